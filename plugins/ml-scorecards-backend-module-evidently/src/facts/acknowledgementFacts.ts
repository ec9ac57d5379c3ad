import { evidentlyFacts, Facts } from 'backstage-plugin-ml-scorecards-node';
import { ProjectReport, TAGS } from '../project/MonitoredProject';
import { driftedColumnsOf } from './driftFacts';

/**
 * Whether somebody answered the drift that is seen now: a report is tagged so, and what drifts now had drifted in that one
 * too. An answer to other drift is none to this.
 */
export function acknowledgementFacts(
  drift: ProjectReport,
  options: {
    readonly acknowledged?: ProjectReport;
    readonly link: (report: ProjectReport) => string;
  },
) {
  const { acknowledged, link: linkTo } = options;
  const link = linkTo(acknowledged ?? drift);
  return {
    driftIsAcknowledged: { ...isAcknowledged(drift, acknowledged), link },
    driftAcknowledgedAt: acknowledged
      ? { value: new Date(acknowledged.at).toISOString(), link }
      : {
          unknownBecause: `no report of the project has the tag ${TAGS.acknowledged}: who has looked into the drift adds one with it`,
          link,
        },
  } satisfies Facts<typeof evidentlyFacts>;
}

function isAcknowledged(
  drift: ProjectReport,
  acknowledged: ProjectReport | undefined,
): { readonly value: boolean } | { readonly unknownBecause: string } {
  if (!acknowledged) return { value: false };
  if (acknowledged.id === drift.id) return { value: true };
  const now = driftedColumnsOf(drift);
  const then = driftedColumnsOf(acknowledged);
  return now && then
    ? { value: [...now].every(column => then.has(column)) }
    : {
        unknownBecause: `one of the reports does not say which columns drifted, so nothing tells whether the one with the tag ${TAGS.acknowledged} is about the same drift: measure each column (DataDriftPreset)`,
      };
}
