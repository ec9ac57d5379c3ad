import {
  Facts,
  kubeflowFacts,
  median,
} from 'backstage-plugin-ml-scorecards-node';
import { PipelinesLinks } from '../api/PipelinesLinks';
import { RunAnswer } from '../api/pipelinesSchemas';
import { RunHistory } from '../pipelines/readHistory';
import { linkOf, secondsOf } from './runFacts';

/** What the pipeline of a component is made of, and which of its tasks takes the longest. */
export function taskFacts(history: RunHistory, links: PipelinesLinks) {
  const { pipeline, succeeded, succeededBefore } = history;
  const link = linkOf(history, links);
  const unread = {
    unknownBecause:
      'the component has no pipeline that was compiled for Kubeflow Pipelines 2',
    link,
  };
  const now = longestTask(succeeded, pipeline?.tasks);
  const before =
    now && medianOf(succeededBefore.flatMap(run => taskSeconds(run, now.name)));
  const noTimes = {
    unknownBecause: succeeded.length
      ? 'the runs that succeeded do not say how long their tasks took'
      : 'no run has succeeded yet',
    link,
  };
  return {
    pipelineTasks: pipeline ? { value: pipeline.tasks, link } : unread,
    distributedTasks: pipeline
      ? { value: pipeline.distributedTasks, link }
      : unread,
    longestTaskShare: now ? { value: now.share, link } : noTimes,
    longestTaskGrowth: growth(),
  } satisfies Facts<typeof kubeflowFacts>;

  function growth() {
    if (!now) return noTimes;
    return before
      ? { value: now.seconds / before - 1, link }
      : {
          unknownBecause: `no run that succeeded more than 30 days ago says how long the task ${now.name} took`,
          link,
        };
  }
}

/** The task whose median is the longest, and what share of the median run it takes. */
function longestTask(
  runs: readonly RunAnswer[],
  tasks: readonly string[] = [],
): { name: string; seconds: number; share: number } | undefined {
  const total = medianOf(runs.flatMap(run => secondsOf(run) ?? []));
  if (!total) return undefined;
  const [longest] = tasks
    .map(name => ({
      name,
      seconds: medianOf(runs.flatMap(run => taskSeconds(run, name))) ?? 0,
    }))
    .sort((a, b) => b.seconds - a.seconds);
  if (!longest?.seconds) return undefined;
  return { ...longest, share: Math.min(longest.seconds / total, 1) };
}

/** A task that ran several times, as in a loop, from its first beginning to its last end. */
function taskSeconds(run: RunAnswer, name: string): number[] {
  const times = (run.run_details?.task_details ?? []).filter(
    task =>
      task.display_name === name &&
      task.start_time !== undefined &&
      task.end_time !== undefined,
  );
  if (times.length === 0) return [];
  const from = Math.min(...times.map(({ start_time }) => start_time!));
  const to = Math.max(...times.map(({ end_time }) => end_time!));
  return to > from ? [(to - from) / 1000] : [];
}

function medianOf(numbers: readonly number[]): number | undefined {
  return numbers.length ? median(numbers) : undefined;
}
