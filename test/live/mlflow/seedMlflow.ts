/** What a component of the scenario names. */
export type Annotations = Record<string, Record<string, string>>;

type Pairs = Record<string, string | number>;

const DAY = 24 * 3_600_000;
const COMMIT = 'c0ffee254729296a45a3885639ac7e10a9d54979';
const MODEL = 'mlflow.org/registered-model';

/** Writes into a real MLflow by its REST API, with the credentials of somebody who may. */
export class MlflowSeed {
  readonly #server: string;
  readonly #authorization?: string;

  constructor(server: string, authorization?: string) {
    this.#server = server;
    this.#authorization = authorization;
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    version = '2.0',
  ): Promise<any> {
    const response = await fetch(`${this.#server}/api/${version}/${path}`, {
      method,
      headers: {
        ...(this.#authorization && { authorization: this.#authorization }),
        ...(typeof body === 'object' && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && {
        body: typeof body === 'object' ? JSON.stringify(body) : String(body),
      }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    }
    return text ? JSON.parse(text) : {};
  }

  get(path: string): Promise<any> {
    return this.send('GET', `mlflow/${path}`);
  }

  post(path: string, body: object): Promise<any> {
    return this.send('POST', `mlflow/${path}`, body);
  }

  async experiment(name: string, tags: Pairs = {}): Promise<string> {
    const { experiment_id } = await this.post('experiments/create', {
      name,
      tags: pairs(tags),
    });
    return experiment_id;
  }

  /** Gives the id of the run. */
  async run(
    experiment: string,
    options: {
      daysAgo?: number;
      seconds?: number;
      status?: string;
      params?: Pairs;
      metrics?: Pairs;
      tags?: Pairs;
      datasets?: object[];
    } = {},
  ): Promise<string> {
    const { daysAgo = 1, seconds = 60, status = 'FINISHED' } = options;
    const start = Date.now() - daysAgo * DAY;
    const { run } = await this.post('runs/create', {
      experiment_id: experiment,
      start_time: start,
      tags: pairs(options.tags),
    });
    const { run_id } = run.info;
    await this.post('runs/log-batch', {
      run_id,
      params: pairs(options.params),
      metrics: pairs(options.metrics).map(metric => ({
        ...metric,
        timestamp: start,
        step: 0,
      })),
    });
    if (options.datasets) {
      await this.post('runs/log-inputs', {
        run_id,
        datasets: options.datasets.map(dataset => ({
          dataset,
          tags: [{ key: 'mlflow.data.context', value: 'training' }],
        })),
      });
    }
    await this.post('runs/update', {
      run_id,
      status,
      end_time: start + seconds * 1000,
    });
    return run_id;
  }

  async model(name: string, tags: Pairs = {}): Promise<void> {
    await this.post('registered-models/create', { name, tags: pairs(tags) });
  }

  version(
    name: string,
    options: {
      source: string;
      run_id?: string;
      model_id?: string;
      tags?: object[];
    },
  ): Promise<unknown> {
    return this.post('model-versions/create', { name, ...options });
  }

  alias(name: string, alias: string, version: string): Promise<unknown> {
    return this.post('registered-models/alias', { name, alias, version });
  }

  stage(name: string, version: string, stage: string): Promise<unknown> {
    return this.post('model-versions/transition-stage', {
      name,
      version,
      stage,
      archive_existing_versions: false,
    });
  }

  /** Gives somebody `READ` on something, as administrators of MLflow 3 do with basic authentication. */
  permit(
    username: string,
    type: 'registered_model' | 'experiment',
    id: string,
  ): Promise<unknown> {
    return this.send(
      'POST',
      'mlflow/users/permissions/grant',
      { username, resource_type: type, resource_id: id, permission: 'READ' },
      '3.0',
    );
  }

  /** Puts a file where the server keeps its artifacts. */
  artifact(path: string, content: string): Promise<unknown> {
    return this.send('PUT', `mlflow-artifacts/artifacts/${path}`, content);
  }
}

const PARTS: Record<string, string> = {
  environment: `flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
`,
  signature: `signature:
  inputs: '[{"type": "double", "name": "amount", "required": true}]'
  outputs: '[{"type": "double", "required": true}]'
`,
  'input example': `saved_input_example_info:
  artifact_path: input_example.json
  type: dataframe
`,
};

/** An `MLmodel` file with some of these: environment, signature, input example. */
export function modelFile(parts: readonly string[]): string {
  return parts.map(part => PARTS[part]).join('');
}

/** Brings the scenario into an empty server, but for what the Python client trains. */
export async function seedMlflow(
  seed: MlflowSeed,
  { major }: { major: number },
): Promise<Annotations> {
  const fraud = await seedFraud(seed);
  await seedStages(seed);

  await seed.model('uploaded');
  await seed.version('uploaded', { source: 's3://models/uploaded' });
  await seed.alias('uploaded', 'champion', '1');

  await seed.model('empty');
  await seed.model('a prompt', { 'mlflow.prompt.is_prompt': 'true' });

  const orphaned = await seed.experiment('orphaned');
  const gone = await seed.run(orphaned);
  await seed.model('orphaned');
  await seed.version('orphaned', {
    source: `mlflow-artifacts:/${orphaned}/${gone}/artifacts/model`,
    run_id: gone,
  });
  await seed.alias('orphaned', 'champion', '1');
  await seed.post('runs/delete', { run_id: gone });

  await seedDistributed(seed);
  const tested = await seedTestedDrift(seed);
  const empty = await seed.experiment('nothing yet');
  const deleted = await seed.experiment('deleted');
  await seed.post('experiments/delete', { experiment_id: deleted });
  return {
    fraud: { [MODEL]: 'fraud' },
    trained: { 'mlflow/model-name': 'trained' },
    stages: { 'mlflow.org/model-uri': 'models:/stages/Production' },
    uploaded: { [MODEL]: 'uploaded' },
    empty: { [MODEL]: 'empty' },
    orphaned: { [MODEL]: 'orphaned' },
    distributed: { [MODEL]: 'distributed' },
    experimentById: { 'mlflow.org/experiment': fraud },
    experimentByName: { 'mlflow.org/experiment-name': "fraud: it's real" },
    testedDrift: { 'mlflow.org/experiment-id': tested },
    emptyExperiment: { 'mlflow.org/experiment-id': empty },
    deletedExperiment: { 'mlflow.org/experiment-id': deleted },
    renamed: { 'mlflow.org/model-name': 'fraud-2019' },
    prompt: { [MODEL]: 'a prompt' },
    unityCatalog: { [MODEL]: 'main.risk.fraud' },
    injection: { [MODEL]: "fraud' OR name != '" },
    ...(major >= 3 && { logged: await seedLogged(seed) }),
  };
}

/** Gives the id of the experiment. */
async function seedFraud(seed: MlflowSeed): Promise<string> {
  const experiment = await seed.experiment("fraud: it's real", {
    'mlflow.experiment.primaryMetric.name': 'auc',
    'mlflow.experiment.primaryMetric.greaterIsBetter': 'True',
  });
  const trained = (daysAgo: number, auc: number, seconds: number) =>
    seed.run(experiment, { daysAgo, seconds, metrics: { auc } });
  await trained(103, 0.91, 40);
  await trained(102, 0.91, 30);
  await trained(101, 0.9, 20);
  await trained(100, 0.9, 10);
  await seed.run(experiment, {
    daysAgo: 200,
    metrics: { auc: 0.8 },
    tags: { 'mlscorecards.baseline': 'most frequent' },
  });
  const first = await trained(60, 0.88, 100);
  const second = await trained(20, 0.92, 90);
  const live = await seed.run(experiment, {
    daysAgo: 10,
    seconds: 120,
    params: { random_state: '7', 'model.depth': '6' },
    metrics: { auc: 0.92, log_loss: 0.2 },
    tags: { 'mlflow.source.git.commit': COMMIT },
    datasets: [
      {
        name: 'transactions',
        digest: 'a1b2c3',
        source_type: 's3',
        source: '{"uri": "s3://data/transactions"}',
        profile: '{"num_rows": 120000, "num_elements": 840000}',
      },
    ],
  });
  await seed.run(experiment, {
    daysAgo: 5,
    metrics: { auc: 0.9292 },
    tags: {
      'mlscorecards.reproduces': live,
      'mlflow.source.git.commit': COMMIT,
    },
  });
  await seed.run(experiment, { daysAgo: 2, status: 'FAILED' });
  await seedDrift(seed, experiment);

  await seed.model('fraud');
  for (const run of [first, second, live]) {
    await seed.version('fraud', {
      source: `mlflow-artifacts:/${experiment}/${run}/artifacts/model`,
      run_id: run,
      ...(run === live && {
        tags: pairs({ 'feast.feature_service': 'fraud_v3' }),
      }),
    });
    if (run !== first) {
      await seed.artifact(
        `${experiment}/${run}/artifacts/model/MLmodel`,
        modelFile(['environment', 'signature', 'input example']),
      );
    }
  }
  await seed.alias('fraud', 'challenger', '2');
  await seed.alias('fraud', 'champion', '3');
  return experiment;
}

/** As a job that measures it each night for five weeks, and failed in the last one. Another one did so long ago. */
async function seedDrift(seed: MlflowSeed, experiment: string): Promise<void> {
  const measured = (daysAgo: number, metrics: Pairs, status?: string) =>
    seed.run(experiment, {
      daysAgo,
      status,
      metrics,
      tags: { 'mlscorecards.drift': 'psi' },
    });
  await measured(120, { 'drift.share': 1, 'drift.prediction_psi': 3 });
  for (let daysAgo = 35; daysAgo > 1; daysAgo -= 1) {
    await measured(daysAgo, {
      'drift.share': 0.5,
      'drift.prediction_psi': 0.4 - daysAgo / 100,
    });
  }
  await measured(0.99, { 'drift.share': 0.25, 'drift.prediction_psi': 0.12 });
  await measured(0.5, { 'drift.share': 1 }, 'FAILED');
}

/** As a job that tests each night whether distributions differ. Gives the id of the experiment. */
async function seedTestedDrift(seed: MlflowSeed): Promise<string> {
  const experiment = await seed.experiment('tested drift');
  for (const [daysAgo, drifted] of [
    [2, 0],
    [1, 1],
  ]) {
    await seed.run(experiment, {
      daysAgo,
      metrics: { 'drift.share': 0.1, 'drift.prediction_drifted': drifted },
      tags: { 'mlscorecards.drift': 'ks' },
    });
  }
  return experiment;
}

async function seedStages(seed: MlflowSeed): Promise<void> {
  const experiment = await seed.experiment('stages');
  await seed.model('stages');
  for (const [version, stage] of [
    ['1', 'Archived'],
    ['2', 'Production'],
    ['3', 'Staging'],
  ]) {
    const run = await seed.run(experiment);
    await seed.version('stages', {
      source: `mlflow-artifacts:/${experiment}/${run}/artifacts/model`,
      run_id: run,
    });
    await seed.stage('stages', version, stage);
  }
}

async function seedDistributed(seed: MlflowSeed): Promise<void> {
  const experiment = await seed.experiment('distributed', {
    'mlflow.experiment.primaryMetric.name': 'val_loss',
  });
  await seed.run(experiment, {
    metrics: { val_loss: 2 },
    tags: { 'mlscorecards.baseline': '' },
  });
  const run = await seed.run(experiment, {
    params: { 'trainer.num_nodes': '4', num_workers: '8' },
    metrics: { val_loss: 'NaN' },
  });
  await seed.run(experiment, {
    daysAgo: 0.5,
    metrics: { 'drift.share': 'NaN' },
    tags: { 'mlscorecards.drift': 'true' },
  });
  await seed.model('distributed');
  await seed.version('distributed', {
    source: `mlflow-artifacts:/${experiment}/${run}/artifacts/model`,
    run_id: run,
  });
  await seed.alias('distributed', 'champion', '1');
}

/** A version that names the model it was registered from, and not the run. Gives what its component names. */
async function seedLogged(seed: MlflowSeed): Promise<Record<string, string>> {
  const experiment = await seed.experiment('logged');
  const run = await seed.run(experiment, { params: { depth: '3' } });
  const { model } = await seed.post('logged-models', {
    experiment_id: experiment,
    name: 'model',
    source_run_id: run,
  });
  const { model_id } = model.info;
  await seed.artifact(
    `${experiment}/models/${model_id}/artifacts/MLmodel`,
    modelFile(['environment', 'signature']),
  );
  await seed.model('logged');
  await seed.version('logged', { source: `models:/${model_id}`, model_id });
  await seed.alias('logged', 'champion', '1');
  return { [MODEL]: 'logged' };
}

function pairs(record: Pairs = {}) {
  return Object.entries(record).map(([key, value]) => ({ key, value }));
}
