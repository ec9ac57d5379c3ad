import { cpSync } from 'node:fs';
import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import mlScorecardsPlugin from 'backstage-plugin-ml-scorecards-backend';
import gitModule from 'backstage-plugin-ml-scorecards-backend-module-git';
import { createGitHost } from './demo/gitHost/createGitHost';
import { close, listenOnLoopback } from './demo/listenOnLoopback';

jest.setTimeout(60_000);

const EXAMPLES = resolve(__dirname, '../../../examples/repositories');

/** As much of a scorecard as is looked at here. */
interface ScorecardAnswer {
  readonly score: number | null;
  readonly dimensions: ReadonlyArray<{
    readonly id: string;
    readonly level: string;
    readonly checks: ReadonlyArray<{ id: string; state: string }>;
  }>;
  readonly facts: Readonly<Record<string, { value: unknown }>>;
  readonly sources: ReadonlyArray<{ collector: string; status: string }>;
}

/** What a team writes that has never heard of us: no annotation at all. */
const catalogInfo = (name: string) => `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: ${name}
spec:
  type: ml-model
  lifecycle: production
  owner: data-science
`;

describe('public repositories, given by their address only', () => {
  const directory = createMockDirectory({
    content: {
      forecast: {
        'catalog-info.yaml': catalogInfo('forecast'),
        MLproject: `name: forecast
python_env: python_env.yaml
entry_points:
  prepare:
    command: python prepare.py
  main:
    parameters:
      horizon: {type: float, default: 14}
    command: python train.py {horizon}
`,
        'python_env.yaml':
          'python: "3.11"\ndependencies:\n  - -r requirements.txt\n',
        'requirements.txt': 'mlflow==3.1.0\nscikit-learn>=1.5\n',
        'train.py': 'print("train")\n',
        'README.md': '# Forecast\n',
      },
      detector: { 'catalog-info.yaml': catalogInfo('detector') },
    },
  });
  let host: Server;
  let backend: TestBackend;
  const scheduler = mockServices.scheduler();

  const get = async (path: string) => {
    const { port } = backend.server.address() as AddressInfo;
    const response = await fetch(`http://localhost:${port}/api/${path}`, {
      headers: { authorization: 'Bearer mock-user-token' },
    });
    return response.ok ? response.json() : undefined;
  };

  async function waitFor<T>(ask: () => Promise<T | undefined>): Promise<T> {
    const deadline = Date.now() + 40_000;
    for (;;) {
      const answer = await ask();
      if (answer !== undefined) return answer;
      if (Date.now() > deadline) throw new Error('Waited in vain');
      await new Promise(done => setTimeout(done, 50));
    }
  }

  beforeAll(async () => {
    // What real DVC left in the repository of the demo.
    cpSync(resolve(EXAMPLES, 'fraud-detector'), directory.resolve('detector'), {
      recursive: true,
    });
    host = await listenOnLoopback(
      createGitHost({
        root: directory.path,
        logger: mockServices.logger.mock(),
      }),
      0,
      'it cannot start',
    );
    const address = `127.0.0.1:${(host.address() as AddressInfo).port}`;
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        mlScorecardsPlugin,
        gitModule,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'http://portal.example' },
            backend: { baseUrl: 'http://portal.example' },
            integrations: {
              github: [
                { host: address, apiBaseUrl: `http://${address}/api/v3` },
              ],
            },
            catalog: {
              rules: [{ allow: ['Component', 'Location'] }],
              processingInterval: { seconds: 30 },
              locations: ['detector', 'forecast'].map(name => ({
                type: 'url',
                target: `http://${address}/acme/${name}/blob/main/catalog-info.yaml`,
              })),
            },
          },
        }),
      ],
    });
    for (const name of ['detector', 'forecast']) {
      await waitFor(() =>
        get(`catalog/entities/by-name/component/default/${name}`),
      );
    }
    await scheduler.triggerTask('select-components');
    await scheduler.triggerTask('collect-git');
  });
  afterAll(async () => {
    await backend?.stop();
    await close(host);
  });

  /** The states of checks on a scorecard, and the facts that they rest on. */
  async function scorecard(name: string) {
    const { dimensions, facts, sources, score }: ScorecardAnswer = await get(
      `ml-scorecards/v1/scorecards/component/default/${name}`,
    );
    const checks = dimensions.flatMap(dimension => dimension.checks);
    return {
      score,
      levels: Object.fromEntries(
        dimensions.map(({ id, level }) => [id, level]),
      ),
      states: Object.fromEntries(checks.map(({ id, state }) => [id, state])),
      facts: Object.fromEntries(
        Object.entries(facts).map(([fact, { value }]) => [fact, value]),
      ),
      git: sources.find(({ collector }) => collector === 'git'),
    };
  }

  it('score by their DVC project', async () => {
    const { score, levels, states, facts, git } = await scorecard('detector');
    expect(score).toBeGreaterThan(0);
    expect(levels).toMatchObject({ 'data-versioning': 'silver' });
    expect(git).toMatchObject({ status: 'fresh' });
    expect(facts).toMatchObject({
      'git.dvcStages': ['prepare', 'features', 'train', 'evaluate'],
      'git.codeDepsOutOfSync': [],
      'git.paramsOutOfSync': [],
      'git.environmentPinned': true,
      'git.remoteIsLocal': false,
    });
    expect(states).toMatchObject({
      'training-is-a-pipeline': 'pass',
      'data-and-code-lock-in-sync': 'pass',
      'training-data-versioned': 'pass',
      'data-remote-shared': 'pass',
      'environment-pinned': 'pass',
      'drift-checked-recently': 'unknown',
    });
  });

  it('score by their MLproject', async () => {
    const { score, states, facts, git } = await scorecard('forecast');
    expect(score).toBeGreaterThan(0);
    expect(git).toMatchObject({ status: 'fresh' });
    expect(facts).toMatchObject({
      'git.mlprojectEntryPoints': ['prepare', 'main'],
      'git.environmentPinned': false,
      'git.dvcStages': [],
    });
    expect(states).toMatchObject({
      'training-is-a-pipeline': 'pass',
      'environment-pinned': 'fail',
      'drift-checked-recently': 'unknown',
    });
  });
});
