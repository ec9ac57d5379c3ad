import { InfoCard } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { sectionTitle } from '../shared/sectionTitle';
import { CheckFilterRow } from './CheckFilterRow';
import { DimensionSection } from './DimensionSection';
import { CheckFilter, matches } from './sections';
import { StatedChecks } from './StatedChecks';

/** The checks by dimension, with what people can put on record about each. */
export function DimensionList(props: {
  scorecard: Scorecard;
  filter: CheckFilter;
  onFilter: (filter: CheckFilter) => void;
  openDimensions: string[];
  openChecks: string[];
  onToggleDimension: (id: string) => void;
  onToggleCheck: (id: string) => void;
  onChanged: (scorecard: Scorecard) => void;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { scorecard, filter } = props;
  const shown = scorecard.dimensions.flatMap(dimension => {
    const checks = dimension.checks.filter(one => matches(filter, one));
    return checks.length > 0 || filter === 'all'
      ? [{ ...dimension, checks }]
      : [];
  });
  return (
    <InfoCard title={t('dimensions.title')} {...sectionTitle}>
      {scorecard.dimensions.length === 0 ? (
        <Typography>{t('dimensions.none')}</Typography>
      ) : (
        <Box mb={2}>
          <CheckFilterRow {...props} />
        </Box>
      )}
      {shown.length === 0 && filter !== 'all' && (
        <Typography>{t('checkFilter.none')}</Typography>
      )}
      <StatedChecks {...props}>
        {onState =>
          shown.map(dimension => (
            <DimensionSection
              key={dimension.id}
              dimension={dimension}
              scorecard={scorecard}
              open={props.openDimensions.includes(dimension.id)}
              openChecks={props.openChecks}
              onToggle={() => props.onToggleDimension(dimension.id)}
              onToggleCheck={props.onToggleCheck}
              onState={onState}
            />
          ))
        }
      </StatedChecks>
    </InfoCard>
  );
}
