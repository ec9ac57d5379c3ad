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
    'Install backstage-plugin-ml-scorecards-backend-module-prometheus, configure the server in mlScorecards.prometheus.instances, and name the component in one of the annotations sloth.dev/service, pyrra.dev/slo, prometheus.io/job, prometheus.io/model or prometheus.io/container, or its alert rules in prometheus.io/alert.',
  docsUrl: docsUrl('sources/prometheus.md'),
  facts: {
    objectives: {
      type: 'strings',
      description:
        'what has an objective by its rules: uptime, latency, pipeline or model-quality',
    },
    compliance30d: {
      type: 'number',
      description:
        'share of the hours of the last 30 days in which its objective was met, the lowest if it has several',
    },
    errorBudgetRemaining: {
      type: 'number',
      description:
        'share of the error budget that is left for this period, the lowest if there are several objectives; negative if more than all of it is spent',
    },
    burnRate1h: {
      type: 'number',
      description:
        'how many times faster than allowed the error budget was spent in the last hour, the highest if there are several objectives',
    },
    objectiveStandings: {
      type: 'strings',
      description:
        'how each objective stands, up to 20, those with the least budget first: its name, what it is about, its target, the days it is for, the share that went well in them (measured), the share of the error budget that is left and how many times faster than allowed it was spent in the last hour; what is unknown of one is left out, and blanks and percent signs in names are percent-encoded',
    },
    errorBudgetSpentByDay: {
      type: 'strings',
      description:
        'share of the error budget that was spent, day by day: the day (UTC) and the highest share of it, of the objective that spent most, of the newest 30 days at most',
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
        'share of the last 30 days in which requests were answered well, by its objective for uptime (of Pyrra one over four weeks or more), or else in which it was up',
    },
    latencyP95Seconds: {
      type: 'number',
      unit: 'seconds',
      description:
        'time in which 95 of 100 requests of the last seven days were answered; unknown if that is above the last bound of the histogram, and no limit below that is declared',
    },
    latencyP99Seconds: {
      type: 'number',
      unit: 'seconds',
      description:
        'time in which 99 of 100 requests of the last seven days were answered; unknown if that is above the last bound of the histogram, and no limit below that is declared',
    },
    slowWindowShare7d: {
      type: 'number',
      description:
        'share of the five-minute windows of the last seven days, of those with requests, in which fewer than 95 of 100 were answered within the declared limit',
    },
    requestsPerMinute: {
      type: 'number',
      unit: 'per minute',
      description: 'requests over the last seven days',
    },
    cpuUtilizationP95: {
      type: 'number',
      description:
        'utilization of the processors, in the busiest pod or machine, that 95 of 100 readings of seven days stay below, as a share',
    },
    gpuUtilizationP95: {
      type: 'number',
      description:
        'utilization of the GPUs that 95 of 100 readings of seven days stay below, as a share',
    },
    memoryUtilizationP95: {
      type: 'number',
      description:
        'utilization of the memory, in the busiest pod or machine, that 95 of 100 readings of seven days stay below, as a share',
    },
    highestUtilizationP95: {
      type: 'number',
      description:
        'utilization that 95 of 100 readings of seven days stay below, as a share: the highest of those that are measured, unknown if one could not be read',
    },
    measuredUtilizations: {
      type: 'strings',
      description: 'what utilization is measured of: cpu, gpu or memory',
    },
    hasDriftMetrics: {
      type: 'boolean',
      description: 'whether drift is published as a metric',
    },
    driftMethods: {
      type: 'strings',
      description:
        'by which methods drift is measured, such as psi or ks: of p-values lower is worse, of distances higher',
    },
    predictionDriftMethods: {
      type: 'strings',
      description:
        'by which methods drift of the predictions is measured: of p-values lower is worse, of distances higher',
    },
    driftCheckedAt: {
      type: 'instant',
      description:
        'when drift was last checked; of several models, when it was of that which waits longest',
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
    predictionHasDrifted: {
      type: 'boolean',
      description:
        'whether the predictions drifted, by the method and threshold of whoever measured it',
    },
    driftedShareByDay: {
      type: 'strings',
      description:
        'share of the columns that drifted, day by day: the day (UTC) and the highest share of it, of the newest 30 days at most',
    },
    predictionDriftByDay: {
      type: 'strings',
      description:
        'drift of the predictions as population stability index (PSI), day by day: the day (UTC) and the highest value of it, of the newest 30 days at most',
    },
    servedQualityMeasuredAt: {
      type: 'instant',
      description:
        'when the quality on served data was last measured; of several models, when it was of that which waits longest',
    },
    servedQualityDrop: {
      type: 'number',
      description:
        'how much worse the quality on served data is than its reference, as a share; negative if it is better; of several, the worst one',
    },
    trainingSecondsMedian: {
      type: 'number',
      unit: 'seconds',
      description:
        'how long training took: the median of the last 30 days, in which each run counts as long as it was the latest',
    },
    pipelineSecondsMedian: {
      type: 'number',
      unit: 'seconds',
      description:
        'how long the data pipeline took: the median of the last 30 days, in which each run counts as long as it was the latest',
    },
  },
} as const satisfies FactSet;
