import {
  collectByName,
  component,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { createCollector } from './__testUtils__/createCollector';
import { FakeFeast } from './__testUtils__/FakeFeast';
import {
  FakeRepositories,
  HOST,
  sourceAt,
} from './__testUtils__/FakeRepositories';

jest.setTimeout(60_000);

const COMPONENTS = 1000;

/** Lists of services, views and saved datasets; baselines, and what was measured since. */
const LISTS = 3;
const QUALITY = 2;
const PAGE = 64;

describe('many components', () => {
  const feast = FakeFeast.forTests();

  /** So many components, evenly in so many projects: each has a service with a view of its own. */
  async function collect(projects: number) {
    const each = COMPONENTS / projects;
    const numbers = Array.from({ length: each }, (_, n) => n);
    for (let p = 0; p < projects; p += 1) {
      feast.projects.set(`project-${p}`, {
        services: Object.fromEntries(
          numbers.map(n => [`service-${n}`, { views: [`view-${n}`] }]),
        ),
        views: Object.fromEntries(
          numbers.map(n => [
            `view-${n}`,
            { spec: { owner: n % 2 ? 'somebody' : '' } },
          ]),
        ),
        datasets: Object.fromEntries(
          numbers.map(n => [
            `dataset-${n}`,
            { featureServiceName: `service-${n}` },
          ]),
        ),
      });
    }
    const entities = [...feast.projects.keys()].flatMap(project =>
      numbers.map(n =>
        component(`${project}-${n}`, {
          'feast.dev/project': project,
          'feast.dev/feature-service': `service-${n}`,
        }),
      ),
    );
    const answers = await collectByName(
      createCollector({ main: feast.origin }, { clock: realClock }),
      entities,
    );
    expect(Object.keys(answers)).toHaveLength(COMPONENTS);
    return answers;
  }

  it.each([1, 10, 100])(
    'of %d projects take as many requests as these have pages',
    async projects => {
      const answers = await collect(projects);
      const pages = Math.ceil(COMPONENTS / projects / PAGE);
      expect(feast.requests).toHaveLength(projects * (LISTS * pages + QUALITY));
      const last = COMPONENTS / projects - 1;
      expect(answers[`project-${projects - 1}-${last}`]).toMatchObject({
        facts: {
          featureServices: { value: [`service-${last}`] },
          featureViews: { value: [`view-${last}`] },
          viewsWithoutOwner: { value: [] },
          savedDatasets: { value: [`dataset-${last}`] },
        },
      });
      expect(answers['project-0-0']).toHaveProperty(
        'facts.viewsWithoutOwner.value',
        ['view-0'],
      );
    },
  );

  it('are not disturbed by a project that is not there, or cannot be read', async () => {
    feast.projects.set('fraud', { services: { v1: { views: [] } } });
    feast.intercept = (asked, response) => {
      const isBroken = asked.includes('project=broken');
      if (isBroken) response.writeHead(500).end();
      return isBroken;
    };
    const answers = await collectByName(
      createCollector({ main: feast.origin }),
      ['fraud', 'broken', 'gone', '..', '\ud800'].map((project, n) =>
        component(`c-${n}`, { 'feast.dev/project': project }),
      ),
    );
    expect(answers).toMatchObject({
      'c-0': { facts: { featureServices: { value: ['v1'] } } },
      'c-1': { error: { code: 'unavailable' } },
      'c-2': { error: { code: 'not-found' } },
      'c-3': { error: { code: 'misconfigured' } },
      'c-4': { error: { code: 'misconfigured' } },
    });
  });

  it.each([1, 100])(
    'that name their projects by %d files take one read of each',
    async files => {
      const repositories = new FakeRepositories();
      for (let n = 0; n < files; n += 1) {
        feast.projects.set(`project_${n}`, { services: { v1: { views: [] } } });
        repositories.files.set(
          `${HOST}/acme/store-${n}/tree/main/feature_store.yaml`,
          `project: project_${n}`,
        );
      }
      const entities = Array.from({ length: COMPONENTS }, (_, n) =>
        component(`c-${n}`, {
          ...sourceAt(`acme/store-${n % files}/tree/main/`),
          'feast.dev/feature-store': '.',
        }),
      );
      const answers = await collectByName(
        createCollector(
          { main: feast.origin },
          { clock: realClock, urlReader: repositories.urlReader },
        ),
        entities,
      );
      expect(Object.keys(answers)).toHaveLength(COMPONENTS);
      for (const answer of Object.values(answers)) {
        expect(answer).toHaveProperty('facts.featureServices.value', ['v1']);
      }
      expect(repositories.asked).toHaveLength(files);
      expect(new Set(repositories.asked).size).toBe(files);
      expect(repositories.atATime.most).toBeLessThanOrEqual(4);
      expect(feast.requests).toHaveLength(files * (LISTS + QUALITY));
    },
  );

  it('are asked for again in smaller pages, if views were materialized very often', async () => {
    const materialized = Array.from({ length: 2000 }, (_, n) =>
      new Date(
        Date.parse('2026-01-01T00:00:00Z') + n * 3_600_000,
      ).toISOString(),
    );
    feast.projects.set('fraud', {
      services: { v1: { views: ['view-0', 'view-99'] } },
      views: Object.fromEntries(
        Array.from({ length: 100 }, (_, n) => [
          `view-${n}`,
          { spec: { online: true }, materialized },
        ]),
      ),
    });
    const entity = component('it', {
      'feast.dev/project': 'fraud',
      'feast.dev/feature-service': 'v1',
    });
    const { it: answer } = await collectByName(
      createCollector(
        { main: feast.origin },
        { limits: { maxBytes: 2_000_000 }, clock: realClock },
      ),
      [entity],
    );
    expect(answer).toMatchObject({
      facts: {
        featureViews: { value: ['view-0', 'view-99'] },
        materializationIntervalDays: { value: 1 / 24 },
      },
    });
    // 64 and 32 are too many: there are seven pages of 16, the last of which is short.
    expect(
      feast.requests.filter(asked =>
        asked.startsWith('/api/v1/feature_views?'),
      ),
    ).toHaveLength(2 + 7);
  });
});
