import { RunAnswer } from '../api/pipelinesSchemas';
import { Pipeline, toPipeline } from './Pipeline';

/** A run of a pipeline, as far as facts are about it. Times are in milliseconds. */
export interface Run {
  readonly id: string;
  readonly state: string;
  readonly createdAt: number;
  /** How long it took; undefined until it is over. */
  readonly seconds?: number;
  readonly finishedAt?: number;
  /** Empty if it does not say. */
  readonly recurringRunId: string;
  /** Empty if it was submitted with a pipeline of its own. */
  readonly pipelineId: string;
  readonly versionId: string;
  /** What it was submitted with, if that is no version. */
  readonly submitted?: Pipeline;
  readonly hasParameters: boolean;
  /** How long its tasks took, by their names. */
  readonly taskSeconds: ReadonlyMap<string, number>;
}

export function toRun(answer: RunAnswer): Run {
  const { created_at: createdAt = 0, finished_at: finishedAt } = answer;
  const { pipeline_id: pipelineId = '', pipeline_version_id: versionId = '' } =
    answer.pipeline_version_reference ?? {};
  return {
    id: answer.run_id,
    state: answer.state,
    createdAt,
    finishedAt,
    seconds:
      finishedAt === undefined || finishedAt < createdAt
        ? undefined
        : (finishedAt - createdAt) / 1000,
    recurringRunId: answer.recurring_run_id,
    pipelineId,
    versionId,
    submitted: versionId ? undefined : toPipeline(answer.pipeline_spec),
    hasParameters:
      Object.keys(answer.runtime_config?.parameters ?? {}).length > 0,
    taskSeconds: taskSeconds(answer),
  };
}

/** A task that ran several times, as in a loop, counts from its first beginning to its last end. */
function taskSeconds({ run_details }: RunAnswer): Map<string, number> {
  const spans = new Map<string, { from: number; to: number }>();
  for (const task of run_details?.task_details ?? []) {
    const { display_name: name, start_time: from, end_time: to } = task;
    if (from === undefined || to === undefined) continue;
    const span = spans.get(name) ?? { from, to };
    spans.set(name, {
      from: Math.min(span.from, from),
      to: Math.max(span.to, to),
    });
  }
  return new Map(
    [...spans]
      .filter(([, { from, to }]) => to > from)
      .map(([name, { from, to }]) => [name, (to - from) / 1000]),
  );
}
