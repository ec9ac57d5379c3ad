import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  collectFacts,
  componentAt,
  createCollector,
} from './__testUtils__/collectAll';
import { GitHubHost, HostedTag } from './__testUtils__/GitHubHost';

/** The repositories of the demo were made with real DVC, so their hashes are what DVC computes. */
const EXAMPLES = resolve(__dirname, '../../../examples/repositories');

function readRepository(name: string): Record<string, Buffer> {
  const files: Record<string, Buffer> = {};
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(EXAMPLES, name, folder))) {
      const path = folder ? `${folder}/${entry}` : entry;
      if (statSync(join(EXAMPLES, name, path)).isDirectory()) visit(path);
      else files[path] = readFileSync(join(EXAMPLES, name, path));
    }
  };
  visit('');
  return files;
}

/** Tags that real GTO made. */
function readTags(name: string): HostedTag[] {
  const file = resolve(EXAMPLES, '../tags', `${name}.json`);
  if (!existsSync(file)) return [];
  const recording: {
    tags: Array<{ name: string; commit: string; taggedAt: string }>;
  } = JSON.parse(readFileSync(file, 'utf8'));
  return recording.tags.map(({ taggedAt, ...tag }) => ({
    ...tag,
    at: taggedAt,
  }));
}

describe('the repositories of the demo', () => {
  let host: GitHubHost;

  beforeAll(async () => {
    host = await GitHubHost.start();
  });
  afterAll(() => host.stop());
  beforeEach(() => host.reset());

  const collect = (name: string, changes: Record<string, Buffer> = {}) => {
    host.add(
      `acme/${name}`,
      { ...readRepository(name), ...changes },
      undefined,
      readTags(name),
    );
    return collectFacts(
      createCollector(host.config),
      componentAt(name, `${host.origin}/acme/${name}/tree/main/`),
    );
  };

  it('finds the fraud detector in step with its lock', async () => {
    expect(await collect('fraud-detector')).toMatchObject({
      hasDvcProject: true,
      dvcStages: ['prepare', 'features', 'train', 'evaluate'],
      dvcDagDepth: 4,
      lockStagesMissing: [],
      codeDepsOutOfSync: [],
      paramsOutOfSync: [],
      declaredModels: ['fraud-detector'],
      defaultRemoteUrl: 's3://acme-dvc/fraud-detector',
      modelCard: 'MODEL_CARD.md',
      modelCardSections: expect.arrayContaining(['Ethical Considerations']),
      environmentPinned: true,
    });
  });

  it('notices that code was changed after the last run', async () => {
    expect(await collect('loan-default-risk')).toMatchObject({
      codeDepsOutOfSync: ['src/train.py'],
    });
    expect(
      await collect('fraud-detector', {
        'src/settings.py': Buffer.from('changed = True\n'),
      }),
    ).toMatchObject({ codeDepsOutOfSync: ['src/settings.py'] });
  });

  it('notices that a hash in the lock was changed', async () => {
    const lock = readRepository('fraud-detector')['dvc.lock'].toString();
    const changed = lock.replaceAll(
      /(path: src\/train\.py\n\s+hash: md5\n\s+md5: )[0-9a-f]{32}/g,
      `$1${'0'.repeat(32)}`,
    );
    expect(changed).not.toBe(lock);
    expect(
      await collect('fraud-detector', { 'dvc.lock': Buffer.from(changed) }),
    ).toMatchObject({ codeDepsOutOfSync: ['src/train.py'] });
  });

  it('names what is wrong with a file and keeps the facts that do not depend on it', async () => {
    expect(await collect('credit-limit')).toMatchObject({
      dvcStages: expect.stringMatching(/^\? dvc.yaml line \d+: merge conflict/),
      defaultRemoteUrl: 's3://acme-dvc/credit-limit',
      environmentPinned: true,
    });
    expect(await collect('product-embeddings')).toMatchObject({
      dvcStages: expect.stringMatching(/^\? dvc.yaml repeats parts of itself/),
      remoteIsLocal: false,
    });
  });

  it('counts four live variants of one recommender, and champion and challenger of the other', async () => {
    expect(await collect('recommender-overengineered')).toMatchObject({
      gtoVersions: ['v1.0.0', 'v2.0.0', 'v2.1.0', 'v3.0.0', 'v3.1.0'],
      gtoServingVersions: ['v2.1.0'],
      gtoChallengerVersions: ['v3.1.0'],
      gtoLiveVersions: ['v2.0.0', 'v2.1.0', 'v3.0.0', 'v3.1.0'],
      distributedLibraries: ['horovod'],
    });
    expect(await collect('recommender-rightsized')).toMatchObject({
      gtoServingVersions: ['v1.1.0'],
      gtoChallengerVersions: ['v1.2.0'],
      gtoLiveVersions: ['v1.1.0', 'v1.2.0'],
      distributedLibraries: [],
      runbook: 'docs/runbook.md',
    });
  });

  it('knows an experiment that is all in one notebook', async () => {
    expect(await collect('notebook-price-elasticity')).toMatchObject({
      hasOnlyNotebooks: true,
      testFiles: [],
      gtoVersions: [],
    });
  });
});
