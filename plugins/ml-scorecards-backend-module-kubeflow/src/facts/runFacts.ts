import {
  Facts,
  kubeflowFacts,
  median,
} from 'backstage-plugin-ml-scorecards-node';
import { PipelinesLinks } from '../api/PipelinesLinks';
import { RunAnswer } from '../api/pipelinesSchemas';
import { RunHistory } from '../pipelines/readHistory';

/** Of fewer, a share says nothing. */
const MIN_RUNS = 5;

const NO_RUN = 'there is no run in the last 90 days, and none that succeeded';
const NO_SUCCESS = 'no run has succeeded yet';

/** What is known of the runs of a component. */
export function runFacts(history: RunHistory, links: PipelinesLinks) {
  const { count90d, ended30d, latest, succeeded, version, pipeline } = history;
  const toRuns = linkOf(history, links);
  const toLatest = latest ? links.run(latest.run_id) : toRuns;
  const ended = ended30d.succeeded + ended30d.failed;
  const [lastSuccess] = succeeded;
  const durations = succeeded.flatMap(run => secondsOf(run) ?? []);
  return {
    runCount90d: { value: count90d, link: toRuns },
    runHasParams: latest
      ? {
          value:
            Object.keys(latest.runtime_config?.parameters ?? {}).length > 0 ||
            // Those that have a default need not be given.
            (pipeline?.hasParameters ?? false),
          link: toLatest,
        }
      : { unknownBecause: NO_RUN, link: toRuns },
    runHasMetrics: metrics(),
    codeSourceUrl: codeSource(),
    lastRunSucceededAt:
      lastSuccess?.finished_at === undefined
        ? { unknownBecause: NO_SUCCESS, link: toRuns }
        : {
            value: new Date(lastSuccess.finished_at).toISOString(),
            link: links.run(lastSuccess.run_id),
          },
    runSuccessShare30d:
      ended < MIN_RUNS
        ? {
            unknownBecause: `only ${ended} runs ended in the last 30 days, and a share of fewer than ${MIN_RUNS} says nothing`,
            link: toRuns,
          }
        : { value: ended30d.succeeded / ended, link: toRuns },
    trainingSecondsMedian: durations.length
      ? { value: median(durations), link: toRuns }
      : { unknownBecause: NO_SUCCESS, link: toRuns },
  } satisfies Facts<typeof kubeflowFacts>;

  function metrics() {
    if (!latest) return { unknownBecause: NO_RUN, link: toRuns };
    return pipeline
      ? { value: pipeline.hasMetrics, link: toLatest }
      : {
          unknownBecause:
            'the pipeline of the latest run was not compiled for Kubeflow Pipelines 2, so its outputs cannot be told',
          link: toLatest,
        };
  }

  function codeSource() {
    if (!version) {
      return latest
        ? // It was made of a file, and no version of a pipeline is there to name any code.
          { value: '', link: toLatest }
        : { unknownBecause: 'the pipeline has no version yet', link: toRuns };
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

/** The page of what the component names. */
export function linkOf({ scope }: RunHistory, links: PipelinesLinks): string {
  const { pipelineId, recurringRunId, experimentId } = scope;
  if (recurringRunId) return links.recurringRun(recurringRunId);
  if (experimentId) return links.experiment(experimentId);
  return pipelineId ? links.pipeline(pipelineId) : links.runs();
}

/** How long a run took, in seconds. */
export function secondsOf({
  created_at: from,
  finished_at: to,
}: RunAnswer): number | undefined {
  return from === undefined || to === undefined || to < from
    ? undefined
    : (to - from) / 1000;
}
