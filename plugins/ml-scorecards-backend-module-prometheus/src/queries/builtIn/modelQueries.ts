import { FactQueryDefinition } from '../FactQuery';

const annotation = 'prometheus.io/model';

/** Jobs publish once in a while, and scrapes fail now and then: what was there within a day is there. */
function latest(metric: string, matchers = ''): string {
  return `last_over_time(${metric}{${matchers}{{matchers}}}[1d])`;
}

/** The highest value of a day. */
function highestOfDay(metric: string, matchers = ''): string {
  return `max by ({{by}}) (max_over_time(${metric}{${matchers}{{matchers}}}[1d]))`;
}

const OF_PREDICTIONS = 'feature="prediction", ';

/** How drift of the predictions is told that is compared with a limit of ours. */
const BY_PSI = `${OF_PREDICTIONS}method=~"(?i)psi", `;

/**
 * How much worse it is than its reference, where more is better or less is. Several jobs may publish the same metric: the
 * worst of what is served counts, against the best reference.
 */
function drop(better: 'more' | 'less'): string {
  const quality = (aggregation: string, metric: string) =>
    `${aggregation} by ({{by}}, metric) (${latest(
      metric,
      `better${better === 'more' ? '!=' : '='}"lower", `,
    )})`;
  const [worst, best] = better === 'more' ? ['min', 'max'] : ['max', 'min'];
  const served = quality(worst, 'ml_served_quality');
  const reference = quality(best, 'ml_served_quality_reference');
  return better === 'more'
    ? `(${reference} - ${served}) / abs(${reference})`
    : `(${served} - ${reference}) / abs(${reference})`;
}

/** What jobs publish of models, by the convention that docs/sources/prometheus.md has. */
export const modelQueries: readonly FactQueryDefinition[] = [
  {
    fact: 'hasDriftMetrics',
    reading: 'presence',
    sources: [
      {
        annotation,
        query: `count by ({{by}}) (${latest(
          '',
          '__name__=~"ml_drift_score|ml_drift_share|ml_drift_detected", ',
        )})`,
      },
    ],
  },
  {
    fact: 'driftMethods',
    reading: { label: 'method' },
    sources: [
      {
        annotation,
        query: `group by ({{by}}, method) (${latest(
          'ml_drift_score',
          'method!="", ',
        )})`,
      },
    ],
  },
  {
    fact: 'predictionDriftMethods',
    reading: { label: 'method' },
    sources: [
      {
        annotation,
        query: `group by ({{by}}, method) (${latest(
          '',
          `__name__=~"ml_drift_score|ml_drift_detected", method!="", ${OF_PREDICTIONS}`,
        )})`,
      },
    ],
  },
  {
    fact: 'driftCheckedAt',
    reading: 'newest-instant',
    sources: [
      {
        annotation,
        query: `max by ({{by}}) (${latest(
          'ml_drift_last_run_timestamp_seconds',
        )})`,
      },
    ],
  },
  {
    fact: 'driftedShare',
    reading: 'highest',
    sources: [
      { annotation, query: `max by ({{by}}) (${latest('ml_drift_share')})` },
    ],
  },
  {
    fact: 'predictionDrift',
    reading: 'highest',
    sources: [
      {
        annotation,
        query: `max by ({{by}}) (${latest('ml_drift_score', BY_PSI)})`,
      },
    ],
  },
  {
    fact: 'predictionHasDrifted',
    reading: 'truth',
    sources: [
      {
        annotation,
        query: `max by ({{by}}, method) (${latest(
          'ml_drift_detected',
          OF_PREDICTIONS,
        )})`,
      },
    ],
  },
  {
    fact: 'driftedShareByDay',
    reading: 'highest-by-day',
    sources: [{ annotation, query: highestOfDay('ml_drift_share') }],
  },
  {
    fact: 'predictionDriftByDay',
    reading: 'highest-by-day',
    sources: [{ annotation, query: highestOfDay('ml_drift_score', BY_PSI) }],
  },
  {
    fact: 'servedQualityMeasuredAt',
    reading: 'newest-instant',
    sources: [
      {
        annotation,
        query: `max by ({{by}}) (${latest(
          'ml_served_quality_timestamp_seconds',
        )})`,
      },
    ],
  },
  {
    fact: 'servedQualityDrop',
    reading: 'highest',
    sources: [
      {
        annotation,
        query: `${drop('more')} or ${drop('less')}`,
      },
    ],
  },
  {
    fact: 'trainingSecondsMedian',
    reading: 'highest',
    sources: [
      {
        annotation,
        query:
          'max by ({{by}}) (quantile_over_time(0.5, ml_training_duration_seconds{{{matchers}}}[30d]))',
      },
    ],
  },
  {
    fact: 'pipelineSecondsMedian',
    reading: 'highest',
    sources: [
      {
        annotation,
        query:
          'max by ({{by}}) (quantile_over_time(0.5, ml_pipeline_duration_seconds{{{matchers}}}[30d]))',
      },
    ],
  },
];
