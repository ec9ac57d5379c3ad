import { Run } from './Run';

const DAY_MS = 24 * 3_600_000;

/** So many runs are usual; the median of fewer says little. */
const RUNS_COMPARED = 5;

/**
 * What facts need of the runs of one pipeline, recurring run or place. Whoever runs something every minute has a thousand times
 * as many, and a batch has many components.
 */
export interface RunSummary {
  readonly latest?: Run;
  /** The last ones that succeeded, the newest first. */
  readonly lastSucceeded: readonly Run[];
  /** The last ones that succeeded of those that were created more than 30 days ago, the newest first. */
  readonly succeededBefore: readonly Run[];
  /** How many were created in the last 90 days. */
  readonly created90d: number;
  /** How many of those of the last 30 days have succeeded. */
  readonly succeeded30d: number;
  /** How many of those have failed. */
  readonly failed30d: number;
}

/** Sums up runs, the newest first. */
export function summarize(runs: readonly Run[], now: number): RunSummary {
  const since = (days: number) => (run: Run) =>
    run.createdAt >= now - days * DAY_MS;
  const isNew = since(30);
  const succeeded = runs.filter(({ state }) => state === 'SUCCEEDED');
  const failed = runs.filter(({ state }) => state === 'FAILED');
  return {
    latest: runs[0],
    lastSucceeded: succeeded.slice(0, RUNS_COMPARED),
    succeededBefore: succeeded
      .filter(run => !isNew(run))
      .slice(0, RUNS_COMPARED),
    created90d: runs.filter(since(90)).length,
    succeeded30d: succeeded.filter(isNew).length,
    failed30d: failed.filter(isNew).length,
  };
}
