import {
  isPossibleInstant,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';

/** One run of a job, whichever server tells of it. Instants are in milliseconds. */
export interface JobRun {
  readonly state: 'running' | 'succeeded' | 'failed' | 'aborted';
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** When something was last heard of it. */
  readonly lastEventAt: number;
}

/** What a server knows of the runs of a job. */
export interface RunHistory {
  /** The newest first, of those that {@link canBeTrue}. */
  readonly runs: readonly JobRun[];
  /** How many others there are. */
  readonly impossibleRuns: number;
  /** BATCH, STREAMING or SERVICE. */
  readonly processingType: { readonly value: string } | Unknown;
  /** The data tests that failed in the newest run. */
  readonly failedDataTests: { readonly value: readonly string[] } | Unknown;
}

/** When a run began, as far as anybody knows. */
export function beganAt({ startedAt, endedAt, lastEventAt }: JobRun): number {
  return startedAt ?? endedAt ?? lastEventAt;
}

/** Whether a run can have been when it says: producers tell times by their own clocks, and some are wrong by years. */
export function canBeTrue(
  { startedAt, endedAt, lastEventAt }: JobRun,
  now: number,
): boolean {
  return [startedAt, endedAt, lastEventAt].every(
    at => at === undefined || isPossibleInstant(at, now),
  );
}
