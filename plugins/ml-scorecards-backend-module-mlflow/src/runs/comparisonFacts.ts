import {
  Facts,
  median,
  mlflowFacts,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import { Experiment } from './Experiment';
import { isTraining } from './experimentFacts';
import { PrimaryMetric, primaryMetricOf, valueIn } from './primaryMetric';
import { ExperimentRuns } from './readExperimentRuns';
import { Run } from './Run';

type Numeric = { readonly value: number } | Unknown;

/** The last three runs, so that one that was an attempt is no fall; and what came before them. */
const NEWEST = 3;
const SERIES = 20;
const MIN_SERIES = 5;

/** How the live run compares with the baseline, with its repetition, and the latest runs with those before. */
export function comparisonFacts(
  { recent, baselines, reproductions, missing }: ExperimentRuns,
  options: {
    readonly experiment: Experiment;
    readonly liveRun: Run | Unknown;
    readonly link: string;
  },
) {
  const { experiment, liveRun, link } = options;
  const live = 'unknownBecause' in liveRun ? undefined : liveRun;
  const noLive =
    'unknownBecause' in liveRun ? liveRun.unknownBecause : undefined;
  const metric = primaryMetricOf(experiment, live);
  const named = 'unknownBecause' in metric ? undefined : metric;

  /** Compares values of the primary metric, if all is known that is needed for it. */
  const withMetric = (
    compare: (metric: PrimaryMetric) => Numeric,
    needsLive: boolean,
  ) => {
    if (needsLive && noLive) return { unknownBecause: noLive, link };
    return { ...('unknownBecause' in metric ? metric : compare(metric)), link };
  };
  const baseline =
    named &&
    baselines.find(
      run => run.status === 'FINISHED' && valueIn(run, named) !== undefined,
    );
  const [repetition] = reproductions.filter(
    run =>
      live !== undefined &&
      run.reproduces === live.id &&
      run.status === 'FINISHED',
  );
  const repeatedAt = repetition?.endedAt ?? repetition?.startedAt;
  const notRepeated = {
    unknownBecause:
      noLive ??
      missing.reproductions ??
      'no finished run of the experiment has the tag mlscorecards.reproduces with the id of the live run',
    link,
  };
  return {
    reproducedAt: repeatedAt
      ? { value: new Date(repeatedAt).toISOString(), link }
      : notRepeated,
    reproductionDifference: repetition
      ? withMetric(
          primary => shareOf(live!, repetition, primary, Math.abs),
          true,
        )
      : notRepeated,
    hasBaseline: baseline
      ? { value: true, link }
      : { ...noBaseline(metric, baselines, missing.baselines), link },
    gainOverBaseline: baseline
      ? withMetric(
          primary =>
            shareOf(baseline, live!, primary, gain => gain * primary.sign),
          true,
        )
      : {
          unknownBecause:
            missing.baselines ??
            'no finished run of the experiment with the tag mlscorecards.baseline has the primary metric',
          link,
        },
    primaryMetricDrop: withMetric(
      primary => dropOf(recent, primary, missing.recent),
      false,
    ),
  } satisfies Facts<typeof mlflowFacts>;
}

/** Without any run that says to be one there is no baseline, whatever the metric. */
function noBaseline(
  metric: ReturnType<typeof primaryMetricOf>,
  baselines: readonly Run[],
  missing: string | undefined,
) {
  if (missing) return { unknownBecause: missing };
  return 'unknownBecause' in metric && baselines.length
    ? metric
    : { value: false };
}

/** The change from one run to another, as a share of the first. */
function shareOf(
  from: Run,
  to: Run,
  metric: PrimaryMetric,
  judge: (change: number) => number,
): Numeric {
  const before = valueIn(from, metric);
  const after = valueIn(to, metric);
  if (before === undefined || after === undefined) {
    return {
      unknownBecause: 'one of the two runs lacks the primary metric',
    };
  }
  return changeOf(before, after, judge);
}

function changeOf(
  before: number,
  after: number,
  judge: (change: number) => number,
): Numeric {
  if (before === after) return { value: 0 };
  const change = (after - before) / Math.abs(before);
  // There is no share of zero.
  return Number.isFinite(change)
    ? { value: judge(change) }
    : {
        unknownBecause:
          'the primary metric to compare with is 0, of which there is no share',
      };
}

function dropOf(
  recent: readonly Run[],
  metric: PrimaryMetric,
  missing: string | undefined,
): Numeric {
  const values = recent
    .filter(run => isTraining(run) && run.reproduces === undefined)
    .flatMap(run => valueIn(run, metric) ?? [])
    .slice(0, SERIES);
  if (missing && values.length < SERIES) return { unknownBecause: missing };
  if (values.length < MIN_SERIES) {
    return {
      unknownBecause: `only ${values.length} finished runs of the experiment have the primary metric, and it takes ${MIN_SERIES} to tell`,
      ...(!missing && { isSilent: true }),
    };
  }
  return changeOf(
    median(values.slice(NEWEST)),
    median(values.slice(0, NEWEST)),
    change => -change * metric.sign,
  );
}
