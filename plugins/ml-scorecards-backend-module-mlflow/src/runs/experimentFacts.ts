import { Facts, mlflowFacts } from 'backstage-plugin-ml-scorecards-node';
import { median } from '../median';
import { DAY_MS, ExperimentRuns, WINDOW_MS } from './readExperimentRuns';
import { Run } from './Run';

const FAILURE_WINDOW_MS = 30 * DAY_MS;
const TRAININGS = 5;
const ENDED = ['FINISHED', 'FAILED', 'KILLED'];

/** How often, how long and how well an experiment is run. */
export function experimentFacts(
  { recent }: ExperimentRuns,
  options: { readonly link: string; readonly now: number },
) {
  const { link, now } = options;
  const since = (windowMs: number) =>
    recent.filter(({ startedAt = 0 }) => startedAt >= now - windowMs);
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
    runCount90d: { value: since(WINDOW_MS).length, link },
    failedRunShare30d: ended.length
      ? { value: failed.length / ended.length, link }
      : {
          unknownBecause: 'no run of the experiment ended in the last 30 days',
          link,
        },
    trainingSecondsMedian: seconds.length
      ? { value: median(seconds), link }
      : { unknownBecause: 'no run of the experiment has finished', link },
  } satisfies Facts<typeof mlflowFacts>;
}

/** Whether a run trained the model, to its end and as a whole: no baseline, and no part of a search. */
export function isTraining(run: Run): boolean {
  return run.status === 'FINISHED' && !run.isNested && !run.isBaseline;
}
