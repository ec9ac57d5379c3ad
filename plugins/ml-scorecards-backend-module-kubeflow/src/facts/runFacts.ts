import {
  Facts,
  kubeflowFacts,
  median,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import { PipelinesLinks } from '../api/PipelinesLinks';
import { DAYS_READ } from '../pipelines/readRuns';
import { RunHistory } from '../pipelines/readHistory';
import { RunSummary } from '../pipelines/RunSummary';

const DAY_MS = 24 * 3_600_000;

/** Of fewer, a share says nothing. */
const MIN_RUNS = 5;

const CUT =
  'there are more runs than are read: name the experiment of the component in kubeflow.org/experiment-id';

/** Where runs can be looked at, and when that is asked. */
export interface RunFactsOptions {
  readonly now: number;
  readonly links: PipelinesLinks;
}

/** What is known of the runs of a component. */
export function runFacts(history: RunHistory, { now, links }: RunFactsOptions) {
  const { runs, since, version, pipeline, unreadBecause } = history;
  const { latest, lastSucceeded: succeeded } = runs;
  const toRuns = linkOf(history, links);
  const toLatest = latest ? links.run(latest.id) : toRuns;
  const [lastSuccess] = succeeded;
  const durations = succeeded.flatMap(({ seconds }) => seconds ?? []);
  return {
    runCount90d: within(90, runs.created90d),
    runHasParams: parameters(),
    runHasMetrics: metrics(),
    codeSourceUrl: codeSource(),
    lastRunSucceededAt:
      lastSuccess?.finishedAt === undefined
        ? { unknownBecause: whyNoSuccess(history), link: toRuns }
        : {
            value: new Date(lastSuccess.finishedAt).toISOString(),
            link: links.run(lastSuccess.id),
          },
    runSuccessShare30d: within(30, successShare(runs)),
    trainingSecondsMedian: durations.length
      ? { value: median(durations), link: toRuns }
      : { unknownBecause: whyNoSuccess(history), link: toRuns },
  } satisfies Facts<typeof kubeflowFacts>;

  /** What is told of the runs of so many days; of fewer than all, nothing. */
  function within(days: number, told: number | Unknown) {
    if (since > now - days * DAY_MS) {
      return { unknownBecause: CUT, link: toRuns };
    }
    return typeof told === 'number'
      ? { value: told, link: toRuns }
      : { ...told, link: toRuns };
  }

  function parameters() {
    if (!latest) {
      return { unknownBecause: whyNone(history, 'is no run'), link: toRuns };
    }
    if (latest.hasParameters) return { value: true, link: toLatest };
    // Those that have a default need not be given.
    return pipeline
      ? { value: pipeline.hasParameters, link: toLatest }
      : { unknownBecause: unreadBecause, link: toLatest };
  }

  function metrics() {
    if (!latest) {
      return { unknownBecause: whyNone(history, 'is no run'), link: toRuns };
    }
    return pipeline
      ? { value: pipeline.hasMetrics, link: toLatest }
      : { unknownBecause: unreadBecause, link: toLatest };
  }

  function codeSource() {
    if (!version) {
      return latest?.versionId === ''
        ? // It was made of a file, and no version of a pipeline is there to name any code.
          { value: '', link: toLatest }
        : { unknownBecause: unreadBecause, link: toLatest };
    }
    return {
      value: version.code_source_url,
      link: links.pipelineVersion(
        version.pipeline_id,
        version.pipeline_version_id,
      ),
    };
  }
}

function successShare({
  succeeded30d,
  failed30d,
}: RunSummary): number | Unknown {
  const ended = succeeded30d + failed30d;
  return ended < MIN_RUNS
    ? {
        unknownBecause: `only ${ended} runs ended in the last 30 days, and a share of fewer than ${MIN_RUNS} says nothing`,
      }
    : succeeded30d / ended;
}

/** Why there is no run that succeeded. */
export function whyNoSuccess(history: RunHistory): string {
  return whyNone(history, 'is no run that succeeded');
}

function whyNone({ isCut }: RunHistory, what: string): string {
  return isCut ? CUT : `there ${what} in the last ${DAYS_READ} days`;
}

/** The page of what the component names. */
export function linkOf({ scope }: RunHistory, links: PipelinesLinks): string {
  const { pipelineId, recurringRunId, experimentId } = scope;
  if (recurringRunId) return links.recurringRun(recurringRunId);
  if (experimentId) return links.experiment(experimentId);
  return pipelineId ? links.pipeline(pipelineId) : links.runs();
}
