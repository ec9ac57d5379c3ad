import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { MlflowSeed, modelFile } from './seedMlflow';

/** What `examples/mlflow.yaml` says of a model. */
interface DemoModel {
  primaryMetric: { name: string; greaterIsBetter: boolean };
  runs: Record<
    string,
    {
      age: number;
      minutes?: number;
      metric?: number;
      status?: string;
      dataset?: string;
      reproduces?: string;
      tags?: Record<string, string>;
    }
  >;
  params: Record<string, string>;
  /** By what their runs are called; what has no run was uploaded by hand. */
  versions: string[];
  aliases?: Record<string, string>;
  stages?: Record<string, string>;
  modelFile?: string[];
  /** Of Feast, that its training data and online features come from. */
  featureService?: string;
}

interface Demo {
  models: Record<string, DemoModel>;
  datasets: Record<string, { digest: string; rows: number }>;
}

const COMMIT = '6f1ed002ab5595859014ebf0951522d9a7c3e5b8';

/** Brings what the demo's components have into an empty server. */
export async function seedDemo(seed: MlflowSeed): Promise<string[]> {
  const text = readFileSync(
    join(__dirname, '../../../examples/mlflow.yaml'),
    'utf8',
  );
  const demo: Demo = parse(text);
  for (const [name, model] of Object.entries(demo.models)) {
    await seedModel(seed, name, model, demo.datasets);
  }
  return Object.keys(demo.models);
}

async function seedModel(
  seed: MlflowSeed,
  name: string,
  model: DemoModel,
  datasets: Demo['datasets'],
): Promise<void> {
  const { primaryMetric } = model;
  const experiment = await seed.experiment(name, {
    'mlflow.experiment.primaryMetric.name': primaryMetric.name,
    'mlflow.experiment.primaryMetric.greaterIsBetter': String(
      primaryMetric.greaterIsBetter,
    ),
  });
  const runs = new Map<string, string>();
  for (const [called, run] of Object.entries(model.runs)) {
    const dataset = run.dataset && datasets[run.dataset];
    const id = await seed.run(experiment, {
      daysAgo: run.age,
      seconds: (run.minutes ?? 1) * 60,
      status: run.status,
      params: model.params,
      metrics:
        run.metric === undefined ? {} : { [primaryMetric.name]: run.metric },
      tags: {
        'mlflow.source.git.commit': COMMIT,
        'mlflow.runName': called,
        ...run.tags,
        ...(run.reproduces && {
          'mlscorecards.reproduces': runs.get(run.reproduces)!,
        }),
      },
      ...(dataset && {
        datasets: [
          {
            name: run.dataset,
            digest: dataset.digest,
            source_type: 's3',
            source: JSON.stringify({ uri: `s3://acme-data/${run.dataset}` }),
            profile: JSON.stringify({ num_rows: dataset.rows }),
          },
        ],
      }),
    });
    runs.set(called, id);
  }
  await seed.model(name);
  for (const [index, called] of model.versions.entries()) {
    const run = runs.get(called);
    const folder = `${experiment}/${run}/artifacts/model`;
    await seed.version(name, {
      source: run ? `mlflow-artifacts:/${folder}` : `s3://acme-models/${name}`,
      run_id: run,
      ...(model.featureService && {
        tags: [{ key: 'feast.feature_service', value: model.featureService }],
      }),
    });
    if (run && model.modelFile) {
      await seed.artifact(`${folder}/MLmodel`, modelFile(model.modelFile));
    }
    const version = String(index + 1);
    for (const [alias, of] of Object.entries(model.aliases ?? {})) {
      if (of === called) await seed.alias(name, alias, version);
    }
    const stage = model.stages?.[called];
    if (stage) await seed.stage(name, version, stage);
  }
}
