import {
  collectByName,
  component,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { run, SPEC } from './__testUtils__/addFraud';
import { createCollector, NOW } from './__testUtils__/createCollector';
import { FakeKubeflow } from './__testUtils__/FakeKubeflow';

jest.setTimeout(120_000);

const COMPONENTS = 1000;
const NAMESPACES = 10;

/** Of a model its name, its versions, and what its newest version has. */
const OF_MODEL = 3;
/** The list of runs, and that of recurring runs. */
const OF_PLACE = 2;
/** Its version. */
const OF_PIPELINE = 1;

describe('many components', () => {
  const kubeflow = FakeKubeflow.forTests();

  it('take so many requests each, and lists that they share', async () => {
    const { registry, pipelines, cluster } = kubeflow;
    const numbers = Array.from({ length: COMPONENTS }, (_, n) => n);
    for (const n of numbers) {
      registry.models.set(`model-${n}`, {
        versions: { v1: { createdAt: NOW } },
      });
    }
    pipelines.pipelines.set('p-fraud', [
      { pipeline_version_id: 'pv-2', pipeline_spec: SPEC },
    ]);
    pipelines.runs.push(run('r', { daysAgo: 1 }));
    for (let n = 0; n < NAMESPACES; n += 1) {
      cluster.namespaces.set(`team-${n}`, [
        { metadata: { name: 'scorer' }, spec: { predictor: {} } },
      ]);
    }
    const answers = await collectByName(
      createCollector({ main: kubeflow.origin }, { clock: realClock }),
      numbers.map(n =>
        component(`c-${n}`, {
          'kubeflow.org/registered-model': `model-${n}`,
          // One for all.
          'kubeflow.org/pipeline-id': 'p-fraud',
          'serving.kserve.io/inferenceservice': `team-${n % NAMESPACES}/scorer`,
        }),
      ),
    );
    expect(Object.keys(answers)).toHaveLength(COMPONENTS);
    expect(answers['c-999']).toMatchObject({
      facts: {
        versionCount: { value: 1 },
        runCount90d: { value: 1 },
        inferenceServices: { value: ['team-9/scorer'] },
      },
    });
    const asked = (part: string) =>
      kubeflow.requests.filter(each => each.startsWith(`/${part}/`)).length;
    expect(asked('registry')).toBe(COMPONENTS * OF_MODEL);
    expect(asked('pipelines')).toBe(OF_PLACE + OF_PIPELINE);
    expect(asked('cluster')).toBe(NAMESPACES);
  });

  it('ask for each pipeline so many times', async () => {
    const { pipelines } = kubeflow;
    const ids = Array.from({ length: 20 }, (_, n) => `p-${n}`);
    for (const id of ids) {
      const reference = { pipeline_id: id, pipeline_version_id: 'v' };
      pipelines.pipelines.set(id, [
        { pipeline_version_id: 'v', pipeline_spec: SPEC },
      ]);
      pipelines.runs.push(
        run(`r-${id}`, { daysAgo: 1, pipeline_version_reference: reference }),
      );
    }
    await collectByName(
      createCollector({ main: kubeflow.origin }, { clock: realClock }),
      ids.map(id => component(id, { 'kubeflow.org/pipeline-id': id })),
    );
    expect(kubeflow.requests).toHaveLength(OF_PLACE + ids.length * OF_PIPELINE);
  });
});
