import { docsUrl } from './docsUrl';
import { FactSet } from './FactSet';

/**
 * What Evidently monitors of the component.
 *
 * @public
 */
export const evidentlyFacts = {
  source: 'evidently',
  title: 'Evidently',
  howToConnect:
    'No installed module reads Evidently yet. Once one does, name the project in the annotation evidentlyai.com/project-id.',
  docsUrl: docsUrl('pushing-facts.md'),
  facts: {
    hasDriftMonitor: {
      type: 'boolean',
      description: 'whether the project has reports on drift',
    },
    hasDriftAlert: {
      type: 'boolean',
      description: 'whether drift raises an alert',
    },
    driftCheckedAt: {
      type: 'instant',
      description: 'when drift was last checked',
    },
    driftMethod: {
      type: 'string',
      description: 'method by which drift of the predictions is measured',
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
    driftedShareByDay: {
      type: 'strings',
      description:
        'share of the columns that drifted, day by day: the day (UTC) and the highest share of it, of the newest 90 days at most, the oldest first',
    },
    predictionDriftByDay: {
      type: 'strings',
      description:
        'drift of the predictions as population stability index (PSI), day by day: the day (UTC) and the highest value of it, of the newest 90 days at most, the oldest first',
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
      description: 'whether somebody answered the drift that is seen now',
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
