import { ConfigReader } from '@backstage/config';
import { readEvidentlyCollectorConfig } from './config';

describe('readEvidentlyCollectorConfig', () => {
  it('reads servers, and where people look at them', () => {
    const config = new ConfigReader({
      mlScorecards: {
        evidently: {
          interval: 'PT5M',
          instances: {
            main: {
              baseUrl: 'http://evidently.internal:8000',
              uiUrl: 'https://evidently.example.com/',
              auth: { token: 'abc' },
            },
          },
        },
      },
    });
    expect(readEvidentlyCollectorConfig(config)).toEqual({
      intervalMs: 5 * 60_000,
      timeToLiveMs: 24 * 3_600_000,
      instances: [
        {
          id: 'main',
          configKey: 'mlScorecards.evidently.instances.main',
          baseUrl: 'http://evidently.internal:8000',
          uiUrl: 'https://evidently.example.com',
          headers: { authorization: 'Bearer abc' },
        },
      ],
    });
  });
});
