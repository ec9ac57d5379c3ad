import {
  Facts,
  kubeflowFacts,
  Unknown,
  unknownFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { KubeflowReference } from './annotations/KubeflowReference';
import { modelFacts, ModelReading } from './facts/modelFacts';
import { runFacts } from './facts/runFacts';
import { scheduleFacts } from './facts/scheduleFacts';
import { servingFacts } from './facts/servingFacts';
import { taskFacts } from './facts/taskFacts';
import { KubeflowInstance } from './KubeflowInstance';
import { KubeflowSweep } from './KubeflowSweep';
import { namesRuns, RunHistory, scopeOf } from './pipelines/readHistory';
import { Schedules } from './pipelines/readSchedules';
import { readServing, Serving, whyUnread } from './readServing';
import {
  deployedVersions,
  rollbackCandidates,
} from './registry/deployedVersions';
import { RegisteredModel } from './registry/RegisteredModel';

type KubeflowFacts = Facts<typeof kubeflowFacts>;

const MODEL_FACTS = [
  'versionCount',
  'latestVersionAt',
  'staleVersionCount',
  'modelOwner',
  'hasModelDocs',
  'deployedVersions',
  'deployedVersionsWithoutRun',
  'rollbackVersions',
  'datasets',
] as const satisfies ReadonlyArray<keyof KubeflowFacts>;

const SERVING_FACTS = [
  'deployedVersionIsPinned',
  'inferenceServices',
  'servingIsReady',
  'deploymentMode',
  'minReplicas',
  'hasCanary',
  'trafficTargets',
  'logsPayloads',
] as const satisfies ReadonlyArray<keyof KubeflowFacts>;

const RUN_FACTS = [
  'runCount90d',
  'runHasParams',
  'runHasMetrics',
  'codeSourceUrl',
  'lastRunSucceededAt',
  'runSuccessShare30d',
  'trainingSecondsMedian',
  'pipelineTasks',
  'longestTaskShare',
  'longestTaskGrowth',
  'distributedTasks',
] as const satisfies ReadonlyArray<keyof KubeflowFacts>;

const SCHEDULE_FACTS = [
  'recurringRunIsEnabled',
  'intervalDays',
] as const satisfies ReadonlyArray<keyof KubeflowFacts>;

const NO_PIPELINE: Unknown = {
  unknownBecause:
    'the component names no pipeline: add the annotation kubeflow.org/pipeline-id, kubeflow.org/recurring-run-id or kubeflow.org/experiment-id',
  isSilent: true,
};

/** With what a component is read. */
export interface ComponentReading {
  readonly instance: KubeflowInstance;
  readonly sweep: KubeflowSweep;
  readonly now: number;
}

/** Puts together all facts of one component. A part of Kubeflow that it does not name, or that is not configured, says so at its facts. */
export async function collectComponent(
  reading: ComponentReading,
  reference: KubeflowReference,
): Promise<KubeflowFacts> {
  const model = await modelOf(reading, reference);
  const serving = await servingOf(reading, reference, model);
  const details = await detailsOf(reading, model, serving);
  const schedules = await schedulesOf(reading, reference);
  const history = await historyOf(reading, reference, schedules);

  const { registry, pipelines } = reading.instance;
  return {
    ...factsOf(details, MODEL_FACTS, known =>
      modelFacts(known, { now: reading.now, links: registry!.links }),
    ),
    ...factsOf(serving, SERVING_FACTS, servingFacts),
    ...factsOf(history, RUN_FACTS, known => ({
      ...runFacts(known, { now: reading.now, links: pipelines!.links }),
      ...taskFacts(known, pipelines!.links),
    })),
    ...factsOf(schedules, SCHEDULE_FACTS, known =>
      scheduleFacts(known, reference, pipelines!.links),
    ),
  };
}

async function modelOf(
  { instance, sweep }: ComponentReading,
  { registeredModel }: KubeflowReference,
): Promise<RegisteredModel | Unknown> {
  const { registry } = instance;
  if (registeredModel === undefined) {
    return {
      unknownBecause:
        'the component names no model of the Model Registry: add the annotation kubeflow.org/registered-model',
      isSilent: true,
    };
  }
  return registry
    ? sweep.model(registry, registeredModel)
    : notConfigured(instance, 'registry', 'Model Registry');
}

async function servingOf(
  { sweep }: ComponentReading,
  reference: KubeflowReference,
  model: RegisteredModel | Unknown,
): Promise<Serving | Unknown> {
  const isNamed = sweep.hasCluster && reference.inferenceServices.length > 0;
  if (!('unknownBecause' in model)) return readServing(sweep, reference, model);
  if (isNamed) return readServing(sweep, reference, undefined);
  return reference.registeredModel !== undefined
    ? model
    : { unknownBecause: whyUnread(sweep, reference) };
}

async function detailsOf(
  { instance, sweep }: ComponentReading,
  model: RegisteredModel | Unknown,
  serving: Serving | Unknown,
): Promise<ModelReading | Unknown> {
  const { registry } = instance;
  if ('unknownBecause' in model) return model;
  const deployed =
    'unknownBecause' in serving
      ? serving
      : deployedVersions(model, serving.deployments);
  const live = 'unknownBecause' in deployed ? [] : deployed;
  const wanted = [
    ...model.versions.slice(0, 1),
    ...live,
    ...rollbackCandidates(model, live),
  ].map(({ id }) => id);
  const artifacts = await Promise.all(
    [...new Set(wanted)].map(
      async id => [id, await sweep.artifacts(registry!, id)] as const,
    ),
  );
  return { model, deployed, artifacts: new Map(artifacts) };
}

async function historyOf(
  { instance, sweep }: ComponentReading,
  reference: KubeflowReference,
  schedules: Schedules | Unknown,
): Promise<RunHistory | Unknown> {
  return 'unknownBecause' in schedules
    ? schedules
    : sweep.history(instance.pipelines!, scopeOf(reference, schedules));
}

async function schedulesOf(
  { instance, sweep }: ComponentReading,
  reference: KubeflowReference,
): Promise<Schedules | Unknown> {
  const { pipelines } = instance;
  if (!namesRuns(reference)) return NO_PIPELINE;
  return pipelines
    ? sweep.schedules(pipelines, reference)
    : notConfigured(instance, 'pipelines', 'Kubeflow Pipelines');
}

function notConfigured(
  { id, configKey }: KubeflowInstance,
  part: string,
  title: string,
): Unknown {
  return {
    unknownBecause: `no ${title} is configured for Kubeflow (${id}): set ${configKey}.${part} in app-config.yaml`,
  };
}

function factsOf<T extends object>(
  part: T | Unknown,
  names: ReadonlyArray<keyof KubeflowFacts>,
  tell: (known: T) => KubeflowFacts,
): KubeflowFacts {
  return 'unknownBecause' in part
    ? unknownFacts<typeof kubeflowFacts>(names, part)
    : tell(part);
}
