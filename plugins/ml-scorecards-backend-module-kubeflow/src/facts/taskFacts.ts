import {
  Facts,
  kubeflowFacts,
  median,
} from 'backstage-plugin-ml-scorecards-node';
import { PipelinesLinks } from '../api/PipelinesLinks';
import { RunHistory } from '../pipelines/readHistory';
import { Run } from '../pipelines/Run';
import { linkOf, whyNoSuccess } from './runFacts';

/** What the pipeline of a component is made of, and which of its tasks takes the longest. */
export function taskFacts(history: RunHistory, links: PipelinesLinks) {
  const { pipeline, runs } = history;
  const { lastSucceeded: succeeded } = runs;
  const link = linkOf(history, links);
  const unread = { unknownBecause: history.unreadBecause, link };
  const longest = longestTask(succeeded, pipeline?.tasks);
  const before =
    longest &&
    medianOf(
      runs.succeededBefore.flatMap(
        run => run.taskSeconds.get(longest.name) ?? [],
      ),
    );
  const noTimes = { unknownBecause: whyNoTimes(), link };
  return {
    pipelineTasks: pipeline ? { value: pipeline.tasks, link } : unread,
    distributedTasks: pipeline
      ? { value: pipeline.distributedTasks, link }
      : unread,
    longestTaskShare: longest ? { value: longest.share, link } : noTimes,
    longestTaskGrowth: growth(),
  } satisfies Facts<typeof kubeflowFacts>;

  function whyNoTimes(): string {
    if (succeeded.length === 0) return whyNoSuccess(history);
    return pipeline
      ? 'the runs that succeeded do not say how long their tasks took'
      : history.unreadBecause;
  }

  function growth() {
    if (!longest) return noTimes;
    return before
      ? { value: longest.seconds / before - 1, link }
      : {
          unknownBecause: `no run that succeeded more than 30 days ago says how long the task ${longest.name} took`,
          link,
        };
  }
}

/** The task whose median is the longest, and what share of the median run it takes. */
function longestTask(
  runs: readonly Run[],
  tasks: readonly string[] = [],
): { name: string; seconds: number; share: number } | undefined {
  const total = medianOf(runs.flatMap(({ seconds }) => seconds ?? []));
  if (!total) return undefined;
  const [longest] = tasks
    .map(name => ({
      name,
      seconds:
        medianOf(runs.flatMap(run => run.taskSeconds.get(name) ?? [])) ?? 0,
    }))
    .sort((a, b) => b.seconds - a.seconds);
  if (!longest?.seconds) return undefined;
  return { ...longest, share: Math.min(longest.seconds / total, 1) };
}

function medianOf(numbers: readonly number[]): number | undefined {
  return numbers.length ? median(numbers) : undefined;
}
