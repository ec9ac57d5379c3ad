import {
  Facts,
  median,
  openlineageFacts,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import { beganAt, JobRun, RunHistory } from './JobRun';

const DAY = 24 * 3_600_000;

/** Fewer say nothing about a share. */
const MIN_ENDED = 5;
/** With fewer there is one pause at most, which need not be the usual one. */
const MIN_FOR_INTERVAL = 3;
const LAST_FOR_INTERVAL = 21;
const LAST_FOR_DURATION = 5;

/** What the runs of a job tell. Pure. */
export function runFacts(
  { runs, impossibleRuns, processingType, failedDataTests }: RunHistory,
  options: { readonly link: string; readonly now: number },
): Facts<typeof openlineageFacts> {
  const { link, now } = options;
  const [last] = runs;
  const noRun = {
    unknownBecause:
      impossibleRuns > 0
        ? 'the runs of the job that are known say times in the future, or before 1970'
        : 'no run of the job is known',
  };
  return {
    lastEventAt: last
      ? instant(Math.max(...runs.map(({ lastEventAt }) => lastEventAt)), link)
      : { ...noRun, link },
    intervalDays: { ...intervalOf(runs), link },
    lastRunState: last ? { value: last.state, link } : { ...noRun, link },
    lastRunSucceededAt: lastSuccess(runs, link),
    runSuccessShare30d: { ...successShare(runs, now), link },
    runSecondsMedian: { ...durationOf(runs), link },
    processingType: { ...processingType, link },
    failedDataTests: { ...failedDataTests, link },
  };
}

type Told<T> = { readonly value: T } | Unknown;

function instant(at: number, link: string) {
  return { value: new Date(at).toISOString(), link };
}

function intervalOf(runs: readonly JobRun[]): Told<number> {
  const starts = runs.slice(0, LAST_FOR_INTERVAL).map(beganAt);
  if (starts.length < MIN_FOR_INTERVAL) {
    return {
      unknownBecause: `only ${starts.length} runs of the job are known, and it takes ${MIN_FOR_INTERVAL}`,
    };
  }
  const pauses = starts.slice(1).map((start, n) => starts[n] - start);
  return { value: median(pauses) / DAY };
}

function lastSuccess(runs: readonly JobRun[], link: string) {
  const ends = runs.flatMap(run =>
    run.state === 'succeeded' ? run.endedAt ?? run.lastEventAt : [],
  );
  return ends.length > 0
    ? instant(Math.max(...ends), link)
    : { unknownBecause: 'no run of the job is known to have succeeded', link };
}

function successShare(runs: readonly JobRun[], now: number): Told<number> {
  const ended = runs.filter(
    run =>
      run.state !== 'running' &&
      (run.endedAt ?? run.lastEventAt) >= now - 30 * DAY,
  );
  if (ended.length < MIN_ENDED) {
    return {
      unknownBecause: `only ${ended.length} runs ended in the last 30 days, and it takes ${MIN_ENDED}`,
    };
  }
  const succeeded = ended.filter(({ state }) => state === 'succeeded');
  return { value: succeeded.length / ended.length };
}

function durationOf(runs: readonly JobRun[]): Told<number> {
  const seconds = runs
    .flatMap(({ state, startedAt, endedAt }) =>
      state === 'succeeded' && startedAt !== undefined && endedAt !== undefined
        ? (endedAt - startedAt) / 1000
        : [],
    )
    .slice(0, LAST_FOR_DURATION);
  return seconds.length > 0
    ? { value: median(seconds) }
    : {
        unknownBecause:
          'of no run of the job that finished both its start and its end are known',
      };
}
