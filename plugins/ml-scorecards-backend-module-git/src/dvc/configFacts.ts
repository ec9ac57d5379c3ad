import { DvcConfig } from './parseDvcConfig';

/** The default remote: its address without credentials, and whether it is a path on one machine. */
export interface DefaultRemote {
  readonly url: string;
  readonly isLocal: boolean;
}

/** Finds the default remote. A remote that is not the default does not count, nor a default that names no remote. */
export function findDefaultRemote(
  config: DvcConfig,
): DefaultRemote | undefined {
  const name = config.get('core')?.get('remote')?.toLowerCase();
  const url = name && resolveRemote(config, name, 5);
  return url
    ? { url: withoutCredentials(url), isLocal: isLocalPath(url) }
    : undefined;
}

/** Follows `remote://other/path`; bounded, as remotes may point at one another. */
function resolveRemote(
  config: DvcConfig,
  name: string,
  hops: number,
): string | undefined {
  const url = config.get(`remote "${name}"`)?.get('url');
  const [, other, rest] = url?.match(/^remote:\/\/([^/]+)(.*)$/s) ?? [];
  if (!other) return url;
  const base = hops > 0 && resolveRemote(config, other.toLowerCase(), hops - 1);
  return base ? `${base.replace(/\/$/, '')}${rest}` : undefined;
}

function isLocalPath(url: string): boolean {
  return url.startsWith('file:') || !/^[a-z][a-z0-9+.-]+:\/\//i.test(url);
}

const SECRET_OPTIONS = new Set([
  'password',
  'passphrase',
  'token',
  'access_key_id',
  'secret_access_key',
  'session_token',
  'account_key',
  'sas_token',
  'connection_string',
  'client_secret',
  'gdrive_client_secret',
  'oss_key_id',
  'oss_key_secret',
]);

/** Lists the options that hold a credential, by name only: `remote.storage.secret_access_key`. */
export function findSecrets(config: DvcConfig): string[] {
  const found: string[] = [];
  for (const [section, options] of config) {
    const name = section.replace(/^(\w+) "(.*)"$/s, '$1.$2');
    for (const [option, value] of options) {
      if (value && (SECRET_OPTIONS.has(option) || holdsCredentials(value))) {
        found.push(name ? `${name}.${option}` : option);
      }
    }
  }
  return found.sort();
}

const SECRET_PARAMETER = /[?&](?:sig|signature|token|password|secret|key)=./i;

function holdsCredentials(url: string): boolean {
  return (
    /^[a-z][a-z0-9+.-]*:\/\/[^/?#@]*:[^/?#@]+@/i.test(url) ||
    SECRET_PARAMETER.test(url)
  );
}

/**
 * An address that may be shown: without password, and without a query, which may be a signature. The user of an HTTP
 * address goes as well, as it may be a token; the user of an SSH address says where the files are.
 */
export function withoutCredentials(url: string): string {
  const scheme = url.match(/^[a-z][a-z0-9+.-]*:\/\//i)?.[0];
  if (!scheme) return url;
  const [rest] = url.slice(scheme.length).split('?', 1);
  const [host] = rest.split('/', 1);
  const path = rest.slice(host.length);
  const at = host.lastIndexOf('@');
  const [user] = host.slice(0, Math.max(at, 0)).split(':', 1);
  const kept = user && !/^https?:/i.test(scheme) ? `${user}@` : '';
  return `${scheme}${kept}${host.slice(at + 1)}${path}`;
}
