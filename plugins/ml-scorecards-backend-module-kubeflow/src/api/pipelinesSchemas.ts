import { z } from 'zod';
import { listOf, mapOf, text } from './goJson';

/** In milliseconds. What never happened is the beginning of the epoch, or of our era. */
const instant = z
  .string()
  .nullish()
  .transform(value => {
    const time = Date.parse(value ?? '');
    return time > 0 ? time : undefined;
  });

/** A number of 64 bits, which JSON has as text. */
const int64 = z
  .union([z.string().regex(/^\d{1,15}$/), z.number()])
  .nullish()
  .transform(value => Number(value ?? 0));

const versionReference = z
  .object({ pipeline_id: text, pipeline_version_id: text })
  .nullish();

const task = z.object({
  display_name: text,
  start_time: instant,
  end_time: instant,
});

const run = z.object({
  run_id: z.string(),
  state: text,
  created_at: instant,
  finished_at: instant,
  recurring_run_id: text,
  pipeline_version_reference: versionReference,
  /** Of a run that names no version of a pipeline. */
  pipeline_spec: z.unknown().optional(),
  runtime_config: z.object({ parameters: mapOf(z.unknown()) }).nullish(),
  run_details: z.object({ task_details: listOf(task) }).nullish(),
});

const recurringRun = z.object({
  recurring_run_id: z.string(),
  experiment_id: text,
  status: text,
  pipeline_version_reference: versionReference,
  trigger: z
    .object({
      cron_schedule: z.object({ cron: text }).nullish(),
      periodic_schedule: z.object({ interval_second: int64 }).nullish(),
    })
    .nullish(),
});

const pipelineVersion = z.object({
  pipeline_id: text,
  pipeline_version_id: text,
  code_source_url: text,
  pipeline_spec: z.unknown().optional(),
});

export const recurringRunAnswer = recurringRun;
export const pipelineVersionAnswer = pipelineVersion;

export const runsPage = z.object({ runs: listOf(run), next_page_token: text });

export const recurringRunsPage = z.object({
  recurringRuns: listOf(recurringRun),
  next_page_token: text,
});

export const pipelineVersionsPage = z.object({
  pipeline_versions: listOf(pipelineVersion),
});

export type RunAnswer = z.output<typeof run>;
export type RecurringRunAnswer = z.output<typeof recurringRun>;
export type PipelineVersionAnswer = z.output<typeof pipelineVersion>;
