import { ConfigReader } from '@backstage/config';
import { readFeastCollectorConfig } from './config';

describe('readFeastCollectorConfig', () => {
  it('reads servers, and where people look at them', () => {
    const config = new ConfigReader({
      mlScorecards: {
        feast: {
          interval: 'PT5M',
          instances: {
            main: {
              baseUrl: 'https://registry.example.com',
              uiUrl: 'https://feast.example.com/',
              auth: { token: 'abc' },
            },
          },
        },
      },
    });
    expect(readFeastCollectorConfig(config)).toEqual({
      intervalMs: 5 * 60_000,
      timeToLiveMs: 24 * 3_600_000,
      instances: [
        {
          id: 'main',
          configKey: 'mlScorecards.feast.instances.main',
          baseUrl: 'https://registry.example.com',
          uiUrl: 'https://feast.example.com',
          headers: { authorization: 'Bearer abc' },
        },
      ],
    });
  });
});
