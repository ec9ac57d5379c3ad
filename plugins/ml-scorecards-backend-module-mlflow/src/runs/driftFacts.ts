import {
  curveOf,
  Facts,
  mlflowFacts,
} from 'backstage-plugin-ml-scorecards-node';
import {
  DriftRun,
  PREDICTION_METRIC,
  SHARE_METRIC,
  VERDICT_METRIC,
} from './DriftRun';
import { DAY_MS, ExperimentRuns } from './readExperimentRuns';
import { DRIFT_TAG } from './Run';

const LAST_RUN = `the last run with the tag ${DRIFT_TAG}`;

/** As the check `drift-within-bounds` knows a PSI, whose numbers have a limit there. */
const PSI = /psi|PSI|Population Stability Index/;

/** A number that a run logs of drift, and what it can be. */
interface Measure {
  readonly metric: string;
  readonly canBe: (value: number) => boolean;
  /** What it has to be. */
  readonly is: string;
  readonly of: (run: DriftRun) => number | undefined;
}

const SHARE: Measure = {
  metric: SHARE_METRIC,
  canBe: value => value >= 0 && value <= 1,
  is: 'a share from 0 to 1',
  of: ({ share }) => share,
};
const PREDICTION_PSI: Measure = {
  metric: PREDICTION_METRIC,
  canBe: value => value >= 0 && Number.isFinite(value),
  is: 'a number from 0 on',
  of: ({ predictionPsi }) => predictionPsi,
};
const VERDICT: Measure = {
  metric: VERDICT_METRIC,
  canBe: value => value === 0 || value === 1,
  is: '0 or 1',
  of: ({ predictionDrifted }) => predictionDrifted,
};

/** How data and predictions drift, as the runs say that measured it. Of now, only the last of them says something. */
export function driftFacts(
  { drift, missing }: Pick<ExperimentRuns, 'drift' | 'missing'>,
  options: { readonly link: string; readonly now: number },
) {
  const { link, now } = options;
  const finished = drift.filter(
    run =>
      run.status === 'FINISHED' &&
      // Whatever is dated later says nothing of now, and would for years.
      (checkedAtOf(run) ?? 0) <= now + DAY_MS,
  );
  const [last] = finished;
  if (!last) {
    const none = {
      ...(missing.drift
        ? { unknownBecause: missing.drift }
        : {
            unknownBecause: `no run of the experiment of the last 90 days with the tag ${DRIFT_TAG} has finished`,
            // Many components log their training here, and have their drift measured elsewhere.
            isSilent: true as const,
          }),
      link,
    };
    return {
      driftCheckedAt: none,
      driftMethod: none,
      driftedShare: none,
      predictionDrift: none,
      predictionHasDrifted: none,
      driftedShareByDay: none,
      predictionDriftByDay: none,
    } satisfies Facts<typeof mlflowFacts>;
  }
  const checkedAt = checkedAtOf(last);
  const method = methodOf(last);
  const days = completeDays(finished, missing.drift === undefined, drift);
  return {
    driftCheckedAt: checkedAt
      ? { value: new Date(checkedAt).toISOString(), link }
      : { unknownBecause: `${LAST_RUN} does not say when it ended`, link },
    driftMethod: method
      ? { value: method, link }
      : {
          unknownBecause: `${LAST_RUN} does not say by which method: say it in the tag`,
          link,
        },
    driftedShare: { ...valueOf(last, SHARE), link },
    predictionDrift: { ...valueOf(last, PREDICTION_PSI), link },
    predictionHasDrifted: { ...verdictOf(last), link },
    driftedShareByDay: { ...worstByDay(days, SHARE), link },
    predictionDriftByDay: { ...worstByDay(days, PREDICTION_PSI), link },
  } satisfies Facts<typeof mlflowFacts>;
}

function checkedAtOf({ endedAt, startedAt }: DriftRun): number | undefined {
  return endedAt ?? startedAt;
}

/** As the tag says it, and PSI wherever there is one: columns are often measured by another method than predictions. */
function methodOf({ method, predictionPsi }: DriftRun): string | undefined {
  return predictionPsi === undefined || PSI.test(method ?? '')
    ? method
    : [method, 'psi'].filter(Boolean).join(', ');
}

/** The value of a measure, if it can be one. */
function numberOf(run: DriftRun, { of, canBe }: Measure): number | undefined {
  const value = of(run);
  return value !== undefined && canBe(value) ? value : undefined;
}

function valueOf(run: DriftRun, measure: Measure) {
  const value = numberOf(run, measure);
  if (value !== undefined) return { value };
  const { metric, is } = measure;
  const logged = measure.of(run);
  return {
    unknownBecause:
      logged === undefined
        ? `${LAST_RUN} has not logged the metric ${metric}`
        : `${LAST_RUN} has logged ${logged} as the metric ${metric}, which is not ${is}`,
  };
}

function verdictOf(run: DriftRun) {
  const drifted = valueOf(run, VERDICT);
  return 'value' in drifted ? { value: drifted.value === 1 } : drifted;
}

/** The finished runs of the days (UTC) of which all runs were read: on the first day, there may be others. */
function completeDays(
  finished: readonly DriftRun[],
  isAll: boolean,
  read: readonly DriftRun[],
): DriftRun[] {
  const first = dayOf(read.at(-1));
  return finished.filter(run => isAll || dayOf(run) !== first);
}

/** That on which it began, by which runs are searched for. */
function dayOf(run: DriftRun | undefined): string | undefined {
  return run?.startedAt
    ? new Date(run.startedAt).toISOString().slice(0, 10)
    : undefined;
}

/** The highest value of each day on which a run began. */
function worstByDay(runs: readonly DriftRun[], measure: Measure) {
  const value = curveOf(
    runs.flatMap(run => {
      const at = run.startedAt;
      const measured = numberOf(run, measure);
      return at && measured !== undefined ? [{ at, value: measured }] : [];
    }),
  );
  return value.length
    ? { value }
    : {
        unknownBecause: `no day is known on which a run with the tag ${DRIFT_TAG} has logged ${measure.is} as the metric ${measure.metric}`,
      };
}
