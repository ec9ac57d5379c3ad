import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import {
  MAX_OBJECTIVE_STANDINGS,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { EvidenceValue } from '../ScorecardTab/EvidenceValue';
import { FactList } from '../shared/FactList';
import { SafeLink } from '../shared/SafeLink';
import { useFormats } from '../shared/useFormats';
import { BudgetLeft } from './BudgetLeft';
import { BurnRate } from './BurnRate';
import { ObjectivesTable } from './ObjectivesTable';
import { numberOf, ServiceLevelFacts } from './serviceLevelFacts';

/** Each objective by itself, or why they are not known and what is known of all together. */
export function Objectives(props: {
  told: ServiceLevelFacts;
  source: SourceStatus;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { told, source } = props;
  const { standings, facts } = told;
  const { objectiveStandings } = facts;
  return (
    <section aria-label={t('serviceLevels.objectives')}>
      <Typography variant="subtitle1" component="h3" gutterBottom>
        {t('serviceLevels.objectives')}
      </Typography>
      {standings.length > 0 ? (
        <>
          <ObjectivesTable standings={standings} />
          <Box mt={1}>
            <Typography variant="caption" component="p">
              {t('serviceLevels.legend')}{' '}
              {standings.length === MAX_OBJECTIVE_STANDINGS &&
                t('serviceLevels.most', {
                  number: formats.count(standings.length),
                })}
            </Typography>
          </Box>
        </>
      ) : (
        <>
          {objectiveStandings && (
            <Typography variant="body2" paragraph>
              <EvidenceValue evidence={objectiveStandings} source={source} />
            </Typography>
          )}
          <WorstOfAll facts={facts} />
        </>
      )}
      {objectiveStandings?.link && (
        <Typography variant="body2">
          <SafeLink to={objectiveStandings.link}>
            {t('evidence.open', { source: source.title })}
          </SafeLink>
        </Typography>
      )}
    </section>
  );
}

/** A portal with queries of its own may know the worst objective only. */
function WorstOfAll({ facts }: Pick<ServiceLevelFacts, 'facts'>) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const budgetLeft = numberOf(facts.errorBudgetRemaining);
  const burnRate = numberOf(facts.burnRate1h);
  return (
    <FactList
      facts={[
        budgetLeft !== undefined && {
          name: t('serviceLevels.column.budgetLeft'),
          value: (
            <BudgetLeft
              name={t('serviceLevels.objectives')}
              share={budgetLeft}
            />
          ),
        },
        burnRate !== undefined && {
          name: t('serviceLevels.column.burnRate'),
          value: <BurnRate rate={burnRate} />,
        },
      ]}
    />
  );
}
