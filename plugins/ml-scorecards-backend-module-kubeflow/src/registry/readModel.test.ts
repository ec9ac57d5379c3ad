import { realClock } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { addFraud, DAY, FRAUD } from '../__testUtils__/addFraud';
import {
  collectOne,
  createCollector,
  NOW,
  Part,
} from '../__testUtils__/createCollector';
import { FakeKubeflow } from '../__testUtils__/FakeKubeflow';

describe('what is told of the Model Registry', () => {
  const kubeflow = FakeKubeflow.forTests();
  const { registry, cluster } = kubeflow;
  const NAMED = { 'kubeflow.org/registered-model': 'fraud' };

  const collect = (
    annotations: Record<string, string> = NAMED,
    parts: readonly Part[] = ['registry'],
  ) =>
    collectOne(
      createCollector({ main: kubeflow.origin }, { clock: realClock, parts }),
      annotations,
    );

  it('counts no version that is archived, and takes none for the newest', async () => {
    registry.models.set('fraud', {
      versions: {
        v1: { createdAt: NOW - 3 * DAY },
        v2: { createdAt: NOW - DAY, state: 'ARCHIVED' },
      },
    });
    expect(await collect()).toMatchObject({
      versionCount: 1,
      latestVersionAt: '2026-05-29T00:00:00.000Z',
      modelOwner: '',
      hasModelDocs: false,
      datasets: [],
    });
  });

  it('tells a model without versions from one that is not there', async () => {
    registry.models.set('fraud', {});
    expect(await collect()).toMatchObject({
      versionCount: 0,
      staleVersionCount: 0,
      deployedVersions: expect.stringMatching(/^\?/),
      latestVersionAt: expect.stringContaining('has no version'),
      hasModelDocs: expect.stringContaining('has no version'),
    });
    registry.models.clear();
    expect(await collect()).toEqual({
      code: 'not-found',
      message: expect.stringContaining('is not in the Model Registry'),
    });
    registry.models.set('fraud', { state: 'ARCHIVED' });
    expect(await collect()).toEqual({
      code: 'not-found',
      message: expect.stringContaining('is archived in the Model Registry'),
    });
  });

  it('believes no 404 that the registry did not say', async () => {
    kubeflow.intercept = (_, response) => {
      response.writeHead(404).end('<h1>Not found</h1>');
      return true;
    };
    expect(await collect()).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('or else baseUrl'),
    });
  });

  it('reads to the last page', async () => {
    registry.models.set('fraud', {
      versions: Object.fromEntries(
        Array.from({ length: 230 }, (_, n) => [
          `v${n}`,
          { createdAt: NOW - n * DAY },
        ]),
      ),
    });
    registry.services.push({ name: 's', model: 'fraud', environment: 'risk' });
    expect(await collect()).toMatchObject({
      versionCount: 230,
      staleVersionCount: 49,
    });
  });

  it('counts nothing of a model that has more versions than are read', async () => {
    registry.models.set('fraud', {
      versions: Object.fromEntries(
        Array.from({ length: 2001 }, (_, n) => [`v${n}`, { createdAt: NOW }]),
      ),
    });
    expect(await collect()).toMatchObject({
      versionCount: expect.stringMatching(/^\? .*more versions than are read/),
      staleVersionCount: expect.stringMatching(/^\?/),
      latestVersionAt: '2026-06-01T00:00:00.000Z',
    });
  });

  describe('without a cluster', () => {
    beforeEach(() => addFraud(kubeflow));
    const recorded = { name: 'scorer', model: 'fraud', environment: 'risk' };

    it('takes what the registry has recorded', async () => {
      registry.models.set('other', { versions: { v1: { createdAt: NOW } } });
      registry.services.push(
        {
          ...recorded,
          name: 'scorer/0b1f2c3d-0000-4000-8000-000000000001',
          version: 'v2',
        },
        {
          ...recorded,
          name: 'gone',
          version: 'v1',
          desiredState: 'UNDEPLOYED',
        },
        { ...recorded, name: 'others', model: 'other' },
      );
      expect(await collect()).toMatchObject({
        inferenceServices: ['risk/scorer'],
        deployedVersions: ['v2'],
        deployedVersionIsPinned: true,
        rollbackVersions: ['v1'],
        minReplicas: expect.stringContaining('main.kubernetes in app-config'),
      });
    });

    it('knows that no version means the newest, which is not pinned', async () => {
      registry.services.push(recorded);
      expect(await collect()).toMatchObject({
        deployedVersions: ['v3'],
        deployedVersionIsPinned: false,
        deployedVersionsWithoutRun: [],
        rollbackVersions: ['v2', 'v1'],
      });
    });

    it('does not say that nothing serves because nobody has recorded anything', async () => {
      const unknown = expect.stringMatching(
        /^\? no cluster is configured .*main\.kubernetes in app-config/,
      );
      expect(await collect()).toMatchObject({
        inferenceServices: unknown,
        deployedVersions: unknown,
        deployedVersionsWithoutRun: unknown,
        staleVersionCount: unknown,
        deployedVersionIsPinned: unknown,
        rollbackVersions: unknown,
        versionCount: 4,
      });
    });

    it('does not say what serves if more is recorded than is read', async () => {
      for (let n = 0; n < 2001; n += 1) {
        registry.services.push({ ...recorded, name: `other-${n}` });
      }
      expect(await collect()).toMatchObject({
        inferenceServices: expect.stringContaining('more inference services'),
        deployedVersions: expect.stringContaining('more inference services'),
        versionCount: 4,
      });
    });

    it('does not say so if more environments are recorded than are read', async () => {
      registry.services.push(recorded);
      registry.unusedEnvironments = 2000;
      expect(await collect()).toMatchObject({
        inferenceServices: expect.stringContaining('environments of these'),
        deployedVersions: expect.stringContaining('environments of these'),
      });
    });

    it('names versions that no run made', async () => {
      const { versions } = registry.models.get('fraud')!;
      registry.models.set('fraud', {
        versions: {
          ...versions,
          copied: {
            createdAt: NOW,
            artifacts: [
              {
                artifactType: 'model-artifact',
                uri: 's3://x',
                modelSourceKind: 'transfer_job',
                modelSourceId: 'job-1',
              },
            ],
          },
        },
      });
      registry.services.push(recorded, { ...recorded, version: 'v2' });
      expect(await collect()).toMatchObject({
        deployedVersions: ['copied', 'v2'],
        deployedVersionsWithoutRun: ['copied'],
      });
    });
  });

  describe('with labels of inference services', () => {
    const serve = (labels: Record<string, string>) =>
      cluster.namespaces.set('risk', [
        { metadata: { name: 'fraud', labels }, spec: { predictor: {} } },
      ]);
    const MODEL = 'modelregistry.kubeflow.org/registered-model-id';
    const VERSION = 'modelregistry.kubeflow.org/model-version-id';
    const SERVED = {
      ...NAMED,
      'serving.kserve.io/inferenceservice': 'risk/fraud',
    };
    const both = ['registry', 'kubernetes'] as const;
    beforeEach(() => addFraud(kubeflow));

    it('knows the version by its label alone', async () => {
      serve({ [VERSION]: registry.versionId('fraud', 'v1') });
      expect(await collect(SERVED, both)).toMatchObject({
        deployedVersions: ['v1'],
        deployedVersionIsPinned: true,
      });
    });

    it('knows that the newest serves if only the model is named', async () => {
      serve({ [MODEL]: registry.modelId('fraud') });
      expect(await collect(SERVED, both)).toMatchObject({
        deployedVersions: ['v3'],
        deployedVersionIsPinned: false,
      });
    });

    it('cannot tell the version without labels, and says which to add', async () => {
      serve({});
      expect(await collect(SERVED, both)).toMatchObject({
        inferenceServices: ['risk/fraud'],
        deployedVersionIsPinned: false,
        deployedVersions: expect.stringMatching(/^\? .*model-version-id/),
        rollbackVersions: expect.stringMatching(/^\?/),
        staleVersionCount: expect.stringMatching(/^\?/),
        versionCount: 4,
      });
    });

    it.each([
      ['of another model', { [MODEL]: '77', [VERSION]: '1' }],
      ['that is archived', { [MODEL]: '1', [VERSION]: '3' }],
    ])('takes no version %s for one of this', async (_, labels) => {
      serve(labels);
      expect(await collect(SERVED, both)).toMatchObject({
        deployedVersions: expect.stringMatching(/^\? the inference service/),
      });
    });

    const { 'kubeflow.org/pipeline-id': _, ...IN_NAMESPACE } = FRAUD;

    it('tells that nothing serves, and then of no way back', async () => {
      const nothing = {
        inferenceServices: [],
        deployedVersions: [],
        staleVersionCount: 2,
        deployedVersionIsPinned: '? no inference service serves it',
        minReplicas: '? no inference service serves it',
        rollbackVersions: '? no version is deployed',
      };
      cluster.namespaces.clear();
      expect(await collect(IN_NAMESPACE, both)).toMatchObject(nothing);
      serve({ [MODEL]: '77' });
      expect(await collect(IN_NAMESPACE, both)).toMatchObject(nothing);
    });

    it.each([
      ['a service has no label', IN_NAMESPACE, /^\? .*has a label that leads/],
      ['no namespace is named', NAMED, /^\? .* kubeflow\.org\/namespace/],
    ])('does not tell so where %s', async (_case, annotations, words) => {
      serve({});
      const unknown = expect.stringMatching(words);
      expect(await collect(annotations, both)).toMatchObject({
        inferenceServices: unknown,
        deployedVersions: unknown,
        staleVersionCount: unknown,
        minReplicas: unknown,
      });
    });

    it.each([
      ['that is gone', 'deleted', []],
      ['that serves another model now', 'fraud', []],
      ['that lost its label', 'plain', ['risk/plain']],
    ])('compares the record of a service %s', async (_case, name, names) => {
      cluster.namespaces.set('risk', [
        {
          metadata: { name: 'fraud', labels: { [MODEL]: '77' } },
          spec: { predictor: {} },
        },
        ...(name === 'plain'
          ? [{ metadata: { name }, spec: { predictor: {} } }]
          : []),
      ]);
      registry.services.push({
        name: `${name}/0b1f2c3d-0000-4000-8000-000000000001`,
        model: 'fraud',
        version: 'v2',
        environment: 'risk',
      });
      expect(await collect(IN_NAMESPACE, both)).toMatchObject({
        inferenceServices: names,
        deployedVersions: names.length ? ['v2'] : [],
      });
    });

    it('asks the registry where no label in the namespace leads to the model', async () => {
      serve({});
      registry.services.push({
        name: 'scorer',
        model: 'fraud',
        version: 'v2',
        environment: 'elsewhere',
      });
      expect(await collect(IN_NAMESPACE, both)).toMatchObject({
        inferenceServices: ['elsewhere/scorer'],
        deployedVersions: ['v2'],
        servingIsReady: expect.stringContaining('name it in serving.kserve.io'),
      });
    });
  });
});
