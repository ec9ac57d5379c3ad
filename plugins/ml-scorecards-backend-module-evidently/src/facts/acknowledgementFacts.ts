import {
  evidentlyFacts,
  Facts,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import { ProjectReport, TAGS } from '../project/MonitoredProject';
import { driftedColumnsOf, driftFacts } from './driftFacts';

/** Over it, predictions count as drifted, whatever threshold the report has: what `drift-within-bounds` asks by default. */
const MAX_PREDICTION_DRIFT = 0.2;

const UNKNOWN_PREDICTIONS = Symbol('predictions of which no PSI is known');

/**
 * Whether somebody answered the drift that is seen now: a report is tagged so, and what drifts now had drifted in that one
 * too. An answer to other drift is none to this.
 */
export function acknowledgementFacts(
  drift: ProjectReport,
  options: {
    readonly acknowledged?: ProjectReport;
    readonly predictionColumn: string;
    readonly link: (report: ProjectReport) => string;
  },
) {
  const { acknowledged, predictionColumn, link: linkTo } = options;
  const link = linkTo(acknowledged ?? drift);
  return {
    driftIsAcknowledged: { ...isAcknowledged(), link },
    driftAcknowledgedAt: acknowledged
      ? { value: new Date(acknowledged.at).toISOString(), link }
      : {
          unknownBecause: `no report of the project has the tag ${TAGS.acknowledged}: who has looked into the drift adds one with it`,
          link,
        },
  } satisfies Facts<typeof evidentlyFacts>;

  function isAcknowledged(): { readonly value: boolean } | Unknown {
    if (!acknowledged) return { value: false };
    if (acknowledged.id === drift.id) return { value: true };
    const now = columnsToAnswer(drift, predictionColumn);
    const then = columnsToAnswer(acknowledged, predictionColumn);
    return now && then
      ? // An answer to nothing would be one to whatever comes.
        { value: now.size > 0 && [...now].every(column => then.has(column)) }
      : {
          unknownBecause: `one of the reports does not say which columns drifted, so nothing tells whether the one with the tag ${TAGS.acknowledged} is about the same drift: measure each column (DataDriftPreset)`,
        };
  }
}

/**
 * The columns that drifted, and that of the predictions if they are not within bounds; undefined if that cannot be told.
 * Predictions of which nothing is known are answered by no answer to predictions that drifted, nor the other way round.
 * Where no column drifted they are left out: there was no drift to see.
 */
function columnsToAnswer(
  report: ProjectReport,
  predictionColumn: string,
): ReadonlySet<string | typeof UNKNOWN_PREDICTIONS> | undefined {
  const drifted = driftedColumnsOf(report);
  if (!drifted) return undefined;
  const { predictionDrift } = driftFacts(report, { predictionColumn });
  if (!('value' in predictionDrift)) {
    return drifted.size ? new Set([...drifted, UNKNOWN_PREDICTIONS]) : drifted;
  }
  return predictionDrift.value > MAX_PREDICTION_DRIFT
    ? new Set([...drifted, predictionColumn])
    : drifted;
}
