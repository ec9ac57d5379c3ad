import { mockServices } from '@backstage/backend-test-utils';
import { AuthenticationError } from '@backstage/errors';
import {
  collectByName,
  component,
  plain,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { createCollector } from '../__testUtils__/createCollector';
import { FakeFeast } from '../__testUtils__/FakeFeast';
import {
  FakeRepositories,
  HOST,
  sourceAt,
} from '../__testUtils__/FakeRepositories';
import { FileLimits } from './readProjectName';

const ROOT = `${HOST}/acme/fraud/tree/main/`;
const FILE = `${ROOT}feature_repo/feature_store.yaml`;

const byFile = {
  ...sourceAt('acme/fraud/tree/main/'),
  'feast.dev/feature-store': 'feature_repo',
};

describe('a project that is named by a file', () => {
  const feast = FakeFeast.forTests();
  let repositories: FakeRepositories;

  beforeEach(() => {
    repositories = new FakeRepositories();
    repositories.files.set(FILE, 'project: fraud\nprovider: local\n');
    feast.projects.set('fraud', { services: { v1: { views: [] } } });
    feast.projects.set('churn', { services: { v2: { views: [] } } });
  });

  /** What is told of components that name these, beside one that names a project and is well. */
  async function collect(
    components: Record<string, Record<string, string>>,
    fileLimits?: Partial<FileLimits>,
  ) {
    const logger = mockServices.logger.mock();
    const { urlReader } = repositories;
    const collector = createCollector(
      { main: feast.origin },
      { urlReader, fileLimits, logger },
    );
    const { beside, ...answers } = await collectByName(
      collector,
      Object.entries({
        ...components,
        beside: { 'feast.dev/project': 'churn' },
      }).map(([name, annotations]) => component(name, annotations)),
    );
    expect(beside).toHaveProperty('facts.featureServices.value', ['v2']);
    expect(logger.error).not.toHaveBeenCalled();
    expect(JSON.stringify(answers)).not.toMatch(/hunter2|"isSilent"/);
    return answers;
  }

  it('is that of a component, of services and of views', async () => {
    const answers = await collect({
      all: byFile,
      service: { ...byFile, 'feast.dev/feature-service': 'v1' },
      another: { ...byFile, 'feast.dev/feature-service': 'v2' },
    });
    expect(plain(answers.all)).toMatchObject({ featureServices: ['v1'] });
    expect(plain(answers.service)).toMatchObject({ featureServices: ['v1'] });
    expect(answers.another).toMatchObject({
      error: {
        code: 'not-found',
        message: expect.stringContaining('not in the project fraud'),
      },
    });
    expect(repositories.asked).toEqual([FILE]);
  });

  it('is not looked for where the entity names the project', async () => {
    const { it: answer } = await collect({
      it: { ...byFile, 'feast.dev/project': 'churn' },
    });
    expect(plain(answer)).toMatchObject({ featureServices: ['v2'] });
    expect(repositories.asked).toEqual([]);
  });

  it('is read again the next time', async () => {
    await collect({ it: byFile });
    repositories.files.set(FILE, 'project: churn');
    const { it: answer } = await collect({ it: byFile });
    expect(plain(answer)).toMatchObject({ featureServices: ['v2'] });
  });

  it('and is not in Feast is told so', async () => {
    repositories.files.set(FILE, 'project: gone');
    const { it: answer } = await collect({ it: byFile });
    expect(answer).toMatchObject({
      error: {
        code: 'not-found',
        message:
          'The file feature_repo/feature_store.yaml names the project gone, which is not in Feast (main). Apply it there (feast apply), or name the project in the annotation feast.dev/project.',
      },
    });
  });

  it.each([
    ['no project', 'provider: local\npassword: hunter2', 'misconfigured'],
    ['a template', 'project: ${PROJECT}\npassword: hunter2', 'misconfigured'],
    ['another template', 'project: {{ hunter2 }}', 'misconfigured'],
    ['no name', 'project: hunter2 hunter2', 'misconfigured'],
    ['no YAML', 'project: [hunter2', 'bad-payload'],
    ['a login page', '<html>Sign in</html>', 'misconfigured'],
  ])('of which the file has %s is unknown', async (_, content, code) => {
    repositories.files.set(FILE, content);
    const { it: answer } = await collect({ it: byFile });
    expect(answer).toMatchObject({
      error: { code, message: expect.stringContaining('feature_store.yaml') },
    });
  });

  it.each([
    [
      'is not there',
      { ...byFile, 'feast.dev/feature-store': 'gone.yaml' },
      'not-found',
      /^There is no file gone\.yaml below the source location/,
    ],
    [
      'leads out of the repository',
      { ...byFile, 'feast.dev/feature-store': '../other/feature_store.yaml' },
      'misconfigured',
      /feast\.dev\/feature-store is not a file or folder below/,
    ],
    [
      'is in no repository',
      { 'feast.dev/feature-store': '.' },
      'misconfigured',
      /^Nothing says in which repository/,
    ],
    [
      'is on a host that is not configured',
      { ...byFile, 'backstage.io/source-location': 'url:https://elsewhere/x/' },
      'misconfigured',
      /backend\.reading\.allow/,
    ],
    [
      'is on the machine of the portal',
      { ...byFile, 'backstage.io/source-location': 'dir:/etc/' },
      'misconfigured',
      /is not a location of type url/,
    ],
  ])('by a file that %s is unknown', async (_, annotations, code, message) => {
    const { it: answer } = await collect({ it: annotations });
    expect(answer).toMatchObject({
      error: { code, message: expect.stringMatching(message) },
    });
  });

  it.each([
    [
      'refuses',
      new AuthenticationError('token=hunter2'),
      'auth',
      /refused the portal's credentials/,
    ],
    [
      'is asked too often',
      new Error(`${FILE} could not be read, 429 Too Many Requests`),
      'rate-limited',
      /mlScorecards\.feast\.interval/,
    ],
    [
      'fails',
      new Error(`${FILE}?token=hunter2 could not be read, 502 Bad`),
      'unavailable',
      /failed \(502\)/,
    ],
    [
      'is down',
      Object.assign(new Error('hunter2'), { code: 'ECONNREFUSED' }),
      'unavailable',
      /failed \(ECONNREFUSED\)/,
    ],
  ])('on a host that %s is unknown', async (_, thrown, code, message) => {
    repositories.intercept = () => Promise.reject(thrown);
    const { it: answer } = await collect({ it: byFile });
    expect(answer).toMatchObject({
      error: { code, message: expect.stringMatching(message) },
    });
  });

  it('by a file that is too large is unknown', async () => {
    repositories.files.set(FILE, `project: fraud\n#${'x'.repeat(2000)}`);
    const { it: answer } = await collect({ it: byFile }, { maxBytes: 1024 });
    expect(answer).toMatchObject({
      error: {
        code: 'bad-payload',
        message: expect.stringContaining('is larger than 1 kB'),
      },
    });
  });

  it('on a host that hangs is given up, and nobody waits for it again and again', async () => {
    repositories.intercept = url =>
      url.includes('/slow') ? new Promise(() => {}) : undefined;
    const slow = Array.from({ length: 100 }, (_, n) => [
      `slow-${n}`,
      {
        ...sourceAt(`acme/slow-${n}/tree/main/`),
        'feast.dev/feature-store': '.',
      },
    ]);
    const answers = await collect(Object.fromEntries(slow), { deadlineMs: 50 });
    for (const answer of Object.values(answers)) {
      expect(answer).toMatchObject({ error: { code: 'timeout' } });
    }
    expect(repositories.asked.length).toBeLessThan(10);
    const { 'slow-0': first, 'slow-99': last } = answers;
    expect(first).toHaveProperty(
      'error.message',
      expect.stringMatching(
        /^Reading the file feature_store\.yaml took longer/,
      ),
    );
    expect(last).toHaveProperty(
      'error.message',
      expect.stringMatching(/^The file feature_store\.yaml was not asked for/),
    );
  });

  it('on a host that hangs now and then is given up alone', async () => {
    repositories.intercept = url =>
      url.includes('/slow') ? new Promise(() => {}) : undefined;
    const files = Array.from({ length: 20 }, (_, n) => {
      const name = n % 5 ? `store-${n}` : `slow-${n}`;
      const repository = `acme/${name}/tree/main/`;
      repositories.files.set(
        `${HOST}/${repository}feature_store.yaml`,
        'project: fraud',
      );
      return [
        name,
        { ...sourceAt(repository), 'feast.dev/feature-store': '.' },
      ];
    });
    const answers = await collect(Object.fromEntries(files), {
      deadlineMs: 300,
    });
    for (const [name, answer] of Object.entries(answers)) {
      const isSlow = name.startsWith('slow');
      expect([name, 'error' in answer]).toEqual([name, isSlow]);
    }
  });

  it('is not asked for any more when the collection ends', async () => {
    let asked = () => {};
    const isAsked = new Promise<void>(resolve => {
      asked = resolve;
    });
    repositories.intercept = () => {
      asked();
      return new Promise(() => {});
    };
    const stop = new AbortController();
    const collector = createCollector(
      { main: feast.origin },
      { urlReader: repositories.urlReader },
    );
    const answers = collector.collect(
      Array.from({ length: 50 }, (_, n) => ({
        entity: component(`c-${n}`, {
          ...sourceAt(`acme/store-${n}/tree/main/`),
          'feast.dev/feature-store': '.',
        }),
      })),
      { signal: stop.signal },
    );
    isAsked.then(() => stop.abort());
    for await (const answer of answers) {
      expect(answer).toMatchObject({ error: { code: 'timeout' } });
    }
    expect(repositories.asked).toHaveLength(4);
    expect(feast.requests).toEqual([]);
  });
});
