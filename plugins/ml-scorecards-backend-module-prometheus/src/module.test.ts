import { startTestBackend } from '@backstage/backend-test-utils';
import { prometheusFacts } from 'backstage-plugin-ml-scorecards-node';
import {
  collectorModuleContract,
  StartBackend,
  startCollectors,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import prometheusModule from '.';

const start: StartBackend = features =>
  startTestBackend({ features: [prometheusModule, ...features] });
const config = {
  instances: { main: { baseUrl: 'https://prometheus.example.com/prefix' } },
};

describe('the module', () => {
  collectorModuleContract({
    source: 'prometheus',
    title: 'Prometheus',
    start,
    config,
    notAnAddress: {
      config: { instances: { main: { baseUrl: 'prometheus:9090' } } },
      key: 'instances.main.baseUrl',
    },
  });

  it('declares facts that queries of the configuration add, so that checks can read them', async () => {
    const queries = {
      cacheHitShare: {
        query: 'cache_hits{{{matchers}}}',
        annotation: 'prometheus.io/job',
        reading: 'lowest',
        description: 'share of the requests that the cache answered',
      },
    };
    const [{ factSet }] = await startCollectors(start, {
      prometheus: { ...config, queries },
    });
    expect(factSet.facts).toEqual({
      ...prometheusFacts.facts,
      cacheHitShare: {
        type: 'number',
        description: 'share of the requests that the cache answered',
      },
    });
  });

  it('does not start with a query that has an unknown placeholder', async () => {
    const queries = {
      uptime30d: {
        query: 'up{job="{{entity}}"}',
        annotation: 'prometheus.io/job',
      },
    };
    await expect(
      startCollectors(start, { prometheus: { ...config, queries } }),
    ).rejects.toThrow(
      'mlScorecards.prometheus.queries.uptime30d.query has the placeholder {{entity}}',
    );
  });
});
