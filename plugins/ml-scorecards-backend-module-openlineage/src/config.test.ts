import { ConfigReader } from '@backstage/config';
import { readOpenlineageCollectorConfig } from './config';

const read = (instance: object) =>
  readOpenlineageCollectorConfig(
    new ConfigReader({
      mlScorecards: {
        openlineage: { interval: 'PT5M', instances: { main: instance } },
      },
    }),
  );
const baseUrl = 'https://lineage.example.com';

describe('readOpenlineageCollectorConfig', () => {
  it('reads servers with what they are', () => {
    expect(read({ baseUrl, dialect: 'feast', auth: { token: 'abc' } })).toEqual(
      {
        intervalMs: 5 * 60_000,
        timeToLiveMs: 24 * 3_600_000,
        instances: [
          {
            id: 'main',
            configKey: 'mlScorecards.openlineage.instances.main',
            baseUrl,
            uiUrl: baseUrl,
            headers: { authorization: 'Bearer abc' },
            dialect: 'feast',
          },
        ],
      },
    );
  });

  it('takes a server for Marquez if nothing is said', () => {
    expect(read({ baseUrl }).instances).toMatchObject([{ dialect: 'marquez' }]);
  });

  it('knows no other', () => {
    expect(() => read({ baseUrl, dialect: 'datahub' })).toThrow(
      'mlScorecards.openlineage.instances.main.dialect must be one of marquez, feast',
    );
  });
});
