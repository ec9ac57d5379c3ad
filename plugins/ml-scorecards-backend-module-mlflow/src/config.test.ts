import { ConfigReader } from '@backstage/config';
import { readMlflowCollectorConfig } from './config';

describe('readMlflowCollectorConfig', () => {
  it('reads servers, with the header of a workspace', () => {
    const config = new ConfigReader({
      mlScorecards: {
        mlflow: {
          interval: 'PT5M',
          instances: {
            main: {
              baseUrl: 'https://mlflow.example.com',
              workspace: 'risk',
              auth: { token: 'abc' },
            },
          },
        },
      },
    });
    expect(readMlflowCollectorConfig(config)).toEqual({
      intervalMs: 5 * 60_000,
      timeToLiveMs: 24 * 3_600_000,
      instances: [
        {
          id: 'main',
          configKey: 'mlScorecards.mlflow.instances.main',
          baseUrl: 'https://mlflow.example.com',
          uiUrl: 'https://mlflow.example.com',
          headers: {
            authorization: 'Bearer abc',
            'x-mlflow-workspace': 'risk',
          },
        },
      ],
    });
  });
});
