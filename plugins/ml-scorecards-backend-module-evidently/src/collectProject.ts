import {
  evidentlyFacts,
  Facts,
  Unknown,
  unknownFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { EvidentlyReference } from './annotations/EvidentlyReference';
import { EvidentlyLinks } from './api/EvidentlyLinks';
import { acknowledgementFacts } from './facts/acknowledgementFacts';
import { dayFacts } from './facts/dayFacts';
import { DRIFT_FACTS, driftedShareOf, driftFacts } from './facts/driftFacts';
import { qualityFacts } from './facts/qualityFacts';
import { testFacts } from './facts/testFacts';
import {
  ALERT_METADATA,
  MonitoredProject,
  ProjectReport,
  TAGS,
} from './project/MonitoredProject';
import { REPORTS_READ } from './project/readProject';

type EvidentlyFacts = Facts<typeof evidentlyFacts>;

/** Puts together all facts of a component that has a project on a server. */
export function collectProject(
  project: MonitoredProject,
  reference: EvidentlyReference,
  links: EvidentlyLinks,
): EvidentlyFacts {
  const link = (report?: ProjectReport) =>
    report ? links.report(project.id, report.id) : links.reports(project.id);
  const { latest, drift, acknowledged } = project;
  return {
    ...(latest
      ? testFacts(latest, { link: link(latest) })
      : { failedTests: { unknownBecause: 'the project has no report' } }),
    ...(drift
      ? {
          hasDriftMonitor: { value: true, link: link() },
          hasDriftAlert: { ...alertOf(drift), link: link(drift) },
          driftCheckedAt: {
            value: new Date(drift.at).toISOString(),
            link: link(drift),
          },
          ...driftFacts(drift, { ...reference, link: link(drift) }),
          ...acknowledgementFacts(drift, { ...reference, acknowledged, link }),
        }
      : withoutDrift(project, link())),
    ...dayFacts(project.series, { ...reference, link: link() }),
    ...skewFacts(project, link),
    ...qualityFacts(project, { metric: reference.qualityMetric, link }),
  };
}

/** Evidently's server raises no alerts, so all there is to know is what whoever made the report says of it. */
function alertOf({ alert }: ProjectReport) {
  return alert
    ? { value: true }
    : {
        unknownBecause: `Evidently itself raises no alerts, also not where tests fail: let the job that makes the report alert, and say where in the metadata "${ALERT_METADATA}" of the report; or write an alert rule for Prometheus`,
      };
}

function withoutDrift({ hasMore }: MonitoredProject, link: string) {
  const unknown: Unknown = hasMore
    ? {
        unknownBecause: `none of the last ${REPORTS_READ} reports is on drift: make one, or tag those that are as ${TAGS.drift}`,
      }
    : {
        unknownBecause: 'the project has no report on drift',
        isSilent: true,
      };
  return {
    ...unknownFacts<typeof evidentlyFacts>(
      [
        'hasDriftAlert',
        'driftCheckedAt',
        ...DRIFT_FACTS,
        'driftIsAcknowledged',
        'driftAcknowledgedAt',
      ],
      unknown,
    ),
    hasDriftMonitor: hasMore ? { ...unknown, link } : { value: false, link },
  } satisfies EvidentlyFacts;
}

function skewFacts(
  { skew }: MonitoredProject,
  link: (report?: ProjectReport) => string,
) {
  if (!skew) {
    const unknown = {
      unknownBecause: `no report of the project has the tag ${TAGS.skew}: add one that compares the features that were served with the same ones of training`,
      link: link(),
    };
    return { trainingServingSkew: unknown, skewMeasuredAt: unknown };
  }
  return {
    trainingServingSkew: { ...driftedShareOf(skew), link: link(skew) },
    skewMeasuredAt: {
      value: new Date(skew.at).toISOString(),
      link: link(skew),
    },
  } satisfies EvidentlyFacts;
}
