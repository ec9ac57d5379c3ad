import {
  Facts,
  median,
  mlflowFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { DAY_MS, ExperimentRuns, WINDOW_MS } from './readExperimentRuns';
import { Run } from './Run';

const FAILURE_WINDOW_MS = 30 * DAY_MS;
const TRAININGS = 5;
const ENDED = ['FINISHED', 'FAILED', 'KILLED'];

/** How often, how long and how well an experiment is run. */
export function experimentFacts(
  { recent, missing }: ExperimentRuns,
  options: { readonly link: string; readonly now: number },
) {
  const { link, now } = options;
  const since = (windowMs: number) =>
    recent.filter(({ startedAt = 0 }) => startedAt >= now - windowMs);
  const [oldest] = recent.slice(-1);
  /** Whether runs that started within it were not read. */
  const lacksSome = (windowMs: number) =>
    missing.recent !== undefined &&
    (oldest?.startedAt ?? now) >= now - windowMs;
  const notAll = { unknownBecause: missing.recent ?? '', link };
  const ended = since(FAILURE_WINDOW_MS).filter(({ status }) =>
    ENDED.includes(status),
  );
  const failed = ended.filter(({ status }) => status === 'FAILED');
  const seconds = recent
    .filter(isTraining)
    .flatMap(({ startedAt, endedAt }) =>
      startedAt && endedAt && endedAt >= startedAt
        ? [(endedAt - startedAt) / 1000]
        : [],
    )
    .slice(0, TRAININGS);
  return {
    runCount90d: lacksSome(WINDOW_MS)
      ? notAll
      : { value: since(WINDOW_MS).length, link },
    failedRunShare30d: lacksSome(FAILURE_WINDOW_MS)
      ? notAll
      : failedShareOf(failed, ended, link),
    trainingSecondsMedian:
      missing.recent !== undefined && seconds.length < TRAININGS
        ? notAll
        : medianOf(seconds, link),
  } satisfies Facts<typeof mlflowFacts>;
}

function failedShareOf(
  failed: readonly Run[],
  ended: readonly Run[],
  link: string,
) {
  return ended.length
    ? { value: failed.length / ended.length, link }
    : {
        unknownBecause: 'no run of the experiment ended in the last 30 days',
        link,
      };
}

function medianOf(seconds: readonly number[], link: string) {
  return seconds.length
    ? { value: median(seconds), link }
    : { unknownBecause: 'no run of the experiment has finished', link };
}

/** Whether a run trained the model, to its end and as a whole: no baseline, and no part of a search. */
export function isTraining(run: Run): boolean {
  return run.status === 'FINISHED' && !run.isNested && !run.isBaseline;
}
