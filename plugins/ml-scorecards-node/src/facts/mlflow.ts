import { FactSet } from './FactSet';

/**
 * What MLflow knows of the component's registered model and experiment.
 *
 * @public
 */
export const mlflowFacts = {
  source: 'mlflow',
  title: 'MLflow',
  howToConnect:
    'No installed module reads MLflow yet. Once one does, name the registered model in the annotation mlflow.org/registered-model.',
  facts: {
    versionCount: {
      type: 'integer',
      description: 'versions of the registered model',
    },
    runCount90d: {
      type: 'integer',
      description: 'runs of the experiment in the last 90 days',
    },
  },
} as const satisfies FactSet;
