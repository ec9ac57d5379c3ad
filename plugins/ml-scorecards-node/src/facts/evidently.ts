import { docsUrl } from './docsUrl';
import { FactSet } from './FactSet';

/**
 * How data and predictions of the component drift: what Evidently monitors, or a report of Evidently, whylogs, NannyML or
 * Alibi Detect says.
 *
 * @public
 */
export const evidentlyFacts = {
  source: 'evidently',
  title: 'Evidently',
  howToConnect:
    'Install backstage-plugin-ml-scorecards-backend-module-evidently, configure the server in mlScorecards.evidently.instances, and name the project in the annotation evidentlyai.com/project-id. A report in the repository of the component, or in a store of mlScorecards.evidently.reportStores, needs no server: name its path in evidentlyai.com/report, and the store in evidentlyai.com/report-store. A job can push these facts instead.',
  docsUrl: docsUrl('sources/evidently.md'),
  facts: {
    hasDriftMonitor: {
      type: 'boolean',
      description: 'whether the project has reports on drift',
    },
    hasDriftAlert: {
      type: 'boolean',
      description:
        'whether drift raises an alert, as whoever makes the reports says',
    },
    driftCheckedAt: {
      type: 'instant',
      description: 'when drift was last checked',
    },
    driftTool: {
      type: 'string',
      description:
        'library that measured drift: Evidently, whylogs, NannyML or Alibi Detect',
    },
    driftMethod: {
      type: 'string',
      description:
        'method by which drift of the predictions is measured: of p-values lower is worse, of distances higher',
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
        'whether the predictions drifted, by the method and threshold of the report itself',
    },
    driftedShareByDay: {
      type: 'strings',
      description:
        'share of the columns that drifted, day by day: the day (UTC) and the highest share of it, of the newest 90 days at most',
    },
    predictionDriftByDay: {
      type: 'strings',
      description:
        'drift of the predictions as population stability index (PSI), day by day: the day (UTC) and the highest value of it, of the newest 90 days at most',
    },
    maxFeatureDrift: {
      type: 'number',
      description:
        'largest drift of a feature as population stability index (PSI)',
    },
    failedTests: {
      type: 'strings',
      description: 'tests that failed in the last report',
    },
    driftIsAcknowledged: {
      type: 'boolean',
      description:
        'whether somebody answered the drift that is seen now: each column that drifts had drifted in a report that is tagged as answered',
    },
    driftAcknowledgedAt: {
      type: 'instant',
      description: 'when somebody last answered the drift that is seen now',
    },
    trainingServingSkew: {
      type: 'number',
      description:
        'share of the features whose served values differ from those of training',
    },
    skewMeasuredAt: {
      type: 'instant',
      description:
        'when served features were last compared with those of training',
    },
    servedQualityMeasuredAt: {
      type: 'instant',
      description: 'when the quality on served data was last measured',
    },
    servedQualityDrop: {
      type: 'number',
      description:
        'how much worse the quality on served data is than its reference, as a share of at least 1,000 predictions; negative if it is better',
    },
  },
} as const satisfies FactSet;
