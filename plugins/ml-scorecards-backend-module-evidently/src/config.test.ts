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
      reportStores: [],
    });
  });

  const withStores = (reportStores: object) =>
    readEvidentlyCollectorConfig(
      new ConfigReader({ mlScorecards: { evidently: { reportStores } } }),
    ).reportStores;

  it('reads stores of reports', () => {
    const url = 'https://acme-drift.s3.eu-west-1.amazonaws.com/reports/';
    expect(withStores({ drift: { url } })).toEqual([
      {
        id: 'drift',
        configKey: 'mlScorecards.evidently.reportStores.drift',
        url: new URL(url),
      },
    ]);
  });

  it.each([
    [
      { 'a/b': { url: 'https://example.com/' } },
      /reportStores\.a\/b: an id is/,
    ],
    [{ drift: {} }, /reportStores\.drift\.url/],
    [{ drift: { url: 's3://acme/' } }, /reportStores\.drift\.url must be/],
    [{ drift: { url: '/etc/' } }, /reportStores\.drift\.url must be/],
    [
      { drift: { url: 'https://acme.blob.core.windows.net/x?sig=secret' } },
      /reportStores\.drift\.url must be an http or https address without [^]*$(?<!secret)/,
    ],
  ])('refuses %j', (reportStores, message) => {
    expect(() => withStores(reportStores)).toThrow(message);
  });
});
