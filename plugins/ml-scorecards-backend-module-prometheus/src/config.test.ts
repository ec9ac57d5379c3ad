import { ConfigReader } from '@backstage/config';
import { readPrometheusCollectorConfig } from './config';

describe('readPrometheusCollectorConfig', () => {
  it('reads servers, with the header of a tenant', () => {
    const { queries, ...config } = readPrometheusCollectorConfig(
      new ConfigReader({
        mlScorecards: {
          prometheus: {
            interval: 'PT5M',
            instances: {
              main: {
                baseUrl: 'https://mimir.example.com/prometheus',
                tenant: 'risk',
                auth: { token: 'abc' },
              },
            },
          },
        },
      }),
    );
    expect(config).toEqual({
      intervalMs: 5 * 60_000,
      timeToLiveMs: 24 * 3_600_000,
      instances: [
        {
          id: 'main',
          configKey: 'mlScorecards.prometheus.instances.main',
          baseUrl: 'https://mimir.example.com/prometheus',
          uiUrl: 'https://mimir.example.com/prometheus',
          headers: { authorization: 'Bearer abc', 'x-scope-orgid': 'risk' },
        },
      ],
    });
    expect(queries.length).toBeGreaterThan(15);
  });
});
