import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { sectionTitle } from '../shared/sectionTitle';
import { DimensionSection } from './DimensionSection';

export function DimensionList(props: {
  scorecard: Scorecard;
  openDimensions: string[];
  openChecks: string[];
  onToggleDimension: (id: string) => void;
  onToggleCheck: (id: string) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard } = props;
  return (
    <InfoCard title={t('dimensions.title')} {...sectionTitle}>
      {scorecard.dimensions.length === 0 && (
        <Typography>{t('dimensions.none')}</Typography>
      )}
      {scorecard.dimensions.map(dimension => (
        <DimensionSection
          key={dimension.id}
          dimension={dimension}
          scorecard={scorecard}
          open={props.openDimensions.includes(dimension.id)}
          openChecks={props.openChecks}
          onToggle={() => props.onToggleDimension(dimension.id)}
          onToggleCheck={props.onToggleCheck}
        />
      ))}
    </InfoCard>
  );
}
