import {
  evidentlyFacts,
  Facts,
  shown,
} from 'backstage-plugin-ml-scorecards-node';
import { PREDICTION_ANNOTATION } from '../annotations/EvidentlyReference';
import { isPsi } from '../reports/driftMethods';
import { ColumnDrift, DriftReport } from '../reports/DriftReport';

/** What the target is called by default: it is what predictions are compared with, and no feature. */
const TARGET_COLUMN = 'target';

export const DRIFT_FACTS = [
  'driftTool',
  'driftMethod',
  'driftedShare',
  'predictionDrift',
  'predictionHasDrifted',
  'maxFeatureDrift',
] as const satisfies ReadonlyArray<keyof Facts<typeof evidentlyFacts>>;

/** How far data and predictions have drifted, as one report says. Scores are told as they are of one method only: PSI. */
export function driftFacts(
  report: DriftReport,
  options: { readonly predictionColumn: string; readonly link?: string },
) {
  const { predictionColumn, link } = options;
  const ofPredictions = report.columns.filter(
    ({ column }) => column === predictionColumn,
  );
  return {
    driftTool: { value: report.tool, link },
    driftMethod: { ...methodOf(), link },
    driftedShare: { ...driftedShareOf(report), link },
    predictionDrift: { ...predictionDrift(), link },
    predictionHasDrifted: { ...predictionHasDrifted(), link },
    maxFeatureDrift: { ...maxFeatureDrift(), link },
  } satisfies Facts<typeof evidentlyFacts>;

  function methodOf() {
    const methods = [...new Set(ofPredictions.map(({ method }) => method))];
    return methods.length ? { value: methods.join(', ') } : noPredictions();
  }

  function noPredictions() {
    return {
      unknownBecause: `the report says nothing of drift of the column ${shown(
        predictionColumn,
      )}: let it measure that of the predictions, or name their column in the annotation ${PREDICTION_ANNOTATION}`,
    };
  }

  function predictionDrift() {
    if (!ofPredictions.length) return noPredictions();
    const measured = ofPredictions.find(({ method }) => isPsi(method));
    if (!measured) {
      const { method } = ofPredictions[0];
      return {
        unknownBecause: `drift of the predictions is measured by ${shown(
          method,
        )}, whose numbers are no PSI: choose the method psi`,
      };
    }
    return measured.score === undefined
      ? { unknownBecause: 'the PSI of the predictions could not be computed' }
      : { value: measured.score };
  }

  /** By any of the methods that measured them. */
  function predictionHasDrifted() {
    if (!ofPredictions.length) return noPredictions();
    if (ofPredictions.some(({ hasDrifted }) => hasDrifted)) {
      return { value: true };
    }
    const untold = ofPredictions.find(
      ({ hasDrifted }) => hasDrifted === undefined,
    );
    return untold
      ? {
          unknownBecause: `the report does not say whether the predictions drifted by ${shown(
            untold.method,
          )}: let it measure with a threshold, by a method that the library has`,
        }
      : { value: false };
  }

  function maxFeatureDrift() {
    const features = report.columns.filter(
      ({ column }) => column !== predictionColumn && column !== TARGET_COLUMN,
    );
    const byPsi = features.filter(({ method }) => isPsi(method));
    const measured = new Set(byPsi.map(({ column }) => column));
    // The largest of some is not the largest of all.
    const isMissing = features.some(({ column }) => !measured.has(column));
    const scores = byPsi.map(({ score }) => score);
    return !scores.length || isMissing || !scores.every(isNumber)
      ? {
          unknownBecause:
            'the report does not say the drift of each feature as PSI: choose the method psi',
        }
      : { value: Math.max(...scores) };
  }
}

/** Share of the columns that drifted: as the library counted it, or else by what it says of each column. */
export function driftedShareOf(
  report: Pick<DriftReport, 'columns' | 'driftedShare'>,
): { readonly value: number } | { readonly unknownBecause: string } {
  if (report.driftedShare !== undefined) return { value: report.driftedShare };
  if (report.columns.length === 0) {
    return {
      unknownBecause:
        'the report is on all columns together, and on none alone',
    };
  }
  const drifted = driftedColumnsOf(report);
  return drifted
    ? { value: drifted.size / columnsOf(report).size }
    : {
        unknownBecause:
          'the report does not say of each column whether it drifted: let it count them (DriftedColumnsCount), or measure with thresholds',
      };
}

/** Columns that drifted by any method; undefined if that cannot be told of each. */
export function driftedColumnsOf({
  columns,
}: Pick<DriftReport, 'columns'>): ReadonlySet<string> | undefined {
  if (columns.length === 0) return undefined;
  const drifted = new Set(
    columns.filter(({ hasDrifted }) => hasDrifted).map(nameOf),
  );
  const isTold = columns.every(
    ({ column, hasDrifted }) => hasDrifted !== undefined || drifted.has(column),
  );
  return isTold ? drifted : undefined;
}

function columnsOf({
  columns,
}: Pick<DriftReport, 'columns'>): ReadonlySet<string> {
  return new Set(columns.map(nameOf));
}

function nameOf({ column }: ColumnDrift): string {
  return column;
}

function isNumber(score: number | undefined): score is number {
  return score !== undefined;
}
