import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { blobSha } from '../repository/FileMemory';
import { tarGz } from './tarGz';

/** A credential, which nobody must ever see. */
export const TOKEN = 'canary-token';

export type OtherHostType = 'gitlab' | 'gitea' | 'bitbucketServer' | 'azure';

/** One repository with one branch, `main`. */
interface Hosted {
  readonly commit: string;
  readonly files: Readonly<Record<string, string>>;
}

/** Answers of an API; undefined for what is not there. */
type Api = (
  path: string,
  query: URLSearchParams,
  hosted: Hosted,
) => unknown | Buffer | undefined;

const isRef = ({ commit }: Hosted, ref: string | null) =>
  ref === null || ['main', 'HEAD', commit].includes(ref);

const fileOf = ({ files }: Hosted, path: string) =>
  files[path] === undefined ? undefined : Buffer.from(files[path]);

function entriesOf({ files }: Hosted) {
  return Object.entries(files).map(([path, content]) => ({
    path,
    type: 'blob',
    mode: '100644',
    size: content.length,
    sha: blobSha(Buffer.from(content)),
  }));
}

const gitlab: Api = (path, query, hosted) => {
  const [, what = ''] =
    path.match(/^\/api\/v4\/projects\/acme%2Fmodels\/repository\/(.*)$/) ?? [];
  const [kind, name = ''] = what.split('/');
  if (path === '/api/v4/projects/acme%2Fmodels') {
    return { default_branch: 'main' };
  }
  if (!isRef(hosted, query.get('ref') ?? query.get('sha'))) return undefined;
  switch (kind) {
    case 'commits':
      if (!name) return [{ id: hosted.commit }];
      return isRef(hosted, name) ? { id: hosted.commit } : undefined;
    case 'tree':
      return entriesOf(hosted).map(({ sha, size, ...rest }) => ({
        id: sha,
        ...rest,
      }));
    case 'files':
      return fileOf(hosted, decodeURIComponent(name));
    case 'archive':
      return tarGz(hosted.files, 'models-main');
    case 'tags':
      return [];
    default:
      return undefined;
  }
};

const gitea: Api = (path, query, hosted) => {
  const [, kind, rest = ''] =
    path.match(
      /^\/api\/v1\/repos\/acme\/models\/(git\/commits|git\/trees|contents|archive|tags)\/?(.*)$/,
    ) ?? [];
  if (!isRef(hosted, query.get('ref'))) return undefined;
  switch (kind) {
    case 'git/commits':
      return isRef(hosted, rest) ? { sha: hosted.commit } : undefined;
    case 'git/trees': {
      // Smaller than in truth, so that there is more than one.
      const size = Math.min(Number(query.get('per_page')), 10);
      const end = Number(query.get('page')) * size;
      const entries = entriesOf(hosted);
      return {
        sha: hosted.commit,
        tree: entries.slice(end - size, end),
        truncated: end < entries.length,
      };
    }
    case 'contents': {
      const content = fileOf(hosted, decodeURIComponent(rest));
      return (
        content && { encoding: 'base64', content: content.toString('base64') }
      );
    }
    case 'archive':
      return tarGz(hosted.files, 'models');
    case 'tags':
      return [];
    default:
      return undefined;
  }
};

const bitbucketServer: Api = (path, query, hosted) => {
  const [, kind, rest = ''] =
    path.match(
      /^\/rest\/api\/1.0\/projects\/acme\/repos\/models\/(\w+)\/?(.*)$/,
    ) ?? [];
  if (!isRef(hosted, query.get('at'))) return undefined;
  switch (kind) {
    case 'commits':
      return isRef(hosted, query.get('until'))
        ? { values: [{ id: hosted.commit }] }
        : undefined;
    case 'files': {
      const start = Number(query.get('start') ?? 0);
      const all = Object.keys(hosted.files);
      return {
        values: all.slice(start, start + 10),
        isLastPage: start + 10 >= all.length,
        nextPageStart: start + 10,
      };
    }
    case 'branches':
      return {
        size: 1,
        values: [{ displayId: 'main', latestCommit: hosted.commit }],
      };
    case 'archive':
      return tarGz(hosted.files, 'acme-models');
    case 'raw':
      return fileOf(hosted, decodeURIComponent(rest));
    default:
      return undefined;
  }
};

const azure: Api = (path, query, hosted) => {
  const [, kind] =
    path.match(
      /^\/acme\/ml\/_apis\/git\/repositories\/models\/(commits|items)$/,
    ) ?? [];
  const version =
    query.get('version') ??
    query.get('versionDescriptor.version') ??
    query.get('searchCriteria.itemVersion.version');
  if (!isRef(hosted, version)) return undefined;
  if (kind === 'commits') return { value: [{ commitId: hosted.commit }] };
  if (kind !== 'items') return undefined;
  return query.has('recursionLevel')
    ? {
        value: entriesOf(hosted).map(entry => ({
          path: `/${entry.path}`,
          gitObjectType: entry.type,
          objectId: entry.sha,
        })),
      }
    : fileOf(hosted, (query.get('path') ?? '').slice(1));
};

const apis: Readonly<Record<OtherHostType, Api>> = {
  gitlab,
  gitea,
  bitbucketServer,
  azure,
};

/** A Git host of our own on loopback that is none of GitHub, as much of it as we and Backstage's URL reader ask for. */
export class OtherHost {
  readonly type: OtherHostType;
  readonly requests: string[] = [];
  files: Readonly<Record<string, string>> = {};
  commit = 'c0ffee1c0ffee1';
  /** Answers before anything else does. */
  intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly #server: Server;

  private constructor(type: OtherHostType) {
    this.type = type;
    this.#server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url!, this.origin);
      this.requests.push(request.url!);
      // Whoever hangs up on what misbehaves is right.
      response.on('error', () => {});
      if (this.intercept?.(request, response)) return;
      const answer = apis[type](pathname, searchParams, this);
      if (answer === undefined) response.writeHead(404).end('{}');
      else
        response.end(Buffer.isBuffer(answer) ? answer : JSON.stringify(answer));
    });
  }

  static async start(type: OtherHostType): Promise<OtherHost> {
    const host = new OtherHost(type);
    await new Promise<void>(resolve =>
      host.#server.listen(0, '127.0.0.1', () => resolve()),
    );
    return host;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  get #host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get origin(): string {
    return `http://${this.#host}`;
  }

  get integrations(): JsonObject {
    const { origin } = this;
    const host = this.#host;
    switch (this.type) {
      case 'gitlab':
        return {
          gitlab: [
            {
              host,
              baseUrl: origin,
              apiBaseUrl: `${origin}/api/v4`,
              token: TOKEN,
            },
          ],
        };
      case 'gitea':
        return { gitea: [{ host, baseUrl: origin, password: TOKEN }] };
      case 'bitbucketServer':
        return {
          bitbucketServer: [
            { host, apiBaseUrl: `${origin}/rest/api/1.0`, token: TOKEN },
          ],
        };
      default:
        return {
          azure: [{ host, credentials: [{ personalAccessToken: TOKEN }] }],
        };
    }
  }

  /** A portal that has an integration for this host only. */
  get config(): ConfigReader {
    return new ConfigReader({ integrations: this.integrations });
  }

  /** Address of the repository, as a person copies it from the browser. */
  get address(): string {
    switch (this.type) {
      case 'gitlab':
        return `${this.origin}/acme/models/-/tree/main/`;
      case 'gitea':
        return `${this.origin}/acme/models/src/branch/main/`;
      case 'bitbucketServer':
        return `${this.origin}/projects/acme/repos/models/browse?at=main`;
      default:
        return `${this.origin}/acme/ml/_git/models?version=GBmain`;
    }
  }
}
