import { PipelinesApi, RunsPlace } from '../api/PipelinesApi';
import { explained, experimentOf } from './explained';
import { Run } from './Run';
import { RunSummary, summarize } from './RunSummary';

const DAY_MS = 24 * 3_600_000;

/** Whoever trains less often than that has no pipeline that one could speak of. */
export const DAYS_READ = 365;

const NONE = summarize([], 0);

/** Of whose runs facts are told: of a pipeline, of a recurring run, or of all. */
export interface RunsOf {
  readonly pipelineId?: string;
  readonly recurringRunId?: string;
}

/** How far back runs are known. */
export interface RunsKnown {
  /** All that were created since then, in milliseconds. */
  readonly since: number;
  /** Whether there were too many to read them all. */
  readonly isCut: boolean;
}

/** The runs of a place, of whichever pipelines, as far as facts need them. */
export interface ListedRuns extends RunsKnown {
  readonly all: RunSummary;
  readonly byPipeline: ReadonlyMap<string, RunSummary>;
  readonly byRecurringRun: ReadonlyMap<string, RunSummary>;
}

/** Reads the runs of an experiment or a namespace for all components whose pipelines run there. */
export async function readRuns(
  api: PipelinesApi,
  place: RunsPlace,
  options: { readonly now: number; readonly signal: AbortSignal },
): Promise<ListedRuns> {
  const { now, signal } = options;
  const since = now - DAYS_READ * DAY_MS;
  const { items, truncated: isCut } = await explained(
    api.runs(place, { since, signal }),
    experimentOf(place),
  );
  const oldest = items.at(-1)?.createdAt ?? since;
  const runs = items.filter(({ createdAt }) => createdAt >= since);
  return {
    // More may have been created at that very moment.
    since: isCut ? Math.max(since, oldest + 1) : since,
    isCut,
    // At once: the batch keeps them until its last component is read.
    all: summarize(runs, now),
    byPipeline: summarizeBy(runs, run => run.pipelineId, now),
    byRecurringRun: summarizeBy(runs, run => run.recurringRunId, now),
  };
}

/** Those of one pipeline or recurring run, or else all. */
export function runsOf(
  { all, byPipeline, byRecurringRun }: ListedRuns,
  { pipelineId, recurringRunId }: RunsOf,
): RunSummary {
  if (pipelineId !== undefined) return byPipeline.get(pipelineId) ?? NONE;
  return recurringRunId === undefined
    ? all
    : byRecurringRun.get(recurringRunId) ?? NONE;
}

function summarizeBy(
  runs: readonly Run[],
  keyOf: (run: Run) => string,
  now: number,
): Map<string, RunSummary> {
  const byKey = new Map<string, Run[]>();
  for (const run of runs) {
    const own = byKey.get(keyOf(run));
    if (own) own.push(run);
    else byKey.set(keyOf(run), [run]);
  }
  return new Map([...byKey].map(([key, own]) => [key, summarize(own, now)]));
}
