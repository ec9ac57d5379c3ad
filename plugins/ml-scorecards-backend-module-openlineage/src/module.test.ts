import { startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { collectorModuleContract } from 'backstage-plugin-ml-scorecards-node/testUtils';
import openlineageModule from '.';

describe('the module', () => {
  collectorModuleContract({
    source: 'openlineage',
    title: 'OpenLineage',
    start: features =>
      startTestBackend({
        features: [
          openlineageModule,
          catalogServiceMock.factory(),
          ...features,
        ],
      }),
    config: { instances: { main: { baseUrl: 'https://marquez.example.com' } } },
    notAnAddress: {
      config: { instances: { main: { baseUrl: 'marquez:5000' } } },
      key: 'instances.main.baseUrl',
    },
  });
});
