import { startTestBackend } from '@backstage/backend-test-utils';
import { collectorModuleContract } from 'backstage-plugin-ml-scorecards-node/testUtils';
import mlflowModule from '.';

describe('the module', () => {
  collectorModuleContract({
    source: 'mlflow',
    title: 'MLflow',
    start: features =>
      startTestBackend({ features: [mlflowModule, ...features] }),
    config: {
      instances: { main: { baseUrl: 'https://mlflow.example.com/prefix' } },
    },
    notAnAddress: {
      config: { instances: { main: { baseUrl: 'mlflow:5000' } } },
      key: 'instances.main.baseUrl',
    },
  });
});
