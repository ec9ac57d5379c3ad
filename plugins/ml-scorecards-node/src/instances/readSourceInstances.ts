import { RootConfigService } from '@backstage/backend-plugin-api';

/**
 * One server of a source, as `app-config.yaml` has it. Entities can name its id, and nothing else of it.
 *
 * @public
 */
export interface SourceInstance {
  /** What entities call it. */
  readonly id: string;
  /** Where it is configured. */
  readonly configKey: string;
  /** Where the portal asks it. */
  readonly baseUrl: string;
  /** Where people open it, without a slash at its end. */
  readonly uiUrl: string;
  /** Who asks, and for which tenant. Holds the credentials. */
  readonly headers: Readonly<Record<string, string>>;
}

const ID = /^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$/;
/** What a header may hold. */
const HEADER_VALUE = /^[\x21-\x7e]+$/;

/**
 * Reads the servers of a source: `<configKey>.instances.<id>` with `baseUrl`, `uiUrl` and `auth`, which is either
 * `username` and `password` or `token`. Throws at start, naming the key and never the value, when something makes no sense.
 *
 * @public
 */
export function readSourceInstances(
  config: RootConfigService,
  options: {
    /** Where the source is configured, such as `mlScorecards.mlflow`. */
    readonly configKey: string;
    /** Keys of an instance whose values are sent as headers, such as `{ workspace: 'x-mlflow-workspace' }`. */
    readonly headers?: Readonly<Record<string, string>>;
  },
): SourceInstance[] {
  const { headers } = options;
  return readSourceIds(config, options).map(({ id, configKey }) =>
    readSourceInstance(config, { id, configKey, headers }),
  );
}

/**
 * The ids below `<configKey>.instances`, and where each is configured: for a source whose instances have several servers, or
 * that has other things with ids. Throws at start for what cannot be an id.
 *
 * @public
 */
export function readSourceIds(
  config: RootConfigService,
  options: {
    /** Where the source is configured, such as `mlScorecards.kubeflow`. */
    readonly configKey: string;
    /** What has ids there. Default: `instances`. */
    readonly kind?: string;
  },
): Array<{ readonly id: string; readonly configKey: string }> {
  const { kind = 'instances' } = options;
  const root = `${options.configKey}.${kind}`;
  const ids = config.getOptionalConfig(root)?.keys() ?? [];
  return ids.map(id => {
    const configKey = `${root}.${id}`;
    if (!ID.test(id)) {
      throw new Error(
        `${configKey}: an id is letters, digits, hyphens and underscores`,
      );
    }
    return { id, configKey };
  });
}

/**
 * Reads one server with `baseUrl`, `uiUrl` and `auth`. Throws at start, naming the key and never the value, when something
 * makes no sense.
 *
 * @public
 */
export function readSourceInstance(
  config: RootConfigService,
  options: {
    /** What entities call it. */
    readonly id: string;
    /** Where the server is configured, such as `mlScorecards.kubeflow.instances.main.registry`. */
    readonly configKey: string;
    /** Keys of it whose values are sent as headers. */
    readonly headers?: Readonly<Record<string, string>>;
  },
): SourceInstance {
  const { id, configKey, headers = {} } = options;
  return {
    id,
    configKey,
    ...readAddresses(config, configKey),
    headers: {
      ...readCredentials(config, `${configKey}.auth`),
      ...readHeaders(config, configKey, headers),
    },
  };
}

function readAddresses(
  config: RootConfigService,
  configKey: string,
): Pick<SourceInstance, 'baseUrl' | 'uiUrl'> {
  const baseUrl = readAddress(config, `${configKey}.baseUrl`);
  const uiUrl = config.has(`${configKey}.uiUrl`)
    ? readAddress(config, `${configKey}.uiUrl`)
    : baseUrl;
  return { baseUrl, uiUrl: uiUrl.replace(/\/+$/, '') };
}

/**
 * Reads an address without anything secret. Throws at start, naming the key and never the value, for anything else.
 *
 * @public
 */
export function readAddress(
  config: RootConfigService,
  configKey: string,
): string {
  const url = config.getString(configKey);
  if (isPlainAddress(url)) return url;
  // Not named, since it may hold credentials.
  throw new Error(
    `${configKey} must be an http or https address without credentials, query or fragment`,
  );
}

function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && !(username + password + search + hash);
}

function readHeaders(
  config: RootConfigService,
  configKey: string,
  headers: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([key, header]) => {
      const value = config.getOptionalString(`${configKey}.${key}`);
      if (value === undefined) return [];
      return [[header, checkHeader(value, `${configKey}.${key}`)]];
    }),
  );
}

function readCredentials(
  config: RootConfigService,
  key: string,
): Record<string, string> {
  const auth = config.getOptionalConfig(key);
  if (!auth) return {};
  const token = auth.getOptionalString('token');
  const isBasic = auth.has('username') || auth.has('password');
  if ((token !== undefined) === isBasic) {
    throw new Error(`${key} must have either username and password, or token`);
  }
  if (token !== undefined) {
    // A line break at its end is what comes of reading it from a file.
    const bearer = checkHeader(token.trim(), `${key}.token`);
    return { authorization: `Bearer ${bearer}` };
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

function checkHeader(value: string, key: string): string {
  if (!HEADER_VALUE.test(value)) {
    throw new Error(`${key} must be printable ASCII characters without blanks`);
  }
  return value;
}
