import { PipelinesApi, RunsPlace } from '../api/PipelinesApi';
import { explained, experimentOf } from './explained';
import { Run } from './Run';

const DAY_MS = 24 * 3_600_000;

/** Whoever trains less often than that has no pipeline that one could speak of. */
export const DAYS_READ = 365;

/** Runs of whichever pipelines, the newest first. */
export interface ListedRuns {
  readonly runs: readonly Run[];
  /** All that were created since then are there, in milliseconds. */
  readonly since: number;
  /** Whether there were too many to read them all. */
  readonly isCut: boolean;
}

/** Reads the runs of an experiment or a namespace for all components whose pipelines run there. */
export async function readRuns(
  api: PipelinesApi,
  place: RunsPlace,
  options: { readonly now: number; readonly signal: AbortSignal },
): Promise<ListedRuns> {
  const since = options.now - DAYS_READ * DAY_MS;
  const { items, truncated: isCut } = await explained(
    api.runs(place, { since, signal: options.signal }),
    experimentOf(place),
  );
  const oldest = items.at(-1)?.createdAt ?? since;
  return {
    runs: items.filter(({ createdAt }) => createdAt >= since),
    // More may have been created at that very moment.
    since: isCut ? Math.max(since, oldest + 1) : since,
    isCut,
  };
}
