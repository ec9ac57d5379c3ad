import {
  KubeflowReference,
  PIPELINE_ANNOTATION,
} from '../annotations/KubeflowReference';
import { PipelinesApi, RunsPlace } from '../api/PipelinesApi';
import { PipelineVersionAnswer } from '../api/pipelinesSchemas';
import { explained, isNotFound } from './explained';
import { Pipeline, toPipeline } from './Pipeline';
import { ListedRuns, RunsKnown, RunsOf, runsOf } from './readRuns';
import { Schedules } from './readSchedules';
import { Run } from './Run';
import { RunSummary } from './RunSummary';

const OTHERWISE_COMPILED =
  'the component has no pipeline that was compiled for Kubeflow Pipelines 2';

/** Which runs are the component's own. */
export interface RunScope extends RunsPlace, RunsOf {}

/** A version of a pipeline without its specification, which may be large. */
export type PipelineVersion = Omit<PipelineVersionAnswer, 'pipeline_spec'>;

/** What ran, and what it was made of. */
export interface RunHistory extends RunsKnown {
  readonly scope: RunScope;
  readonly runs: RunSummary;
  /** What the latest run was made of, or the newest version of the pipeline. */
  readonly version?: PipelineVersion;
  /** Undefined if it cannot be read. */
  readonly pipeline?: Pipeline;
  /** Why there is no version, or no pipeline. */
  readonly unreadBecause: string;
}

/** Whether a component names any runs. */
export function namesRuns(reference: KubeflowReference): boolean {
  const { experimentId, pipelineId, recurringRunId } = reference;
  return Boolean(experimentId || pipelineId || recurringRunId);
}

/**
 * The runs of the pipeline that a component names, or else of the recurring run; within its experiment, if it names one. What
 * a recurring run starts is all in one experiment.
 */
export function scopeOf(
  { namespace, experimentId, pipelineId, recurringRunId }: KubeflowReference,
  schedules: Schedules,
): RunScope {
  if (pipelineId !== undefined || recurringRunId === undefined) {
    return { namespace, experimentId, pipelineId };
  }
  const [schedule] = schedules.all;
  return {
    namespace,
    experimentId: experimentId ?? (schedule?.experimentId || undefined),
    recurringRunId,
  };
}

/** Picks out the runs of a component, and reads what they were made of. */
export async function readHistory(
  api: PipelinesApi,
  scope: RunScope,
  options: { readonly listed: ListedRuns; readonly signal: AbortSignal },
): Promise<RunHistory> {
  const { listed, signal } = options;
  const { since, isCut } = listed;
  const { pipelineId } = scope;
  const runs = runsOf(listed, scope);
  const { latest } = runs;
  return {
    since,
    isCut,
    scope,
    runs,
    ...(await readPipeline(api, { pipelineId, latest, signal })),
  };
}

async function readPipeline(
  api: PipelinesApi,
  options: {
    readonly pipelineId?: string;
    readonly latest?: Run;
    readonly signal: AbortSignal;
  },
): Promise<Pick<RunHistory, 'version' | 'pipeline' | 'unreadBecause'>> {
  const { latest, signal } = options;
  if (latest && !latest.versionId) {
    return { pipeline: latest.submitted, unreadBecause: OTHERWISE_COMPILED };
  }
  const pipelineId = latest?.pipelineId || options.pipelineId;
  if (!pipelineId) {
    return {
      unreadBecause: latest
        ? 'the latest run does not say of which pipeline it is: name that in kubeflow.org/pipeline-id'
        : 'there is no run that says of which pipeline it is',
    };
  }
  const named =
    options.pipelineId === undefined
      ? undefined
      : { annotation: PIPELINE_ANNOTATION, id: pipelineId };
  const version = await explained(
    latest
      ? ifThere(api.version(pipelineId, latest.versionId, signal))
      : newestVersion(api, pipelineId, signal),
    named,
  );
  if (version) {
    const { pipeline_spec: spec, ...rest } = version;
    return {
      version: rest,
      pipeline: toPipeline(spec),
      unreadBecause: OTHERWISE_COMPILED,
    };
  }
  if (!latest) return { unreadBecause: 'the pipeline has no version yet' };
  // Its versions go with a pipeline, and the server says of these no more than that they are not there.
  const pipeline = await explained(
    ifThere(api.pipeline(pipelineId, signal)),
    named,
  );
  if (pipeline) {
    return {
      unreadBecause:
        'the pipeline version of the latest run was deleted: the next run, of a version that is there, tells',
    };
  }
  return {
    unreadBecause: named
      ? `the pipeline was deleted, and only its runs are left: name the one that is there now in ${PIPELINE_ANNOTATION}`
      : 'the pipeline of the latest run was deleted: the next run, of a pipeline that is there, tells',
  };
}

/** Undefined for what was deleted, which runs outlive. */
async function ifThere<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** Undefined if it has none. Of a pipeline that is not there, lists are empty, which would say that it never ran. */
async function newestVersion(
  api: PipelinesApi,
  pipelineId: string,
  signal: AbortSignal,
): Promise<PipelineVersionAnswer | undefined> {
  await api.pipeline(pipelineId, signal);
  return api.newestVersion(pipelineId, signal);
}
