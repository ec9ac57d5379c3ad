import {
  collectAll,
  componentAt,
  createCollector,
  plain,
} from './__testUtils__/collectAll';
import { dvcProject } from './__testUtils__/dvcProject';
import { OtherHost, OtherHostType } from './__testUtils__/OtherHost';

/** Listed at the commit, read by itself, and whether the host says by their names which files have changed. */
const hosts: ReadonlyArray<
  readonly [
    OtherHostType,
    {
      readonly isListing: RegExp;
      readonly isFile: RegExp;
      readonly tellsChanges: boolean;
      readonly link: string;
    },
  ]
> = [
  [
    'gitlab',
    {
      isListing: /\/repository\/tree\?/,
      isFile: /\/files\//,
      tellsChanges: true,
      link: '/acme/models/-/blob/main/dvc.yaml',
    },
  ],
  [
    'gitea',
    {
      isListing: /\/git\/trees\//,
      isFile: /\/contents\//,
      tellsChanges: true,
      link: '/acme/models/src/branch/main/dvc.yaml',
    },
  ],
  [
    'bitbucketServer',
    {
      isListing: /\/files\?/,
      isFile: /\/raw\//,
      tellsChanges: false,
      link: '/projects/acme/repos/models/browse/dvc.yaml?at=main',
    },
  ],
  [
    'azure',
    {
      isListing: /\/items\?.*recursionLevel/,
      isFile: /\/items\?.*path=/,
      tellsChanges: true,
      link: '/acme/ml/_git/models?version=GBmain&path=%2Fdvc.yaml',
    },
  ],
];

describe.each(hosts)('a repository on %s', (type, options) => {
  const { isListing, isFile, tellsChanges, link } = options;
  let host: OtherHost;
  beforeAll(async () => {
    host = await OtherHost.start(type);
  });
  afterAll(() => host.stop());
  beforeEach(() => {
    host.files = { ...dvcProject, 'README.md': '# Churn' };
    host.commit = 'c0ffee1c0ffee1';
    host.intercept = undefined;
  });

  const collect = async (
    collector = createCollector(host.config),
    revision?: string,
  ) => {
    host.requests.length = 0;
    const entity = componentAt('x', host.address);
    return (await collectAll(collector, [{ entity, revision }])).x;
  };
  const factsOf = async (...args: Parameters<typeof collect>) => {
    const x = await collect(...args);
    if (!('facts' in x)) throw new Error(JSON.stringify(x));
    return x;
  };
  const asked = (what: RegExp) => host.requests.filter(url => what.test(url));

  it('gives the facts that it would give on GitHub', async () => {
    const { facts } = await factsOf();
    expect(plain(facts)).toMatchObject({
      lastCommit: 'c0ffee1c0ffee1',
      hasDvcProject: true,
      lockStagesMissing: [],
      codeDepsOutOfSync: [],
      paramsOutOfSync: [],
      trackedData: expect.arrayContaining(['data/raw.csv']),
      modelCard: '',
      environmentFiles: [],
    });
    expect(facts.dvcStages?.link).toBe(`${host.origin}${link}`);
    // There are more files than fit on a page of our small hosts. Also for the folder that a stage depends on.
    expect(asked(isListing).length).toBeLessThanOrEqual(2);
    expect(host.requests.some(url => url.includes('archive'))).toBe(false);
  });

  it('is asked for its newest commit and its tags as long as nothing changes', async () => {
    const collector = createCollector(host.config);
    const { revision } = await factsOf(collector);
    expect(await collect(collector, revision)).toMatchObject({
      unchanged: true,
    });
    expect(host.requests.length).toBeLessThanOrEqual(2);
  });

  it('is read at the commit that was listed, and again at the next one', async () => {
    const collector = createCollector(host.config);
    const { revision } = await factsOf(collector);
    host.commit = 'c0ffee2c0ffee2';
    host.files = { ...host.files, 'params.yaml': 'seeds: 8\n' };
    const { facts } = await factsOf(collector, revision);
    expect(plain(facts)).toMatchObject({
      lastCommit: 'c0ffee2c0ffee2',
      paramsOutOfSync: expect.arrayContaining(['seeds']),
    });
    expect(asked(isFile).length === 1).toBe(tellsChanges);
  });

  it('is read with the credentials of its integration', async () => {
    const seen = new Set<string | undefined>();
    host.intercept = ({ headers }) => {
      seen.add(headers.authorization);
      return false;
    };
    await factsOf();
    expect([...seen]).toEqual([
      expect.stringMatching(/^(Bearer|token|Basic) /),
    ]);
  });

  it('knows the folders above that of a component', async () => {
    host.files = Object.fromEntries(
      Object.entries(dvcProject).map(([path, content]) => [
        path === '.dvc/config' ? path : `models/churn/${path}`,
        content,
      ]),
    );
    const folder = {
      gitlab: `${host.address}models/churn/`,
      gitea: `${host.address}models/churn/`,
      bitbucketServer: host.address.replace('?', '/models/churn/?'),
      azure: `${host.address}&path=/models/churn`,
    }[type];
    const { x } = await collectAll(createCollector(host.config), [
      componentAt('x', folder),
    ]);
    if (!('facts' in x)) throw new Error(JSON.stringify(x));
    expect(plain(x.facts)).toMatchObject({
      codeDepsOutOfSync: [],
      defaultRemoteUrl: 's3://bucket/path',
    });
  });
});

it('Gitea is not asked for a file that it lists as too large, as its answer would be held in memory', async () => {
  const host = await OtherHost.start('gitea');
  host.files = {
    ...dvcProject,
    'scripts/write.py': `# ${'x'.repeat(1024 * 1024)}`,
  };
  const { x } = await collectAll(createCollector(host.config), [
    componentAt('x', host.address),
  ]);
  await host.stop();
  if (!('facts' in x)) throw new Error(JSON.stringify(x));
  expect(x.facts.codeDepsOutOfSync).toMatchObject({
    unknownBecause: expect.stringMatching(/write.py is too large \(> 1 MB\)/),
  });
  expect(host.requests.join()).not.toContain('write.py');
});

describe('a GitLab that does not list in one answer, as before 15.2', () => {
  it('lists by an archive, once for each commit', async () => {
    const host = await OtherHost.start('gitlab');
    host.files = dvcProject;
    host.intercept = ({ url }, response) => {
      const isTree = url!.includes('/repository/tree');
      if (isTree) response.writeHead(400).end('{"error": "pagination"}');
      return isTree;
    };
    const collector = createCollector(host.config);
    const entity = componentAt('x', host.address);
    const { x } = await collectAll(collector, [entity]);
    if (!('facts' in x)) throw new Error(JSON.stringify(x));
    expect(plain(x.facts)).toMatchObject({
      lastCommit: host.commit,
      codeDepsOutOfSync: [],
      modelCard: '',
    });
    const { revision } = x;
    const again = await collectAll(collector, [{ entity, revision }]);
    await host.stop();
    expect(again.x).toMatchObject({ unchanged: true });
    expect(host.requests.filter(url => url.includes('/archive'))).toHaveLength(
      1,
    );
  });
});
