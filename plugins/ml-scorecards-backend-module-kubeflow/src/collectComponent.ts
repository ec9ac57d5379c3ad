import {
  Facts,
  kubeflowFacts,
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
import { RunHistory, scopeOf } from './pipelines/readHistory';
import { Schedules } from './pipelines/readSchedules';
import { failIfNothingIsRead, Part, readPart } from './readPart';
import { readServing, Serving, whyUnread } from './readServing';
import { deployedVersions, rollbackCandidates } from './registry/deployedVersions';
import { RegisteredModel } from './registry/RegisteredModel';

type KubeflowFacts = Facts<typeof kubeflowFacts>;

/** With what a component is read. */
export interface ComponentReading {
  readonly instance: KubeflowInstance;
  readonly sweep: KubeflowSweep;
  readonly now: number;
}

/** Puts together all facts of one component, each part of Kubeflow by itself. */
export async function collectComponent(
  reading: ComponentReading,
  reference: KubeflowReference,
): Promise<KubeflowFacts> {
  const model = await modelOf(reading, reference);
  const serving = await servingOf(reading, reference, model);
  const details = await detailsOf(reading, model, serving);
  const schedules = await schedulesOf(reading, reference);
  const history = await historyOf(reading, reference, schedules);
  failIfNothingIsRead([model, serving, details, schedules, history]);

  const { registry, pipelines } = reading.instance;
  return {
    ...factsOf(details, MODEL_FACTS, value =>
      modelFacts(value, { now: reading.now, links: registry!.links }),
    ),
    ...factsOf(serving, SERVING_FACTS, servingFacts),
    ...factsOf(history, RUN_FACTS, value => ({
      ...runFacts(value, pipelines!.links),
      ...taskFacts(value, pipelines!.links),
    })),
    ...factsOf(schedules, SCHEDULE_FACTS, value =>
      scheduleFacts(value, reference, pipelines!.links),
    ),
  };
}

function modelOf(
  { instance, sweep }: ComponentReading,
  { registeredModel }: KubeflowReference,
): Promise<Part<RegisteredModel>> | Part<RegisteredModel> {
  const { registry } = instance;
  if (registeredModel === undefined) {
    return {
      unknownBecause:
        'the component names no model of the Model Registry: add the annotation kubeflow.org/registered-model',
    };
  }
  return registry
    ? readPart(() => sweep.model(registry, registeredModel))
    : notConfigured(instance, 'registry', 'Model Registry');
}

function servingOf(
  { sweep }: ComponentReading,
  reference: KubeflowReference,
  model: Part<RegisteredModel>,
): Promise<Part<Serving>> | Part<Serving> {
  const value = 'value' in model ? model.value : undefined;
  const isNamed = sweep.hasCluster && reference.inferenceServices.length > 0;
  if (value || isNamed) {
    return readPart(() => readServing(sweep, reference, value));
  }
  return {
    unknownBecause:
      reference.registeredModel !== undefined && 'unknownBecause' in model
        ? model.unknownBecause
        : whyUnread(sweep, reference),
  };
}

async function detailsOf(
  { instance, sweep }: ComponentReading,
  part: Part<RegisteredModel>,
  serving: Part<Serving>,
): Promise<Part<ModelReading>> {
  const { registry } = instance;
  if (!('value' in part)) return part;
  const model = part.value;
  const deployed =
    'value' in serving
      ? deployedVersions(model, serving.value.deployments)
      : { unknownBecause: serving.unknownBecause };
  const live = 'unknownBecause' in deployed ? [] : deployed;
  const wanted = [
    ...model.versions.slice(0, 1),
    ...live,
    ...rollbackCandidates(model, live),
  ].map(({ id }) => id);
  return readPart(async () => {
    const artifacts = await Promise.all(
      [...new Set(wanted)].map(
        async id => [id, await sweep.artifacts(registry!, id)] as const,
      ),
    );
    return { model, deployed, artifacts: new Map(artifacts) };
  });
}

function historyOf(
  { instance, sweep }: ComponentReading,
  reference: KubeflowReference,
  schedules: Part<Schedules>,
): Promise<Part<RunHistory>> | Part<RunHistory> {
  const { pipelines } = instance;
  const scope = scopeOf(reference);
  if (!scope) return { unknownBecause: NO_PIPELINE };
  // Of a recurring run that is not there, the list of runs is empty, which would say that it never ran.
  if (scope.recurringRunId !== undefined && 'failure' in schedules) {
    return schedules;
  }
  return pipelines
    ? readPart(() => sweep.history(pipelines, scope))
    : notConfigured(instance, 'pipelines', 'Kubeflow Pipelines');
}

function schedulesOf(
  { instance, sweep }: ComponentReading,
  reference: KubeflowReference,
): Promise<Part<Schedules>> | Part<Schedules> {
  const { pipelines } = instance;
  if (!scopeOf(reference)) return { unknownBecause: NO_PIPELINE };
  return pipelines
    ? readPart(() => sweep.schedules(pipelines, reference))
    : notConfigured(instance, 'pipelines', 'Kubeflow Pipelines');
}

const NO_PIPELINE =
  'the component names no pipeline: add the annotation kubeflow.org/pipeline-id, kubeflow.org/recurring-run-id or kubeflow.org/experiment-id';

function notConfigured(
  { id, configKey }: KubeflowInstance,
  part: string,
  title: string,
) {
  return {
    unknownBecause: `no ${title} is configured for Kubeflow (${id}): set ${configKey}.${part} in app-config.yaml`,
  };
}

function factsOf<T>(
  part: Part<T>,
  names: ReadonlyArray<keyof KubeflowFacts & string>,
  tell: (value: T) => KubeflowFacts,
): KubeflowFacts {
  return 'value' in part
    ? tell(part.value)
    : unknownFacts<typeof kubeflowFacts>(names, part.unknownBecause);
}

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
] as const;

const SERVING_FACTS = [
  'deployedVersionIsPinned',
  'inferenceServices',
  'servingIsReady',
  'deploymentMode',
  'minReplicas',
  'hasCanary',
  'trafficTargets',
  'logsPayloads',
] as const;

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
] as const;

const SCHEDULE_FACTS = ['recurringRunIsEnabled', 'intervalDays'] as const;
