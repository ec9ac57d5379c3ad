import {
  curveOf,
  evidentlyFacts,
  Facts,
  Unknown,
  unknownFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { ReportReference } from './annotations/ReportReference';
import { DRIFT_FACTS, driftFacts } from './facts/driftFacts';
import { testFacts } from './facts/testFacts';
import { isBelieved } from './project/isBelieved';
import { DriftReport } from './reports/DriftReport';

type EvidentlyFacts = Facts<typeof evidentlyFacts>;

const TAKES_SEVERAL = {
  unknownBecause:
    'that takes several reports: send them to a project of Evidently',
  isSilent: true,
} as const;

/** Puts together all facts of a component that has a report in a file. What only a server knows is unknown. */
export function collectReport(
  report: DriftReport,
  reference: ReportReference,
  options: { readonly now: number; readonly link: string },
): EvidentlyFacts {
  const { now, link } = options;
  const { isOnDrift, quality } = report;
  const at = { ...madeAtOf(report, now), link };
  return {
    ...testFacts(report, { link }),
    hasDriftMonitor: { value: isOnDrift, link },
    ...(isOnDrift
      ? { driftCheckedAt: at, ...driftFacts(report, { ...reference, link }) }
      : unknownFacts<typeof evidentlyFacts>(
          ['driftCheckedAt', ...DRIFT_FACTS],
          { unknownBecause: 'the report is not on drift', isSilent: true },
        )),
    ...unknownFacts<typeof evidentlyFacts>(['hasDriftAlert'], {
      unknownBecause:
        'a report in a file raises no alert: write an alert rule for Prometheus',
    }),
    ...unknownFacts<typeof evidentlyFacts>(
      ['driftIsAcknowledged', 'driftAcknowledgedAt'],
      {
        unknownBecause:
          'a report in a file says nothing of answers: vouch for the check on the scorecard',
      },
    ),
    ...unknownFacts<typeof evidentlyFacts>(
      [
        'predictionDriftByDay',
        'trainingServingSkew',
        'skewMeasuredAt',
        'servedQualityDrop',
      ],
      TAKES_SEVERAL,
    ),
    driftedShareByDay: driftedSharesOf(report, now, link),
    servedQualityMeasuredAt:
      quality.size > 0
        ? at
        : {
            unknownBecause:
              'the report does not compare predictions with what really happened: add a metric such as F1Score or MAE',
            isSilent: true,
            link,
          },
  };
}

/** Of a report that looks at several spans of time: those that are over. */
function driftedSharesOf(
  { driftedShares = [] }: DriftReport,
  now: number,
  link: string,
) {
  const value = curveOf(driftedShares.filter(({ at }) => at <= now));
  return value.length > 0 ? { value, link } : TAKES_SEVERAL;
}

/** When a report was made, or its data end: what lies ahead is no instant at which anything was looked at. */
function madeAtOf(
  { madeAt, dataUntil }: DriftReport,
  now: number,
): { readonly value: string } | Unknown {
  if (madeAt !== undefined) {
    return isBelieved(madeAt, now)
      ? { value: new Date(Math.min(madeAt, now)).toISOString() }
      : {
          unknownBecause:
            'the report says that it was made more than a day from now: correct its timestamp, or the clock of the job that makes it',
        };
  }
  // A chunk that goes by weeks or months ends after what it has seen of them.
  return dataUntil !== undefined && dataUntil <= now
    ? { value: new Date(dataUntil).toISOString() }
    : {
        unknownBecause:
          'the report does not say when it was made: wrap it as {"timestamp": "2026-06-01T03:00:00Z", "report": …}',
      };
}
