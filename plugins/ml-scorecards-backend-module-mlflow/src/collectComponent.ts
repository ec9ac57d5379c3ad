import {
  Facts,
  mlflowFacts,
  Unknown,
  unknownFacts,
} from 'backstage-plugin-ml-scorecards-node';
import {
  EXPERIMENT_ANNOTATION,
  MlflowReference,
  MODEL_ANNOTATION,
} from './annotations/MlflowReference';
import { MlflowApi } from './api/MlflowApi';
import { findExperiment, findModel } from './findNamed';
import { InstanceSweep } from './InstanceSweep';
import { findRollback } from './modelFile/findRollback';
import { modelFileFacts } from './modelFile/modelFileFacts';
import { ModelFiles } from './modelFile/ModelFiles';
import { judgeLiveness } from './registry/liveness';
import { RegisteredModel } from './registry/RegisteredModel';
import { versionFacts } from './registry/versionFacts';
import { Experiment } from './runs/Experiment';
import { comparisonFacts } from './runs/comparisonFacts';
import { driftFacts } from './runs/driftFacts';
import { experimentFacts, isTraining } from './runs/experimentFacts';
import { feastFacts } from './runs/feastFacts';
import { liveRunFacts } from './runs/liveRunFacts';
import { ExperimentRuns } from './runs/readExperimentRuns';
import { Run } from './runs/Run';

type MlflowFacts = Facts<typeof mlflowFacts>;

/** Where a component is read, and with what. */
export interface ComponentReader {
  readonly api: MlflowApi;
  readonly sweep: InstanceSweep;
  readonly modelFiles: ModelFiles;
  readonly now: number;
}

const MODEL_FACTS = [
  'versionCount',
  'latestVersion',
  'latestVersionAt',
  'failedVersions',
  'aliases',
  'usesDeprecatedStages',
  'servingVersions',
  'challengerVersions',
  'liveVersions',
  'liveVersionsWithoutRun',
  'rollbackVersions',
  'staleVersionCount',
  'liveHasSignature',
  'liveHasInputExample',
  'liveHasEnvironment',
] as const satisfies ReadonlyArray<keyof MlflowFacts>;

const EXPERIMENT_FACTS = [
  'runCount90d',
  'failedRunShare30d',
  'trainingSecondsMedian',
  'reproducedAt',
  'reproductionDifference',
  'hasBaseline',
  'gainOverBaseline',
  'primaryMetricDrop',
  'driftCheckedAt',
  'driftMethod',
  'driftedShare',
  'predictionDrift',
  'predictionHasDrifted',
  'driftedShareByDay',
  'predictionDriftByDay',
] as const satisfies ReadonlyArray<keyof MlflowFacts>;

/** Puts together all facts of one component. */
export async function collectComponent(
  reader: ComponentReader,
  reference: MlflowReference,
  signal: AbortSignal,
): Promise<MlflowFacts> {
  const { api, sweep } = reader;
  const model = reference.model && findModel(reader, reference.model);
  const annotated =
    reference.experiment && findExperiment(reader, reference.experiment);

  const [serving] = model ? judgeLiveness(model).serving : [];
  const servingRun = serving && sweep.runOf(serving);
  const experiment = annotated ?? experimentOf(servingRun, sweep);
  const runs = 'id' in experiment ? sweep.runsOf(experiment) : undefined;

  const liveRun = serving
    ? servingRun ?? { unknownBecause: 'the serving version leads to no run' }
    : latestOf(runs);
  const link =
    'id' in liveRun
      ? api.links.run(liveRun.experimentId, liveRun.id)
      : undefined;
  return {
    ...(model
      ? await modelFacts(reader, model, signal)
      : unknownFacts<typeof mlflowFacts>(MODEL_FACTS, {
          unknownBecause: `the entity names no registered model (annotation ${MODEL_ANNOTATION})`,
          isSilent: true,
        })),
    ...liveRunFacts(liveRun, { link }),
    ...feastFacts(liveRun, { version: serving?.feast, link }),
    ...('id' in experiment
      ? factsOfRuns(reader, experiment, liveRun)
      : unknownFacts<typeof mlflowFacts>(EXPERIMENT_FACTS, experiment)),
  };
}

/** The experiment that a run is in. */
function experimentOf(
  run: Run | Unknown | undefined,
  sweep: InstanceSweep,
): Experiment | Unknown {
  if (run && 'unknownBecause' in run) return run;
  return (
    (run && sweep.experimentOf(run)) ?? {
      unknownBecause: `the entity names no experiment (annotation ${EXPERIMENT_ANNOTATION}), and no serving version leads to one`,
      isSilent: true,
    }
  );
}

function factsOfRuns(
  { api, sweep, now }: ComponentReader,
  experiment: Experiment,
  liveRun: Run | Unknown,
): MlflowFacts {
  const runs = sweep.runsOf(experiment);
  const link = api.links.experiment(experiment.id);
  return {
    ...experimentFacts(runs, { link, now }),
    ...comparisonFacts(runs, { experiment, liveRun, link }),
    ...driftFacts(runs, { link, now }),
  };
}

async function modelFacts(
  { api, sweep, modelFiles, now }: ComponentReader,
  model: RegisteredModel,
  signal: AbortSignal,
): Promise<MlflowFacts> {
  const { name, versions } = model;
  const [serving] = judgeLiveness(model).serving;
  const readings = sweep
    .liveOf(model)
    .map(version => ({ version, run: sweep.runOf(version) }))
    .filter(({ run }) => !run || 'id' in run);
  const facts = versionFacts(model, {
    lookedAt: readings.map(({ version }) => version),
    withoutRun: readings.flatMap(({ version, run }) => (run ? [] : version)),
    links: api.links,
    now,
  });
  const link = serving
    ? api.links.version(name, serving.version)
    : api.links.model(name);
  if (!serving) {
    const unknownBecause =
      'no version serves: none has the alias champion or the stage Production';
    return {
      ...facts,
      rollbackVersions: { unknownBecause, link },
      ...modelFileFacts({ unknownBecause }, link),
    };
  }
  const read = (version: typeof serving) =>
    modelFiles.read(api, name, version, signal);
  return {
    ...facts,
    rollbackVersions: {
      ...(await findRollback(versions, serving, read)),
      link,
    },
    ...modelFileFacts(await read(serving), link),
  };
}

/** The last run that trained something, or else the last one that finished: what runs on may still log what is asked for. */
function latestOf(runs: ExperimentRuns | undefined): Run | Unknown {
  const candidates = (runs?.recent ?? []).filter(
    ({ isBaseline, reproduces }) => !isBaseline && reproduces === undefined,
  );
  const training = candidates.find(isTraining);
  if (training) return training;
  if (runs?.missing.recent) return { unknownBecause: runs.missing.recent };
  return (
    candidates.find(({ status }) => status === 'FINISHED') ?? {
      unknownBecause:
        'no version serves, and no run of an experiment has finished',
    }
  );
}
