import { startTestBackend } from '@backstage/backend-test-utils';
import { collectorModuleContract } from 'backstage-plugin-ml-scorecards-node/testUtils';
import feastModule from '.';

describe('the module', () => {
  collectorModuleContract({
    source: 'feast',
    title: 'Feast',
    start: features =>
      startTestBackend({ features: [feastModule, ...features] }),
    config: { instances: { main: { baseUrl: 'https://feast.example.com' } } },
    notAnAddress: {
      config: { instances: { main: { baseUrl: 'feast:6572' } } },
      key: 'instances.main.baseUrl',
    },
  });
});
