import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { JsonObject } from '@backstage/types';
import {
  collectAll,
  collectFacts,
  componentAt,
  createCollector,
} from '../__testUtils__/collectAll';
import { GitHubHost, HostedTag } from '../__testUtils__/GitHubHost';
import { RepositoryApis } from '../api/RepositoryApis';
import { resolveSourceLocation } from '../repository/sourceLocation';
import { RepositoryTags, TagMemory } from './RepositoryTags';
import { TagReader } from './TagReader';
import { tagReaderOf } from './tagReaderOf';

const tag = (name: string, commit: string, day = 1): HostedTag => ({
  name,
  commit,
  at: `2026-03-${String(day).padStart(2, '0')}T09:00:00Z`,
});
const light = (name: string, commit: string): HostedTag => ({ name, commit });

describe('GTO tags on GitHub', () => {
  let host: GitHubHost;
  beforeAll(async () => {
    host = await GitHubHost.start();
  });
  afterAll(() => host.stop());
  beforeEach(() => host.reset());

  const at = (path: string, annotations?: Record<string, string>) =>
    componentAt('x', `${host.origin}/acme/${path}`, annotations);
  const facts = (
    tags: readonly HostedTag[],
    path = 'm/tree/main/',
    annotations?: Record<string, string>,
    files: Record<string, string> = { 'README.md': 'hi' },
  ) => {
    host.add('acme/m', files, undefined, tags);
    return collectFacts(createCollector(host.config), at(path, annotations));
  };

  it('become versions and stages', async () => {
    expect(
      await facts([
        light('v1.0.0', 'c1'),
        light('churn@v9.0.0', 'c1'),
        tag('v2.0.0', 'c1'),
        tag('churn@v1.10.0', 'c2', 2),
        tag('churn@v1.9.0', 'c1', 1),
        tag('churn#production#1', 'c2', 3),
        tag('churn#production#2', 'c1', 4),
        tag('churn#shadow#3', 'c2', 5),
        tag('churn#dev#4', 'c2', 6),
      ]),
    ).toMatchObject({
      gtoVersions: ['v1.9.0', 'v1.10.0'],
      gtoVersionAt: '2026-03-02T09:00:00.000Z',
      gtoServingVersions: ['v1.9.0'],
      gtoChallengerVersions: ['v1.10.0'],
      gtoLiveVersions: ['v1.10.0', 'v1.9.0'],
    });
  });

  it('are known to be none in a repository without any', async () => {
    expect(await facts([light('v1.0.0', 'c1')])).toMatchObject({
      gtoVersions: [],
      gtoVersionAt: '? no GTO tag registers a version',
      gtoServingVersions: [],
      gtoLiveVersions: [],
    });
  });

  describe('of several artifacts', () => {
    const monorepo = [
      tag('models/churn=churn@v1.0.0', 'c1'),
      tag('models/ltv=ltv@v2.0.0', 'c1'),
      tag('shared@v3.0.0', 'c1'),
    ];
    const files = {
      'models/churn/README.md': 'hi',
      'models/ltv/README.md': 'hi',
      'models/other/README.md': 'hi',
      'README.md': 'hi',
    };
    it.each([
      ['m/tree/main/models/churn', {}, ['v1.0.0']],
      ['m/tree/main/models', { 'dvc.org/project-path': 'ltv' }, ['v2.0.0']],
      ['m/tree/main/', {}, ['v3.0.0']],
      [
        'm/tree/main/models/other',
        { 'dvc.org/artifact': 'shared' },
        ['v3.0.0'],
      ],
      [
        'm/tree/main/models/other',
        { 'dvc.org/artifact': 'models/ltv:ltv' },
        ['v2.0.0'],
      ],
      ['m/tree/main/models/churn', { 'dvc.org/artifact': 'gone' }, []],
    ])('at %s with %j are %j', async (path, annotations, versions) => {
      expect(await facts(monorepo, path, annotations, files)).toMatchObject({
        gtoVersions: versions,
      });
    });

    it('that could be anyone are not guessed', async () => {
      expect(
        await facts(
          [tag('a@v1.0.0', 'c1'), tag('b@v1.0.0', 'c1')],
          'm/tree/main/models/other',
          {},
          files,
        ),
      ).toMatchObject({
        gtoVersions: expect.stringMatching(
          /^\? .*several artifacts \(a, b\).*dvc.org\/artifact/,
        ),
      });
    });

    it('in one folder are those that dvc.yaml declares as models', async () => {
      const both = [tag('clf@v1.0.0', 'c1'), tag('data@v7.0.0', 'c1')];
      expect(await facts(both)).toMatchObject({
        gtoVersions: ['clf@v1.0.0', 'data@v7.0.0'],
      });
      expect(
        await facts(both, undefined, undefined, {
          'dvc.yaml':
            'artifacts:\n  clf: {path: m, type: model}\n  data: {path: d, type: dataset}\n',
        }),
      ).toMatchObject({ gtoVersions: ['v1.0.0'] });
    });
  });

  it('are listed once for all components, and each is read once', async () => {
    host.add(
      'acme/m',
      { 'a/README.md': 'hi', 'b/README.md': 'hi' },
      undefined,
      [tag('a=m@v1.0.0', 'c1'), tag('b=m@v1.0.0', 'c1')],
    );
    const collector = createCollector(host.config);
    const components = ['a', 'b'].map(name =>
      componentAt(name, `${host.origin}/acme/m/tree/main/${name}`),
    );
    await collectAll(collector, components);
    const count = (part: string) =>
      host.requests.filter(url => url.includes(part)).length;
    expect([count('/matching-refs/'), count('/git/tags/')]).toEqual([1, 2]);
    await collectAll(collector, components);
    expect([count('/matching-refs/'), count('/git/tags/')]).toEqual([2, 2]);
  });

  it('that change are read anew, though the commit is the same', async () => {
    host.add('acme/m', { 'README.md': 'hi' }, undefined, [
      tag('m@v1.0.0', 'c1'),
    ]);
    const collector = createCollector(host.config);
    const entity = at('m/tree/main/');
    const { x: first } = await collectAll(collector, [entity]);
    const revision = 'facts' in first ? first.revision : undefined;
    const again = () => collectAll(collector, [{ entity, revision }]);
    expect((await again()).x).toMatchObject({ unchanged: true });

    // A release that is not of GTO changes nothing.
    host.add('acme/m', { 'README.md': 'hi' }, undefined, [
      tag('m@v1.0.0', 'c1'),
      tag('v2.0.0', 'c1'),
    ]);
    expect((await again()).x).toMatchObject({ unchanged: true });

    host.add('acme/m', { 'README.md': 'hi' }, undefined, [
      tag('m@v1.0.0', 'c1'),
      tag('m#prod#1', 'c1'),
    ]);
    expect((await again()).x).toMatchObject({
      facts: { gtoServingVersions: { value: ['v1.0.0'] } },
    });
  });

  it('are asked for with the credentials of the integration', async () => {
    const seen: (string | undefined)[] = [];
    host.onRequest = ({ url, headers }) => {
      if (url!.includes('/matching-refs/')) seen.push(headers.authorization);
    };
    await facts([]);
    expect(seen).toEqual(['Bearer secret-token']);
  });

  const answerForTags = (status: number, body: string) => {
    host.intercept = ({ url }, response) => {
      const isTags = url!.includes('/matching-refs/');
      if (isTags) response.writeHead(status).end(body);
      return isTags;
    };
  };

  it.each([
    [403, '{"message":"Resource not accessible by integration"}', /403/],
    [404, '{}', /404/],
    [200, '<html>Sign in</html>', /web page/],
    [200, '{"a":1}', /another shape/],
  ])(
    'that may not be read (%s %s) leave all other facts alone',
    async (status, body, reason) => {
      answerForTags(status, body);
      const collected = await facts([]);
      expect(collected).toMatchObject({
        lastCommit: 'c0ffee1',
        modelCard: '',
        gtoVersions: expect.stringMatching(reason),
      });
      expect(JSON.stringify(collected)).not.toContain('secret-token');
    },
  );

  it.each([
    ['with a web page', 200, '<html>Sign in</html>', /web page/],
    ['with nonsense', 200, '{"object": ', /not JSON/],
    ['that it is forbidden', 403, '{}', /403/],
  ])(
    'that are answered %s are read again, though the list stays the same',
    async (_, status, body, reason) => {
      host.add('acme/m', { 'README.md': 'hi' }, undefined, [
        tag('m@v1.0.0', 'c1'),
      ]);
      const collector = createCollector(host.config);
      const entity = at('m/tree/main/');
      const pass = async (revision?: string) => {
        const { x } = await collectAll(collector, [{ entity, revision }]);
        if (!('facts' in x)) throw new Error(JSON.stringify(x));
        return x;
      };
      host.intercept = ({ url }, response) => {
        const isTag = url!.includes('/git/tags/');
        if (isTag) response.writeHead(status).end(body);
        return isTag;
      };
      const ill = await pass();
      expect(ill.facts.gtoVersions).toEqual({
        unknownBecause: expect.stringMatching(reason),
      });
      host.intercept = undefined;
      const well = await pass(ill.revision);
      expect(well.facts.gtoVersions).toMatchObject({ value: ['v1.0.0'] });
      expect(
        await collectAll(collector, [{ entity, revision: well.revision }]),
      ).toMatchObject({ x: { unchanged: true } });
    },
  );

  it('that may be read later keep the facts as they were', async () => {
    answerForTags(403, '{"message":"API rate limit exceeded for 1.2.3.4"}');
    host.add('acme/m', { 'README.md': 'hi' });
    expect(
      (await collectAll(createCollector(host.config), [at('m/tree/main/')])).x,
    ).toMatchObject({ error: { code: 'rate-limited' } });
  });

  it('in great number are not read', async () => {
    expect(
      await facts(
        Array.from({ length: 301 }, (_, i) => tag(`m@v1.0.${i}`, 'c1')),
      ),
    ).toMatchObject({
      gtoVersions: expect.stringMatching(/more than 300 GTO tags/),
    });
    expect(host.requests.length).toBeLessThan(10);
  });
});

describe('tags on other hosts', () => {
  const requests: IncomingMessage[] = [];
  let answer: (url: URL) => unknown = () => [];
  let server: Server;
  let origin = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      requests.push(request);
      response.end(JSON.stringify(answer(new URL(request.url!, origin))));
    });
    await new Promise<void>(resolve =>
      server.listen(0, '127.0.0.1', () => resolve()),
    );
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise(resolve => server.close(resolve)));
  beforeEach(() => requests.splice(0));

  const { signal } = new AbortController();
  const readerFor = (integrations: JsonObject, address: string): TagReader => {
    const registry = ScmIntegrations.fromConfig(
      new ConfigReader({ integrations }),
    );
    const { root } = resolveSourceLocation(componentAt('x', address), registry);
    const api = new RepositoryApis({ integrations: registry }).for(root);
    if ('unknown' in api) throw new Error(api.unknown);
    const reader = tagReaderOf(api);
    if ('unknown' in reader) throw new Error(reader.unknown);
    return reader;
  };

  it('are listed page by page on GitLab, with their commits', async () => {
    const all = [
      { name: 'v1.0.0', target: 'c1', commit: { id: 'c1' } },
      {
        name: 'm@v1.0.0',
        target: 't1',
        commit: { id: 'c1' },
        created_at: '2026-03-01T09:00:00.000+01:00',
      },
      ...Array.from({ length: 148 }, (_, i) => ({
        name: `m#prod#${i}`,
        target: `p${i}`,
        commit: { id: 'c1' },
        created_at: null,
      })),
    ];
    answer = url => {
      const page = Number(url.searchParams.get('page'));
      return all.slice((page - 1) * 100, page * 100);
    };
    const reader = readerFor(
      {
        gitlab: [
          {
            host: new URL(origin).host,
            baseUrl: `${origin}/git`,
            apiBaseUrl: `${origin}/git/api/v4`,
            token: 'glpat-secret',
          },
        ],
      },
      `${origin}/git/group/sub/models/-/tree/main/`,
    );
    const { tags, truncated } = await reader.list({ signal });
    expect(truncated).toBe(false);
    expect(tags).toHaveLength(149);
    expect(tags[0]).toEqual({
      name: 'm@v1.0.0',
      sha: 't1',
      details: { commit: 'c1', at: '2026-03-01T09:00:00.000+01:00' },
    });
    expect(await reader.describe(tags[1], { signal })).toEqual({
      commit: 'c1',
    });
    expect(requests.map(({ url }) => url)).toEqual([
      '/git/api/v4/projects/group%2Fsub%2Fmodels/repository/tags?per_page=100&page=1',
      '/git/api/v4/projects/group%2Fsub%2Fmodels/repository/tags?per_page=100&page=2',
    ]);
    expect(requests[0].headers.authorization).toBe('Bearer glpat-secret');
  });

  it('are described one by one on Gitea', async () => {
    answer = url =>
      url.pathname.endsWith('/git/tags/t1')
        ? {
            tagger: { date: '2026-03-01T09:00:00Z' },
            object: { type: 'commit', sha: 'c1' },
          }
        : [
            { name: 'v1', id: 'c1', commit: { sha: 'c1' } },
            { name: 'm@v1.0.0', id: 't1', commit: { sha: 'c1' } },
          ].slice(0, url.searchParams.get('page') === '1' ? 2 : 0);
    const reader = readerFor(
      {
        gitea: [
          { host: new URL(origin).host, baseUrl: origin, password: 'secret' },
        ],
      },
      `${origin}/acme/models/src/branch/main/`,
    );
    const { tags } = await reader.list({ signal });
    expect(tags).toEqual([{ name: 'm@v1.0.0', sha: 't1' }]);
    expect(await reader.describe(tags[0], { signal })).toEqual({
      commit: 'c1',
      at: '2026-03-01T09:00:00Z',
    });
    expect(requests[0].headers.authorization).toBe('token secret');
  });

  it.each([
    [
      'GitLab',
      (host: string) => ({
        gitlab: [
          { host, baseUrl: `http://${host}`, apiBaseUrl: `http://${host}/api` },
        ],
      }),
      '/group/models/-/tree/main/',
      50,
    ],
    [
      'Gitea',
      (host: string) => ({ gitea: [{ host, baseUrl: `http://${host}` }] }),
      '/acme/models/src/branch/main/',
      200,
    ],
  ])(
    'that never end are read up to a number of pages on %s, and count as unknown',
    async (_, integrationsOf, path, pages) => {
      let n = 0;
      answer = () =>
        Array.from({ length: 100 }, () => ({
          name: `v${(n += 1)}`,
          id: 'c1',
          target: 'c1',
          commit: { id: 'c1', sha: 'c1' },
        }));
      const reader = readerFor(
        integrationsOf(new URL(origin).host),
        `${origin}${path}`,
      );
      expect(await reader.list({ signal })).toMatchObject({ truncated: true });
      expect(requests.length).toBeLessThanOrEqual(pages);

      const tags = await RepositoryTags.list(
        { reader, memory: new TagMemory(), runRequest: request => request() },
        signal,
      );
      expect(await tags.of('m', signal)).toEqual({
        problem: 'the repository has more tags than are read',
      });
    },
  );

  it('are never asked of a host that no integration names', () => {
    const registry = ScmIntegrations.fromConfig(new ConfigReader({}));
    const apis = new RepositoryApis({ integrations: registry });
    for (const hostType of ['github', 'gitlab', 'gitea', 'azure', undefined]) {
      expect(
        apis.for({
          url: `${origin}/acme/m/`,
          host: new URL(origin).host,
          ...(hostType ? { hostType } : {}),
          project: 'acme/m',
        }),
      ).toEqual({ unknown: expect.any(String) });
    }
    expect(requests).toEqual([]);
  });
});
