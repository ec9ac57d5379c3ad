import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import { Evidence, SourceStatus } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { EvidenceValue } from '../ScorecardTab/EvidenceValue';
import { FactList } from '../shared/FactList';
import { SafeLink } from '../shared/SafeLink';
import { ShortList } from '../shared/ShortList';
import { ServiceLevelFacts, textsOf } from './serviceLevelFacts';
import { Verdict } from '../shared/Verdict';

/** Which alerts fire, and which rules there are, or why that is not known. */
export function AlertList(props: {
  told: ServiceLevelFacts;
  source: SourceStatus;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { told, source } = props;
  const { alertRules, burnRateAlerts, firingAlerts } = told.facts;
  if (!firingAlerts) {
    return null;
  }
  const onBudget = textsOf(burnRateAlerts);
  const others = textsOf(alertRules).filter(rule => !onBudget.includes(rule));
  return (
    <section aria-label={t('serviceLevels.alerts')}>
      <Typography variant="subtitle1" component="h3" gutterBottom>
        {t('serviceLevels.alerts')}
      </Typography>
      <FactList
        facts={[
          {
            name: t('serviceLevels.firing'),
            value: <Firing evidence={firingAlerts} source={source} />,
          },
          burnRateAlerts &&
            burnRateAlerts.value !== null && {
              name: t('serviceLevels.burnRateAlerts'),
              value: <Rules names={onBudget} />,
            },
          others.length > 0 && {
            name: t('serviceLevels.otherAlerts'),
            value: <Rules names={others} />,
          },
        ]}
      />
      {firingAlerts.link && (
        <Typography variant="body2">
          <SafeLink to={firingAlerts.link}>
            {t('evidence.open', { source: source.title })}
          </SafeLink>
        </Typography>
      )}
    </section>
  );
}

function Firing(props: { evidence: Evidence; source: SourceStatus }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const { evidence, source } = props;
  if (evidence.value === null) {
    return <EvidenceValue evidence={evidence} source={source} />;
  }
  const names = textsOf(evidence);
  if (names.length === 0) {
    return <Verdict isGood>{t('serviceLevels.none')}</Verdict>;
  }
  return (
    <>
      <Verdict isGood={false}>
        {t('serviceLevels.fires', { count: names.length })}
      </Verdict>
      <ShortList items={names} />
    </>
  );
}

function Rules({ names }: { names: readonly string[] }) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  return names.length > 0 ? (
    <ShortList items={names} />
  ) : (
    <>{t('serviceLevels.none')}</>
  );
}
