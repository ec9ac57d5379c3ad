import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  collectByName,
  collectorModuleContract,
  component,
  StartBackend,
  startCollectors,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import feastModule from '.';
import { FakeFeast } from './__testUtils__/FakeFeast';
import {
  FakeRepositories,
  HOST,
  sourceAt,
} from './__testUtils__/FakeRepositories';

const start: StartBackend = features =>
  startTestBackend({ features: [feastModule, ...features] });

describe('the module', () => {
  const feast = FakeFeast.forTests();

  collectorModuleContract({
    source: 'feast',
    title: 'Feast',
    start,
    config: { instances: { main: { baseUrl: 'https://feast.example.com' } } },
    notAnAddress: {
      config: { instances: { main: { baseUrl: 'feast:6572' } } },
      key: 'instances.main.baseUrl',
    },
  });

  it('reads feature_store.yaml through the URL reader of the portal', async () => {
    const repositories = new FakeRepositories();
    repositories.files.set(
      `${HOST}/acme/fraud/tree/main/feature_store.yaml`,
      'project: fraud',
    );
    feast.projects.set('fraud', { services: { v1: { views: [] } } });
    const { readUrl } = repositories.urlReader;
    const [collector] = await startCollectors(
      features =>
        start([...features, mockServices.urlReader.mock({ readUrl }).factory]),
      { feast: { instances: { main: { baseUrl: feast.origin } } } },
    );
    const { it: answer } = await collectByName(collector, [
      component('it', {
        ...sourceAt('acme/fraud/tree/main/'),
        'feast.dev/feature-store': '.',
      }),
    ]);
    expect(answer).toHaveProperty('facts.featureServices.value', ['v1']);
  });
});
