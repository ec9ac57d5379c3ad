import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';

/** One MLflow server. */
export interface MlflowInstanceConfig {
  /** What entities call it. */
  readonly id: string;
  /** Where it is configured. */
  readonly configKey: string;
  readonly baseUrl: string;
  /** Where people open it. */
  readonly uiUrl: string;
  /** Who asks, for which workspace. Holds the credentials. */
  readonly headers: Readonly<Record<string, string>>;
}

/** How often MLflow is read, and how long what was read counts as fresh. */
export interface MlflowCollectorTimes {
  readonly intervalMs: number;
  readonly timeToLiveMs: number;
}

/** What the collector needs to know. */
export interface MlflowCollectorConfig extends MlflowCollectorTimes {
  readonly instances: readonly MlflowInstanceConfig[];
}

const ROOT = 'mlScorecards.mlflow';
const MINUTE = 60_000;
const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
/** What a header may hold. */
const HEADER_VALUE = /^[\x21-\x7e]+$/;

/** Reads `mlScorecards.mlflow`. Throws at start, naming the key, when a value makes no sense. */
export function readMlflowCollectorConfig(
  config: Config,
): MlflowCollectorConfig {
  const instances = config.getOptionalConfig(`${ROOT}.instances`);
  return {
    ...readTimes(config),
    instances: (instances?.keys() ?? []).map(id => readInstance(config, id)),
  };
}

function readTimes(config: Config): MlflowCollectorTimes {
  const read = (name: string, fallback: number) => {
    const key = `${ROOT}.${name}`;
    return config.has(key)
      ? durationToMilliseconds(readDurationFromConfig(config, { key }))
      : fallback;
  };
  const intervalMs = read('interval', 30 * MINUTE);
  const timeToLiveMs = read('timeToLive', 24 * 60 * MINUTE);
  if (!(intervalMs >= 1000)) {
    throw new Error(`${ROOT}.interval must be at least one second`);
  }
  if (!(timeToLiveMs > intervalMs)) {
    throw new Error(
      `${ROOT}.timeToLive must be longer than ${ROOT}.interval, or facts are stale before they are read again`,
    );
  }
  return { intervalMs, timeToLiveMs };
}

function readInstance(config: Config, id: string): MlflowInstanceConfig {
  const configKey = `${ROOT}.instances.${id}`;
  if (!ID.test(id)) {
    throw new Error(
      `${configKey}: the id of an instance is letters, digits, hyphens and underscores`,
    );
  }
  const baseUrl = config.getString(`${configKey}.baseUrl`);
  const uiUrl = config.getOptionalString(`${configKey}.uiUrl`) ?? baseUrl;
  if (!isPlainAddress(uiUrl)) {
    // Not named, since it may hold credentials.
    throw new Error(
      `${configKey}.${
        uiUrl === baseUrl ? 'baseUrl' : 'uiUrl'
      } must be an http or https address without credentials, query or fragment`,
    );
  }
  const workspace = config.getOptionalString(`${configKey}.workspace`);
  if (workspace !== undefined && !HEADER_VALUE.test(workspace)) {
    throw new Error(
      `${configKey}.workspace must be printable ASCII characters without blanks`,
    );
  }
  return {
    id,
    configKey,
    baseUrl,
    uiUrl: uiUrl.replace(/\/+$/, ''),
    headers: {
      ...readCredentials(config, `${configKey}.auth`),
      ...(workspace && { 'x-mlflow-workspace': workspace }),
    },
  };
}

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && !(username + password + search + hash);
}

function readCredentials(config: Config, key: string): Record<string, string> {
  const auth = config.getOptionalConfig(key);
  if (!auth) return {};
  const token = auth.getOptionalString('token');
  const isBasic = auth.has('username') || auth.has('password');
  if ((token !== undefined) === isBasic) {
    throw new Error(`${key} must have either username and password, or token`);
  }
  if (token !== undefined) {
    // A line break at its end is what comes of reading it from a file.
    const trimmed = token.trim();
    if (!HEADER_VALUE.test(trimmed)) {
      throw new Error(
        `${key}.token must be printable ASCII characters without blanks`,
      );
    }
    return { authorization: `Bearer ${trimmed}` };
  }
  const username = auth.getString('username');
  const password = auth.getString('password');
  if (username.includes(':')) {
    throw new Error(
      `${key}.username must not hold a colon, which ends the name in basic authentication`,
    );
  }
  const credentials = Buffer.from(`${username}:${password}`).toString('base64');
  return { authorization: `Basic ${credentials}` };
}
