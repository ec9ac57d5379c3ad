import {
  curveOf,
  evidentlyFacts,
  Facts,
  shown,
} from 'backstage-plugin-ml-scorecards-node';
import { PREDICTION_ANNOTATION } from '../annotations/EvidentlyReference';
import { DriftSeries } from '../project/DriftSeries';
import { isPsi } from '../reports/driftMethods';

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
      ? { value: curveOf(shares) }
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
    if (byPsi.length) return { value: curveOf(byPsi) };
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
