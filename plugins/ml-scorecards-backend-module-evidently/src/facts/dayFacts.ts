import { formatDayValue } from 'backstage-plugin-ml-scorecards-common';
import {
  evidentlyFacts,
  Facts,
  shown,
} from 'backstage-plugin-ml-scorecards-node';
import { PREDICTION_ANNOTATION } from '../annotations/EvidentlyReference';
import { DriftPoint, DriftSeries } from '../project/DriftSeries';
import { isPsi } from '../reports/driftMethods';

/** What was before that many days up to the newest one says nothing of how the model is. */
export const MAX_DAYS = 90;
/** More than can be seen in a curve. */
const DECIMALS = 4;
const DAY_MS = 86_400_000;

/** How drift went day by day. Of the predictions only where it was measured as PSI, like `predictionDrift`. */
export function dayFacts(
  series: DriftSeries,
  options: { readonly predictionColumn: string; readonly link?: string },
) {
  const { predictionColumn, link } = options;
  return {
    driftedShareByDay: { ...driftedShares(), link },
    predictionDriftByDay: { ...predictionDrift(), link },
  } satisfies Facts<typeof evidentlyFacts>;

  function driftedShares() {
    if (!('points' in series)) return series;
    const shares = series.points.filter(({ of }) => !of);
    return shares.length
      ? { value: worstByDay(shares) }
      : {
          unknownBecause:
            'Evidently has no share of drifted columns over time: let reports count them (DataDriftPreset or DriftedColumnsCount)',
        };
  }

  function predictionDrift() {
    if (!('points' in series)) return series;
    const ofPredictions = series.points.filter(
      ({ of }) => of?.column === predictionColumn,
    );
    const byPsi = ofPredictions.filter(({ of }) => of && isPsi(of.method));
    if (byPsi.length) return { value: worstByDay(byPsi) };
    const other = ofPredictions.at(-1)?.of?.method;
    return {
      unknownBecause: other
        ? `drift of the predictions is measured by ${shown(
            other,
          )}, whose numbers are no PSI: choose the method psi`
        : `Evidently has no drift of the column ${shown(
            predictionColumn,
          )} over time: let reports measure that of the predictions, or name their column in the annotation ${PREDICTION_ANNOTATION}`,
    };
  }
}

/** The highest value of each day (UTC) on which something was measured, of the newest {@link MAX_DAYS}, the oldest first. */
function worstByDay(points: readonly DriftPoint[]): string[] {
  const newest = points.reduce((last, { at }) => Math.max(last, at), -Infinity);
  const first = dayOf(newest - (MAX_DAYS - 1) * DAY_MS);
  const byDay = new Map<string, number>();
  for (const { at, value } of points) {
    const day = dayOf(at);
    if (day < first) continue;
    byDay.set(day, Math.max(value, byDay.get(day) ?? -Infinity));
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, value]) =>
      formatDayValue({ day, value: Number(value.toFixed(DECIMALS)) }),
    );
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
