import { docsUrl } from './docsUrl';
import { FactSet } from './FactSet';

/**
 * What Prometheus measures of the component: its service level, its load, and drift that jobs publish as metrics.
 *
 * @public
 */
export const prometheusFacts = {
  source: 'prometheus',
  title: 'Prometheus',
  howToConnect:
    'No installed module reads Prometheus yet. Once one does, name the service in the annotation sloth.dev/service or pyrra.dev/slo, or its rules in prometheus.io/rule.',
  docsUrl: docsUrl('pushing-facts.md'),
  facts: {
    objectives: {
      type: 'strings',
      description:
        'what has an objective by its rules: uptime, latency, pipeline or model-quality',
    },
    compliance30d: {
      type: 'number',
      description: 'share of the last 30 days in which its objective was met',
    },
    errorBudgetRemaining: {
      type: 'number',
      description: 'share of the error budget that is left for this period',
    },
    burnRate1h: {
      type: 'number',
      description:
        'how many times faster than allowed the error budget was spent in the last hour',
    },
    alertRules: {
      type: 'strings',
      description: 'alert rules of the component',
    },
    burnRateAlerts: {
      type: 'strings',
      description: 'alert rules on how fast the error budget is spent',
    },
    driftAlertRules: {
      type: 'strings',
      description: 'alert rules on drift',
    },
    firingAlerts: {
      type: 'strings',
      description: 'alerts that fire now',
    },
    uptime30d: {
      type: 'number',
      description:
        'share of at least 1,000 requests of the last 30 days that were answered well, or of the time in which it was up',
    },
    latencyP95Seconds: {
      type: 'number',
      unit: 'seconds',
      description:
        'time in which 95 of 100 requests of the last seven days were answered',
    },
    latencyP99Seconds: {
      type: 'number',
      unit: 'seconds',
      description:
        'time in which 99 of 100 requests of the last seven days were answered',
    },
    slowWindowShare7d: {
      type: 'number',
      description:
        'share of the five-minute windows of the last seven days whose latency was over the declared limit',
    },
    requestsPerMinute: {
      type: 'number',
      unit: 'per minute',
      description: 'requests over the last seven days',
    },
    highestUtilizationP95: {
      type: 'number',
      description:
        'utilization that 95 of 100 readings of seven days stay below, as a share: the highest of those that are measured',
    },
    measuredUtilizations: {
      type: 'strings',
      description: 'what utilization is measured of: cpu, gpu or memory',
    },
    hasDriftMetrics: {
      type: 'boolean',
      description: 'whether drift is published as a metric',
    },
    driftCheckedAt: {
      type: 'instant',
      description: 'when drift was last checked',
    },
    driftedShare: {
      type: 'number',
      description: 'share of the columns that drifted',
    },
    predictionDrift: {
      type: 'number',
      description:
        'drift of the predictions as population stability index (PSI)',
    },
    servedQualityMeasuredAt: {
      type: 'instant',
      description: 'when the quality on served data was last measured',
    },
    servedQualityDrop: {
      type: 'number',
      description:
        'how much worse the quality on served data is than its reference, as a share; negative if it is better',
    },
  },
} as const satisfies FactSet;
