import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { DimensionResult } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { sectionTitle } from '../shared/sectionTitle';
import { DimensionSection } from './DimensionSection';

export function DimensionList(props: {
  dimensions: DimensionResult[];
  openDimensions: string[];
  openChecks: string[];
  onToggleDimension: (id: string) => void;
  onToggleCheck: (id: string) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return (
    <InfoCard title={t('dimensions.title')} {...sectionTitle}>
      {props.dimensions.length === 0 && (
        <Typography>{t('dimensions.none')}</Typography>
      )}
      {props.dimensions.map(dimension => (
        <DimensionSection
          key={dimension.id}
          dimension={dimension}
          open={props.openDimensions.includes(dimension.id)}
          openChecks={props.openChecks}
          onToggle={() => props.onToggleDimension(dimension.id)}
          onToggleCheck={props.onToggleCheck}
        />
      ))}
    </InfoCard>
  );
}
