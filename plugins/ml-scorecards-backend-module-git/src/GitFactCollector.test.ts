import { createServer, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { ConfigReader } from '@backstage/config';
import { gitFacts } from 'backstage-plugin-ml-scorecards-node';
import { factCollectorContract } from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  collectAll,
  collectFacts,
  componentAt,
  createCollector,
  plain,
} from './__testUtils__/collectAll';
import { dvcProject } from './__testUtils__/dvcProject';
import { GitHubHost } from './__testUtils__/GitHubHost';

describe('GitFactCollector', () => {
  let host: GitHubHost;

  beforeAll(async () => {
    host = await GitHubHost.start();
  });
  afterAll(() => host.stop());
  beforeEach(() => host.reset());

  const at = (
    name: string,
    path: string,
    annotations?: Record<string, string>,
  ) => componentAt(name, `${host.origin}/acme/${path}`, annotations);

  factCollectorContract({
    name: 'GitFactCollector',
    setUp: () => {
      host.add('acme/churn', { ...dvcProject, 'README.md': 'hi' });
      host.add('acme/fraud', { 'MODEL_CARD.md': '# Metrics\nAUC is 0.9.' });
      const notServed = at('other', 'other');
      notServed.metadata.annotations = {};
      const answerAll = (answer: (response: ServerResponse) => unknown) => {
        host.intercept = (_, response) => {
          answer(response);
          return true;
        };
      };
      return {
        collector: createCollector(host.config),
        served: [
          at('churn', 'churn/tree/main/', { 'dvc.org/project-path': '.' }),
          at('fraud', 'fraud/tree/main/'),
        ],
        notServed,
        secrets: ['secret-token'],
        source: {
          goDown: () => answerAll(response => response.destroy()),
          hang: () => new Promise<void>(asked => answerAll(() => asked())),
          answerGarbage: () =>
            answerAll(response => response.end('<html>Sign in</html>')),
          breakFor: ({ metadata }) => {
            host.intercept = ({ url }, response) => {
              const isBroken = url!.includes(`/acme/${metadata.name}/`);
              if (isBroken) response.writeHead(500).end();
              return isBroken;
            };
          },
          change: ({ metadata }) =>
            host.add(
              `acme/${metadata.name}`,
              { 'README.md': 'new' },
              'beefee2',
            ),
        },
      };
    },
  });

  it('reads a repository through the portal, with links to what it read', async () => {
    host.add('acme/churn', {
      ...dvcProject,
      'docs/MODEL_CARD.md': '# Metrics\nAUC is 0.9.\n',
      'requirements.txt': 'numpy==1.26.4\n-r requirements/extra.txt\n',
      'requirements/extra.txt': 'scipy\n',
    });
    const entity = at('churn', 'churn/tree/main/');
    const { churn } = await collectAll(createCollector(host.config), [entity]);
    if (!('facts' in churn)) throw new Error(JSON.stringify(churn));

    expect(plain(churn.facts)).toMatchObject({
      lastCommit: 'c0ffee1',
      hasDvcProject: true,
      codeDepsOutOfSync: [],
      paramsOutOfSync: [],
      modelCard: 'docs/MODEL_CARD.md',
      modelCardSections: ['Metrics'],
      environmentFiles: ['requirements.txt', 'requirements/extra.txt'],
      environmentPinned: false,
    });
    expect(churn.facts.modelCard?.link).toBe(
      `${host.origin}/acme/churn/blob/main/docs/MODEL_CARD.md`,
    );
    expect(churn.facts.dvcStages?.link).toBe(
      `${host.origin}/acme/churn/blob/main/dvc.yaml`,
    );
    // Each file once, and only what facts are read from.
    expect(new Set(host.requests).size).toBe(host.requests.length);
    expect(host.requests).not.toContain('/never');
  });

  it('tells all that is declared, and whether it is known', async () => {
    host.add('acme/churn', { ...dvcProject, 'requirements.txt': 'numpy==1' });
    host.add('acme/empty', { 'README.md': 'hi' });
    const { churn, empty } = await collectAll(createCollector(host.config), [
      at('churn', 'churn/tree/main/'),
      at('empty', 'empty/tree/main/'),
    ]);
    const namesOf = (collected: typeof churn) =>
      'facts' in collected ? Object.keys(collected.facts) : [];
    expect(namesOf(churn).sort()).toEqual(Object.keys(gitFacts.facts).sort());
    // What is about a DVC project has no answer without one.
    expect(
      Object.keys(gitFacts.facts).filter(
        name => !namesOf(empty).includes(name),
      ),
    ).toEqual([
      'dvcDagDepth',
      'lockStagesMissing',
      'codeDepsOutOfSync',
      'paramsOutOfSync',
      'trackedBytes',
      'unpinnedImports',
      'defaultRemoteUrl',
      'remoteIsLocal',
      'secretsInConfig',
    ]);
  });

  it('serves components that say where their source is', () => {
    const collector = createCollector(host.config);
    expect(collector.serves(at('a', 'churn'))).toBe(true);
    const entity = at('a', 'churn');
    entity.metadata.annotations = {};
    expect(collector.serves(entity)).toBe(false);
  });

  it('shares one listing among the components of a repository', async () => {
    host.add('acme/mono', {
      'a/dvc.yaml': 'stages: {a: {cmd: x}}',
      'b/dvc.yaml': 'stages: {b: {cmd: x}}',
      'README.md': 'hi',
    });
    const all = await collectAll(createCollector(host.config), [
      at('a', 'mono/tree/main/a/'),
      at('b', 'mono/tree/main/b'),
      at('b2', 'mono/tree/main/', { 'dvc.org/project-path': 'b' }),
    ]);
    const stagesOf = (name: string) => {
      const collected = all[name];
      return 'facts' in collected && plain(collected.facts).dvcStages;
    };
    expect([stagesOf('a'), stagesOf('b'), stagesOf('b2')]).toEqual([
      ['a'],
      ['b'],
      ['b'],
    ]);
    expect(host.requests.filter(url => url.includes('/commits/'))).toHaveLength(
      1,
    );
    expect(
      host.requests.filter(url => url.includes('/git/trees/')),
    ).toHaveLength(1);
  });

  it('answers unchanged while the repository is at the same commit, for two requests', async () => {
    host.add('acme/churn', { 'README.md': 'hi' });
    const collector = createCollector(host.config);
    const entity = at('churn', 'churn/tree/main/');
    const first = (await collectAll(collector, [entity])).churn;
    const revision = 'facts' in first ? first.revision : undefined;
    expect(revision).toMatch(/^c0ffee1:/);

    host.requests.length = 0;
    expect((await collectAll(collector, [{ entity, revision }])).churn).toEqual(
      {
        entityRef: 'component:default/churn',
        unchanged: true,
      },
    );
    expect(host.requests).toHaveLength(2);

    host.add('acme/churn', { 'README.md': 'hi' }, 'beefee2');
    expect(
      (await collectAll(collector, [{ entity, revision }])).churn,
    ).toMatchObject({
      facts: { lastCommit: { value: 'beefee2' } },
    });
  });

  it('does not answer unchanged when the entity points elsewhere in the same commit', async () => {
    host.add('acme/mono', { 'a/README.md': 'a', 'b/README.md': 'b' });
    const collector = createCollector(host.config);
    const first = (await collectAll(collector, [at('x', 'mono/tree/main/a')]))
      .x;
    const revision = 'facts' in first ? first.revision : undefined;
    expect(
      (
        await collectAll(collector, [
          { entity: at('x', 'mono/tree/main/b'), revision },
        ])
      ).x,
    ).toHaveProperty('facts');
  });

  it('stops reading a file of 50 MB at the cap', async () => {
    let sent = 0;
    let closed: Promise<unknown> | undefined;
    const chunk = Buffer.alloc(64 * 1024, 'x');
    host.add('acme/churn', {
      'MODEL_CARD.md': '# Metrics\nAUC is 0.9.',
      'dvc.yaml': response => {
        closed = new Promise(resolve => response.once('close', resolve));
        const send = () => {
          while (sent < 50 * 1024 * 1024 && !response.destroyed) {
            sent += chunk.length;
            if (!response.write(chunk)) {
              response.once('drain', send);
              return;
            }
          }
          response.end();
        };
        send();
      },
    });
    const facts = await collectFacts(
      createCollector(host.config),
      at('churn', 'churn/tree/main/'),
    );
    expect(facts).toMatchObject({
      dvcStages: '? dvc.yaml is too large (> 1 MB)',
      modelCardSections: ['Metrics'],
    });
    await closed;
    expect(sent).toBeLessThan(20 * 1024 * 1024);
  });

  it('reads no more files than allowed for one component', async () => {
    const deps = Array.from({ length: 30 }, (_, i) => `src/${i}.py`);
    host.add('acme/churn', {
      'dvc.yaml': `stages: {s: {cmd: x, deps: [${deps}]}}`,
      'dvc.lock': `schema: '2.0'\nstages: {s: {deps: [${deps.map(
        path => `{path: ${path}, md5: 401b30e3b8b5d629635a5c613cdb7919}`,
      )}]}}`,
      ...Object.fromEntries(deps.map(path => [path, 'x\n'])),
    });
    const entity = at('churn', 'churn/tree/main/');
    expect(
      await collectFacts(createCollector(host.config), entity),
    ).toMatchObject({ codeDepsOutOfSync: [] });
    host.requests.length = 0;
    expect(
      await collectFacts(
        createCollector(host.config, { maxFilesPerComponent: 20 }),
        entity,
      ),
    ).toMatchObject({
      codeDepsOutOfSync: expect.stringMatching(
        /no more than 20 files are read/,
      ),
    });
    expect(host.requests.length).toBeLessThanOrEqual(22);
  });

  it('asks a host no more than four things at a time', async () => {
    let now = 0;
    let most = 0;
    host.onRequest = (_, response) => {
      now += 1;
      most = Math.max(most, now);
      response.once('close', () => {
        now -= 1;
      });
    };
    host.delayMs = 5;
    const names = Array.from({ length: 12 }, (_, i) => `r${i}`);
    names.forEach(name => host.add(`acme/${name}`, dvcProject));
    await collectAll(
      createCollector(host.config),
      names.map(name => at(name, `${name}/tree/main/`)),
    );
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
  });

  describe('what fails', () => {
    const errorOf = async (path: string, config = host.config) => {
      const { x } = await collectAll(createCollector(config), [at('x', path)]);
      return 'error' in x ? x.error : undefined;
    };
    const answer = (
      status: number,
      headers: Record<string, string> = {},
      body = '{}',
    ) => {
      host.intercept = (_, response) => {
        response.writeHead(status, headers).end(body);
        return true;
      };
    };

    it('names a repository or folder that is gone', async () => {
      host.add('acme/there', { 'README.md': 'hi', 'src/deep/x.py': '' });
      for (const path of ['gone/tree/main/', 'there/tree/main/gone/']) {
        expect(await errorOf(path)).toEqual({
          code: 'not-found',
          message: `The repository or folder ${host.origin}/acme/${path} is gone, or the portal may not see it: check the annotation backstage.io/source-location.`,
        });
      }
      expect(await errorOf('there/tree/main/src/')).toBeUndefined();
    });

    it('names a project path that is no folder', async () => {
      host.add('acme/there', { 'README.md': 'hi' });
      const entity = at('x', 'there/tree/main/', {
        'dvc.org/project-path': 'gone',
      });
      expect(
        (await collectAll(createCollector(host.config), [entity])).x,
      ).toMatchObject({
        error: {
          code: 'misconfigured',
          message: expect.stringContaining('names gone, which is not a folder'),
        },
      });
    });

    it('asks for an integration when the host is not configured', async () => {
      expect(await errorOf('x/tree/main/', new ConfigReader({}))).toEqual({
        code: 'misconfigured',
        message: expect.stringContaining(
          'configure an integration for its host',
        ),
      });
      expect(host.requests).toEqual([]);
    });

    it.each([
      [401, {}, 'auth'],
      [403, {}, 'auth'],
      [403, { 'x-ratelimit-remaining': '0' }, 'rate-limited'],
      [429, {}, 'rate-limited'],
      [500, {}, 'unavailable'],
      [503, {}, 'unavailable'],
    ])(
      'sorts an answer of %s %j as %s, without the token',
      async (status, headers, code) => {
        answer(status, headers);
        const error = await errorOf('x/tree/main/');
        expect(error?.code).toBe(code);
        expect(error?.message).not.toContain('secret-token');
      },
    );

    it('recognizes a login page', async () => {
      answer(200, { 'content-type': 'text/html' }, '<html>Sign in</html>');
      expect((await errorOf('x/tree/main/'))?.code).toBe('bad-payload');
    });

    it('says when nobody is there', async () => {
      const server = createServer();
      await new Promise<void>(resolve =>
        server.listen(0, '127.0.0.1', () => resolve()),
      );
      const { port } = server.address() as AddressInfo;
      await new Promise(resolve => server.close(resolve));
      const config = new ConfigReader({
        integrations: {
          github: [
            {
              host: `127.0.0.1:${port}`,
              apiBaseUrl: `http://127.0.0.1:${port}`,
            },
          ],
        },
      });
      const { x } = await collectAll(createCollector(config), [
        componentAt('x', `http://127.0.0.1:${port}/o/r/tree/main/`),
      ]);
      expect(x).toMatchObject({
        error: {
          code: 'unavailable',
          message: expect.stringContaining('(ECONNREFUSED)'),
        },
      });
    });

    it('disturbs no other component', async () => {
      host.add('acme/good', { 'README.md': 'hi' });
      host.add('acme/mono', {
        'bad/dvc.yaml': response => {
          response.writeHead(500).end();
        },
        'good/README.md': 'hi',
      });
      const all = await collectAll(createCollector(host.config), [
        at('gone', 'gone/tree/main/'),
        at('bad', 'mono/tree/main/bad'),
        at('escaping', 'good/tree/main/', { 'dvc.org/project-path': '../..' }),
        at('sibling', 'mono/tree/main/good'),
        at('good', 'good/tree/main/'),
      ]);
      expect(all).toMatchObject({
        gone: { error: { code: 'not-found' } },
        bad: { error: { code: 'unavailable' } },
        escaping: { error: { code: 'misconfigured' } },
        sibling: { facts: { modelCard: { value: '' } } },
        good: { facts: { modelCard: { value: '' } } },
      });
    });

    it.each(['/commits/', '/git/trees/', '/contents/'])(
      'gives up on a host that hangs at %s',
      async endpoint => {
        host.add('acme/x', { 'README.md': 'hi' });
        host.intercept = request => request.url!.includes(endpoint);
        const { x } = await collectAll(
          createCollector(host.config, { deadlineMs: 100 }),
          [at('x', 'x/tree/main/')],
        );
        expect(x).toMatchObject({ error: { code: 'timeout' } });
      },
    );

    it('gives up on a file that never ends', async () => {
      host.add('acme/x', {
        'README.md': response => {
          response.write('hi');
        },
      });
      const { x } = await collectAll(
        createCollector(host.config, { deadlineMs: 200 }),
        [at('x', 'x/tree/main/')],
      );
      expect(x).toMatchObject({ error: { code: 'timeout' } });
    });

    it('stops when the caller says so, with an answer for each component', async () => {
      const stop = new AbortController();
      host.intercept = () => {
        stop.abort();
        return true;
      };
      const all = await collectAll(
        createCollector(host.config),
        ['a', 'b', 'c', 'd', 'e', 'f'].map(name =>
          at(name, `${name}/tree/main/`),
        ),
        stop.signal,
      );
      expect(Object.keys(all)).toHaveLength(6);
      expect(host.requests.length).toBeLessThanOrEqual(4);
      expect(all.f).toMatchObject({ error: { code: 'timeout' } });
    });
  });

  describe('on a host that only gives single files', () => {
    // Allowed by backend.reading.allow, and no integration: Backstage's FetchUrlReader.
    const files: Record<string, string> = {};
    const server = createServer((request, response) => {
      const file = files[request.url!];
      response.writeHead(file === undefined ? 404 : 200).end(file);
    });
    let origin = '';
    beforeAll(async () => {
      await new Promise<void>(resolve =>
        server.listen(0, '127.0.0.1', () => resolve()),
      );
      origin = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(() => new Promise(resolve => server.close(resolve)));
    beforeEach(() => Object.keys(files).forEach(path => delete files[path]));

    const collect = async () => {
      const config = new ConfigReader({
        backend: { reading: { allow: [{ host: origin }] } },
      });
      return (
        await collectAll(createCollector(config), [
          componentAt('x', `http://${origin}/ml/churn`),
        ])
      ).x;
    };

    it('says what is there, and not what is absent', async () => {
      files['/ml/churn/MODEL_CARD.md'] = '# Metrics\nAUC is 0.9.';
      files['/ml/churn/poetry.lock'] = 'x';
      const collected = await collect();
      if (!('facts' in collected)) throw new Error(JSON.stringify(collected));
      expect(collected).not.toHaveProperty('revision');
      expect(plain(collected.facts)).toMatchObject({
        lastCommit: '? this host does not tell the commit',
        modelCard: 'MODEL_CARD.md',
        environmentFiles: ['poetry.lock'],
        environmentPinned: true,
        hasDvcProject: expect.stringMatching(/^\? .*cannot list files/),
      });
      expect(collected.facts.modelCard?.link).toBe(
        `http://${origin}/ml/churn/MODEL_CARD.md`,
      );
    });

    it('says that nothing was found', async () => {
      expect(await collect()).toMatchObject({ error: { code: 'not-found' } });
    });
  });
});
