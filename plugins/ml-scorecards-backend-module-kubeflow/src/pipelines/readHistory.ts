import {
  EXPERIMENT_ANNOTATION,
  KubeflowReference,
  PIPELINE_ANNOTATION,
  RECURRING_RUN_ANNOTATION,
} from '../annotations/KubeflowReference';
import { PipelinesApi, RunsQuestion } from '../api/PipelinesApi';
import { PipelineVersionAnswer, RunAnswer } from '../api/pipelinesSchemas';
import { explained } from './explained';
import { Pipeline, toPipeline } from './Pipeline';

const DAY_MS = 24 * 3_600_000;

/** So many runs are usual; the median of fewer says little. */
export const RUNS_COMPARED = 5;

/** Which runs are the component's own. */
export type RunScope = Pick<
  RunsQuestion,
  'namespace' | 'experimentId' | 'pipelineId' | 'recurringRunId'
>;

/** What ran, and what it was made of. */
export interface RunHistory {
  readonly scope: RunScope;
  /** How many were created in the last 90 days. */
  readonly count90d: number;
  /** Of the last 30 days, those that ended well, and those that did not. */
  readonly ended30d: { readonly succeeded: number; readonly failed: number };
  /** The one that was created last, in the last 90 days or with success. */
  readonly latest?: RunAnswer;
  /** The last ones, the newest first. */
  readonly succeeded: readonly RunAnswer[];
  /** The last ones that were created more than 30 days ago. */
  readonly succeededBefore: readonly RunAnswer[];
  /** What the latest run was made of, or the newest version of the pipeline. */
  readonly version?: PipelineVersionAnswer;
  /** Undefined if it cannot be read. */
  readonly pipeline?: Pipeline;
}

/** The runs of the pipeline that a component names, or else of the recurring run; within its experiment, if it names one. */
export function scopeOf(reference: KubeflowReference): RunScope | undefined {
  const { namespace, experimentId, pipelineId, recurringRunId } = reference;
  if (!experimentId && !pipelineId && !recurringRunId) return undefined;
  return {
    namespace,
    experimentId,
    pipelineId,
    recurringRunId: pipelineId === undefined ? recurringRunId : undefined,
  };
}

/** What of a scope people have to correct if it is not there. */
export function namedBy(scope: RunScope): {
  readonly annotation: string;
  readonly id: string;
} {
  const { pipelineId, recurringRunId, experimentId = '' } = scope;
  if (pipelineId) return { annotation: PIPELINE_ANNOTATION, id: pipelineId };
  return recurringRunId
    ? { annotation: RECURRING_RUN_ANNOTATION, id: recurringRunId }
    : { annotation: EXPERIMENT_ANNOTATION, id: experimentId };
}

/** The same if it is a list that fails: of a pipeline that is not there it is empty, and of an experiment there is none. */
export function listedBy(scope: RunScope): ReturnType<typeof namedBy> {
  const { experimentId } = scope;
  return namedBy(experimentId ? { experimentId } : scope);
}

/** Asks for as many runs as are compared, and for numbers of the others: six requests, however many runs there are. */
export async function readHistory(
  api: PipelinesApi,
  scope: RunScope,
  options: { readonly now: number; readonly signal: AbortSignal },
): Promise<RunHistory> {
  const { now, signal } = options;
  const runs = (question: Omit<RunsQuestion, keyof RunScope>) =>
    explained(api.runs({ ...scope, ...question }, signal), listedBy(scope));
  const daysAgo = (days: number) => now - days * DAY_MS;

  const recent = await runs({ createdSince: daysAgo(90), size: 1 });
  const succeeded = await runs({
    state: 'SUCCEEDED',
    size: RUNS_COMPARED,
    withTasks: true,
  });
  const ended30d = { succeeded: 0, failed: 0 };
  if (recent.total_size > 0) {
    const createdSince = daysAgo(30);
    const ended = async (state: 'SUCCEEDED' | 'FAILED') =>
      (await runs({ state, createdSince, size: 1 })).total_size;
    ended30d.succeeded = await ended('SUCCEEDED');
    ended30d.failed = await ended('FAILED');
  }
  const before = succeeded.runs.length
    ? await runs({
        state: 'SUCCEEDED',
        createdUntil: daysAgo(30),
        size: RUNS_COMPARED,
        withTasks: true,
      })
    : succeeded;
  const latest = recent.runs[0] ?? succeeded.runs[0];
  if (!latest && scope.pipelineId) {
    await explained(api.checkPipeline(scope.pipelineId, signal), {
      annotation: PIPELINE_ANNOTATION,
      id: scope.pipelineId,
    });
  }
  return {
    scope,
    count90d: recent.total_size,
    ended30d,
    latest,
    succeeded: succeeded.runs,
    succeededBefore: before.runs,
    ...(await readPipeline(api, { scope, latest, signal })),
  };
}

async function readPipeline(
  api: PipelinesApi,
  options: {
    readonly scope: RunScope;
    readonly latest?: RunAnswer;
    readonly signal: AbortSignal;
  },
): Promise<Pick<RunHistory, 'version' | 'pipeline'>> {
  const { scope, latest, signal } = options;
  const reference = latest?.pipeline_version_reference;
  if (latest?.pipeline_spec && !reference?.pipeline_version_id) {
    return { pipeline: toPipeline(latest.pipeline_spec) };
  }
  const pipelineId = reference?.pipeline_id || scope.pipelineId;
  if (!pipelineId) return {};
  const versionId = reference?.pipeline_version_id;
  const version = await explained(
    versionId
      ? api.version(pipelineId, versionId, signal)
      : api.newestVersion(pipelineId, signal),
    namedBy(scope),
  );
  return { version, pipeline: toPipeline(version?.pipeline_spec) };
}
