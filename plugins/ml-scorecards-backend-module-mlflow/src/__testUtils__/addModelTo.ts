import { DAY, NOW } from './createCollector';
import { FakeMlflow } from './FakeMlflow';

const MODEL_FILE = `
flavors:
  python_function:
    env: { conda: conda.yaml, virtualenv: python_env.yaml }
signature: { inputs: '[]' }
saved_input_example_info: { artifact_path: input_example.json }
`;

/** A model with a serving version and one to go back to, a run behind the first, and the experiment of that. */
export function addModelTo(
  mlflow: FakeMlflow,
  name: string,
  run = `${name}-run`,
): void {
  mlflow.experiments.set('1', {});
  mlflow.models.set(name, {
    aliases: { champion: '2' },
    versions: [
      { version: '1', creation_timestamp: NOW - 20 * DAY },
      {
        version: '2',
        creation_timestamp: NOW - 10 * DAY,
        run_id: run,
        source: 'mlflow-artifacts:/1/model',
      },
    ],
  });
  mlflow.files.set(`${name}/1`, MODEL_FILE).set(`${name}/2`, MODEL_FILE);
  mlflow.runs.set(run, {
    start_time: NOW - 10 * DAY,
    end_time: NOW - 10 * DAY + 60_000,
    metrics: { auc: 0.9 },
    params: { random_state: '7' },
  });
}
