import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  Evidence,
  SourceStatus,
  TierTargets,
} from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsTranslationRef } from '../../translation';
import { FactList } from '../shared/FactList';
import { useFormats } from '../shared/useFormats';
import { Measured, Promised } from './Measured';
import { ObjectiveKinds } from './ObjectiveKinds';
import { ServiceLevelFacts } from './serviceLevelFacts';

/** What is measured of uptime and latency, beside what the tier asks for or the owner promises. */
export function Promises(props: {
  told: ServiceLevelFacts;
  source: SourceStatus;
  targets: TierTargets;
}) {
  const { t } = useTranslationRef(mlScorecardsTranslationRef);
  const formats = useFormats();
  const { told, source, targets } = props;
  const { facts, inRepository, latencyLimit } = told;
  const { minUptime, latencyPercentile = 'p95' } = targets;
  const maxLatency = latencyLimit ?? targets.maxLatencySeconds;
  const seconds = (value: number) => formats.number(value, 'seconds');

  /** A line, unless there is neither a value nor a promise. */
  const line = (
    name: string,
    fact: Evidence | undefined,
    format: (value: number) => string,
    promised?: Promised,
  ) =>
    fact &&
    (fact.value !== null || promised) && {
      name,
      value: (
        <Measured
          fact={fact}
          source={source}
          promised={promised}
          format={format}
        />
      ),
    };

  const lines = [
    line(
      t('serviceLevels.uptime'),
      facts.uptime30d,
      formats.nines,
      minUptime === undefined
        ? undefined
        : {
            text: t('serviceLevels.ofTier', {
              promise: formats.nines(minUptime),
            }),
            isKept: uptime => uptime >= minUptime,
          },
    ),
    line(
      t('serviceLevels.latency', { percentile: latencyPercentile }),
      latencyPercentile === 'p99'
        ? facts.latencyP99Seconds
        : facts.latencyP95Seconds,
      seconds,
      maxLatency === undefined
        ? undefined
        : {
            text: t(
              latencyLimit === undefined
                ? 'serviceLevels.ofTier'
                : 'serviceLevels.ofOwner',
              { promise: seconds(maxLatency) },
            ),
            isKept: latency => latency <= maxLatency,
          },
    ),
    line(t('serviceLevels.kept30d'), facts.compliance30d, formats.nines),
    inRepository.length > 0 && {
      name: t('serviceLevels.inRepository'),
      value: <ObjectiveKinds kinds={inRepository} />,
    },
  ].filter(Boolean);
  return lines.length > 0 ? (
    <section aria-label={t('serviceLevels.promises')}>
      <Typography variant="subtitle1" component="h3" gutterBottom>
        {t('serviceLevels.promises')}
      </Typography>
      <FactList facts={lines} />
    </section>
  ) : null;
}
