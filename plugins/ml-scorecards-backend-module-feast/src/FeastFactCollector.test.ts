import { ServerResponse } from 'node:http';
import {
  collectByName,
  CollectorUnderTest,
  component,
  factCollectorContract,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  collectOne,
  createCollector,
  TOKEN,
  UI,
} from './__testUtils__/createCollector';
import { FakeFeast } from './__testUtils__/FakeFeast';
import {
  FakeRepositories,
  HOST,
  sourceAt,
} from './__testUtils__/FakeRepositories';

const KNOWN = { owner: 'risk@example.com', description: 'What it is' };
const ONLINE = { ...KNOWN, online: true };

describe('FeastFactCollector', () => {
  const feast = FakeFeast.forTests();
  const collector = () =>
    createCollector({ main: feast.origin }, { clock: realClock });
  const service = (name: string, project = 'fraud') => ({
    'feast.dev/project': project,
    'feast.dev/feature-service': name,
  });

  const addProject = (name: string) =>
    feast.projects.set(name, {
      services: { v1: { views: ['profile'] } },
      views: {
        profile: { spec: ONLINE, materialized: ['2026-05-31T00:00:00Z'] },
      },
    });

  factCollectorContract({
    name: 'FeastFactCollector',
    setUp: () => contractOf(name => ({ 'feast.dev/project': name })),
  });

  factCollectorContract({
    name: 'FeastFactCollector, by files that name projects',
    setUp: () =>
      contractOf(name => ({
        ...sourceAt(`acme/${name}/tree/main/`),
        'feast.dev/feature-store': 'feature_repo',
      })),
  });

  /** Components of two projects, which are named in one way or the other. */
  function contractOf(
    projectOf: (name: string) => Record<string, string>,
  ): CollectorUnderTest {
    feast.reset();
    const repositories = new FakeRepositories();
    for (const name of ['churn', 'fraud']) {
      addProject(name);
      repositories.files.set(
        `${HOST}/acme/${name}/tree/main/feature_repo/feature_store.yaml`,
        `project: ${name}`,
      );
    }
    const answerAll = (answer: (response: ServerResponse) => unknown) => {
      feast.intercept = (_, response) => {
        answer(response);
        return true;
      };
    };
    return {
      collector: createCollector(
        { main: feast.origin },
        { urlReader: repositories.urlReader },
      ),
      served: ['churn', 'fraud'].map(name =>
        component(name, {
          ...projectOf(name),
          'feast.dev/feature-service': 'v1',
          'feast.dev/feature-views': 'profile',
          'feast.dev/instance': 'main',
        }),
      ) as [ReturnType<typeof component>, ReturnType<typeof component>],
      notServed: component('other', { 'feast.dev/instance': 'main' }),
      secrets: [TOKEN],
      source: {
        goDown: () => answerAll(response => response.destroy()),
        hang: () => new Promise<void>(asked => answerAll(() => asked())),
        answerGarbage: () =>
          answerAll(response => response.end('<html>Sign in</html>')),
        breakFor: ({ metadata: { name } }) => {
          feast.intercept = (asked, response) => {
            const isBroken = asked.includes(`project=${name}`);
            if (isBroken) response.writeHead(500).end('{}');
            return isBroken;
          };
        },
      },
    };
  }

  it('links to the pages of the web UI', async () => {
    addProject('fraud');
    const entity = component('it', service('v1'));
    const { it: answer } = await collectByName(collector(), [entity]);
    expect(answer).toMatchObject({
      facts: {
        featureServices: { link: `${UI}/p/fraud/feature-service/v1` },
        oldestMaterializedAt: { link: `${UI}/p/fraud/feature-view/profile` },
        viewsWithoutOwner: { link: `${UI}/p/fraud/feature-view/` },
        savedDatasets: { link: `${UI}/p/fraud/data-set/` },
      },
    });
  });

  it('asks for nothing by its name, which Feast would write down as a visit', async () => {
    addProject('fraud');
    await collectOne(collector(), service('v1'));
    expect(feast.requests.map(asked => asked.split('?')[0]).sort()).toEqual([
      '/api/v1/feature_services',
      '/api/v1/feature_views',
      '/api/v1/monitoring/metrics/feature_views',
      '/api/v1/monitoring/metrics/feature_views',
      '/api/v1/saved_datasets',
    ]);
    expect(feast.headers[0]).toHaveProperty('authorization', `Bearer ${TOKEN}`);
    for (const asked of feast.requests.slice(0, 3)) {
      expect(asked).toContain('allow_cache=false');
    }
  });

  it.each([
    ['totalCount', ({ total }: { total: number }) => ({ totalCount: total })],
    ['total', ({ total }: { total: number }) => ({ total })],
    ['hasNext', ({ hasNext }: { hasNext: boolean }) => ({ hasNext })],
  ])('reads to the last page, as %s says', async (_, paging) => {
    feast.paging = paging;
    const services = Object.fromEntries(
      Array.from({ length: 130 }, (__, n) => [`v${n}`, { views: [] }]),
    );
    feast.projects.set('fraud', { services });
    const facts = await collectOne(collector(), service('v129'));
    expect(facts).toMatchObject({ featureServices: ['v129'] });
    expect(
      feast.requests.filter(asked => asked.includes('feature_services')),
    ).toHaveLength(3);
  });

  it('tells views of which it may not read all from views that are well', async () => {
    feast.projects.set('fraud', {
      services: { v1: { views: ['profile', 'secret'] } },
      views: { profile: { spec: ONLINE } },
    });
    const facts = await collectOne(collector(), service('v1'));
    const unknown = expect.stringMatching(/^\? the feature view secret/);
    expect(facts).toMatchObject({
      featureServices: ['v1'],
      featureViews: unknown,
      viewsWithoutOwner: unknown,
      viewsNeverMaterialized: unknown,
      savedDatasets: unknown,
      hasQualityBaseline: unknown,
    });
  });

  it('leaves out label views, which are in no list of views', async () => {
    feast.projects.set('fraud', {
      services: {
        v1: {
          views: [],
          features: [
            { featureViewName: 'profile', viewType: 'featureView' },
            { featureViewName: 'frauds', viewType: 'labelView' },
          ],
        },
      },
      views: { profile: { spec: ONLINE } },
    });
    expect(await collectOne(collector(), service('v1'))).toMatchObject({
      featureViews: ['profile'],
      // Feast names them where training data is fetched.
      fetchedViews: ['frauds', 'profile'],
    });
  });

  it('tells by which other names a service has the views of the component', async () => {
    feast.projects.set('fraud', {
      services: {
        v1: {
          views: [],
          features: [
            { featureViewName: 'place', featureViewNameAlias: 'origin' },
            { featureViewName: 'other', featureViewNameAlias: 'another' },
          ],
        },
      },
      views: { place: { spec: KNOWN }, other: { spec: KNOWN } },
    });
    const views = {
      'feast.dev/project': 'fraud',
      'feast.dev/feature-views': 'place',
    };
    expect(await collectOne(collector(), views)).toMatchObject({
      featureServices: ['v1'],
      featureViews: ['place'],
      fetchedViews: ['origin', 'place'],
    });
  });

  it('does not take a saved dataset of another service for its own', async () => {
    const features = ['profile:age'];
    feast.projects.set('fraud', {
      services: {
        v1: { views: ['profile'] },
        v2: { views: ['profile', 'other'] },
      },
      views: { profile: { spec: KNOWN }, other: { spec: KNOWN } },
      datasets: {
        ofV1: { featureServiceName: 'v1', features },
        ofV2: { featureServiceName: 'v2', features },
        ofItsViews: { features },
        ofOtherViews: { features: ['profile:age', 'other:x'] },
        ofNothing: {},
      },
    });
    expect(await collectOne(collector(), service('v1'))).toMatchObject({
      savedDatasets: ['ofItsViews', 'ofV1'],
    });
  });

  it('takes the sources of views that a view is computed from for its own', async () => {
    feast.projects.set('fraud', {
      views: {
        daily: {
          spec: { ...KNOWN, sourceViews: [{ name: 'raw' }] },
        },
        raw: { spec: { ...KNOWN, batchSource: { name: 'orders' } } },
      },
    });
    const facts = await collectOne(collector(), {
      'feast.dev/project': 'fraud',
      'feast.dev/feature-views': 'daily',
    });
    expect(facts).toMatchObject({
      featureServices: [],
      featureViews: ['daily'],
      dataSources: ['orders'],
      logsServedFeatures: '? the component has no feature service',
    });
  });
});
