import { ConfigReader } from '@backstage/config';
import {
  readSourceIds,
  readSourceInstance,
  readSourceInstances,
} from './readSourceInstances';
import { readSourceTimes } from './readSourceTimes';

const baseUrl = 'https://mlflow.example.com';
const configKey = 'mlScorecards.mlflow';
const read = (mlflow: object) => {
  const config = new ConfigReader({ mlScorecards: { mlflow } });
  return {
    ...readSourceTimes(config, { configKey }),
    instances: readSourceInstances(config, {
      configKey,
      headers: { workspace: 'x-mlflow-workspace' },
    }),
  };
};
const readOne = (instance: object) =>
  read({ instances: { main: { baseUrl, ...instance } } }).instances[0];

describe('the configuration of a source', () => {
  it('reads a server without credentials', () => {
    expect(readOne({})).toEqual({
      id: 'main',
      configKey: 'mlScorecards.mlflow.instances.main',
      baseUrl,
      uiUrl: baseUrl,
      headers: {},
    });
  });

  it.each([
    [
      { auth: { username: 'portal', password: 'pass:word' } },
      { authorization: 'Basic cG9ydGFsOnBhc3M6d29yZA==' },
    ],
    [{ auth: { token: 'abc\n' } }, { authorization: 'Bearer abc' }],
    [{ workspace: 'risk' }, { 'x-mlflow-workspace': 'risk' }],
  ])('with %j sends %j', (instance, headers) => {
    expect(readOne(instance).headers).toEqual(headers);
  });

  it('leads people to another address than the portal uses', () => {
    expect(readOne({ uiUrl: 'https://ml.example.com/mlflow/' })).toMatchObject({
      baseUrl,
      uiUrl: 'https://ml.example.com/mlflow',
    });
  });

  it.each([
    [{ auth: { username: 'portal', token: 'abc' } }, 'main.auth must have'],
    [{ auth: {} }, 'main.auth must have'],
    [{ auth: { username: 'portal' } }, 'main.auth.password'],
    [{ auth: { username: 'a:b', password: 'x' } }, 'main.auth.username'],
    [{ auth: { token: 'two words' } }, 'main.auth.token'],
    [{ workspace: 'a\r\nx: y' }, 'main.workspace'],
    [{ uiUrl: 'https://me:secret@example.com' }, 'main.uiUrl must be'],
    [{ uiUrl: 'ftp://mlflow.example.com' }, 'main.uiUrl must be'],
    [{ baseUrl: 'https://me:secret@example.com' }, 'main.baseUrl must be'],
  ])('refuses %j and names the key, not the value', (instance, message) => {
    let thrown = '';
    try {
      readOne(instance);
    } catch (error) {
      thrown = String(error);
    }
    expect(thrown).toContain(`mlScorecards.mlflow.instances.${message}`);
    expect(thrown).not.toMatch(/secret|two words|abc/);
  });

  it('reads half-hourly and keeps for a day, unless told or for another source', () => {
    const config = new ConfigReader({
      mlScorecards: { mlflow: { interval: 'PT5M' } },
    });
    const day = 24 * 3_600_000;
    expect(read({})).toMatchObject({
      intervalMs: 30 * 60_000,
      timeToLiveMs: day,
    });
    expect(
      readSourceTimes(config, {
        configKey,
        defaults: { intervalMs: 1000, timeToLiveMs: 2 * day },
      }),
    ).toEqual({ intervalMs: 5 * 60_000, timeToLiveMs: 2 * day });
  });

  it.each([
    [{ interval: 'often' }, /mlScorecards\.mlflow\.interval/],
    [{ interval: 'PT2H', timeToLive: 'PT1H' }, /timeToLive must be longer/],
    [{ interval: 'PT0S' }, /mlScorecards\.mlflow\.interval/],
    [{ instances: { 'a.b': { baseUrl } } }, /: an id is letters/],
    [{ instances: { main: {} } }, /mlflow\.instances\.main\.baseUrl/],
  ])('refuses %j', (mlflow, message) => {
    expect(() => read(mlflow)).toThrow(message);
  });

  it('reads an instance of several servers, each by itself', () => {
    const registry = { baseUrl, auth: { token: 'abc' }, userId: 'portal' };
    const config = new ConfigReader({
      mlScorecards: { kubeflow: { instances: { main: { registry } } } },
    });
    const [{ id, configKey: at }] = readSourceIds(config, {
      configKey: 'mlScorecards.kubeflow',
    });
    expect(
      readSourceInstance(config, {
        id,
        configKey: `${at}.registry`,
        headers: { userId: 'kubeflow-userid' },
      }),
    ).toEqual({
      id: 'main',
      configKey: 'mlScorecards.kubeflow.instances.main.registry',
      baseUrl,
      uiUrl: baseUrl,
      headers: { authorization: 'Bearer abc', 'kubeflow-userid': 'portal' },
    });
  });
});
