import {
  KubeflowReference,
  RECURRING_RUN_ANNOTATION,
} from '../annotations/KubeflowReference';
import { PipelinesApi, RunsPlace } from '../api/PipelinesApi';
import { RecurringRunAnswer } from '../api/pipelinesSchemas';
import { cronIntervalMs } from './cronIntervalMs';
import { explained, experimentOf } from './explained';

/** When a pipeline runs by itself. */
export interface Schedule {
  readonly id: string;
  /** In which its runs are. */
  readonly experimentId: string;
  readonly pipelineId: string;
  readonly isEnabled: boolean;
  /** Undefined if it cannot be told. */
  readonly intervalMs?: number;
}

/** Recurring runs that may be of a component. */
export interface Schedules {
  readonly all: readonly Schedule[];
  readonly truncated: boolean;
}

/** The one that is named. */
export async function readSchedule(
  api: PipelinesApi,
  id: string,
  signal: AbortSignal,
): Promise<Schedules> {
  const found = await explained(api.recurringRun(id, signal), {
    annotation: RECURRING_RUN_ANNOTATION,
    id,
  });
  return { all: [toSchedule(found)], truncated: false };
}

/** All of an experiment or a namespace. */
export async function readSchedules(
  api: PipelinesApi,
  place: RunsPlace,
  signal: AbortSignal,
): Promise<Schedules> {
  const { items, truncated } = await explained(
    api.recurringRuns(place, signal),
    experimentOf(place),
  );
  return { all: items.map(toSchedule), truncated };
}

/** Those of the pipeline that a component names; without one, all that were read for it. */
export function schedulesOf(
  { all }: Schedules,
  { pipelineId, recurringRunId }: KubeflowReference,
): Schedule[] {
  return all.filter(
    schedule =>
      recurringRunId !== undefined ||
      pipelineId === undefined ||
      schedule.pipelineId === pipelineId,
  );
}

function toSchedule(answer: RecurringRunAnswer): Schedule {
  const { cron_schedule: cron, periodic_schedule: periodic } =
    answer.trigger ?? {};
  const periodicMs = (periodic?.interval_second ?? 0) * 1000;
  return {
    id: answer.recurring_run_id,
    experimentId: answer.experiment_id,
    pipelineId: answer.pipeline_version_reference?.pipeline_id ?? '',
    isEnabled: answer.status === 'ENABLED',
    intervalMs:
      periodicMs || (cron?.cron && cronIntervalMs(cron.cron)) || undefined,
  };
}
