import {
  evidentlyFacts,
  Facts,
  shown,
  Unknown,
} from 'backstage-plugin-ml-scorecards-node';
import { QUALITY_ANNOTATION } from '../annotations/EvidentlyReference';
import {
  MonitoredProject,
  ProjectReport,
  TAGS,
} from '../project/MonitoredProject';
import { REPORTS_READ } from '../project/readProject';
import { betterOf } from '../reports/formats/qualityMetrics';

/** Of fewer predictions, quality changes by chance. */
export const MIN_ROWS = 1000;

/** How good predictions were on data that were served, and how much worse than they shall be. */
export function qualityFacts(
  project: MonitoredProject,
  options: {
    readonly metric?: string;
    readonly link: (report?: ProjectReport) => string;
  },
) {
  const { quality, reference } = project;
  const link = options.link(quality);
  return {
    servedQualityMeasuredAt: quality
      ? { value: new Date(quality.at).toISOString(), link }
      : { ...noQuality(), link },
    servedQualityDrop: { ...dropOf(), link },
  } satisfies Facts<typeof evidentlyFacts>;

  function noQuality(): Unknown {
    return {
      unknownBecause: `none of the last ${REPORTS_READ} reports compares predictions with what really happened: add a metric such as F1Score or MAE, or tag reports that do as ${TAGS.quality}`,
      ...(!project.hasMore && { isSilent: true }),
    };
  }

  function dropOf(): { readonly value: number } | Unknown {
    if (!quality) return noQuality();
    if (!reference) {
      return {
        unknownBecause: `no report of the project has the tag ${TAGS.reference}: add one on the quality that the model shall have, such as that of its test data`,
      };
    }
    if (quality.rows === undefined) {
      return {
        unknownBecause:
          'the report on quality does not say of how many predictions it is: add the metric RowCount',
      };
    }
    if (quality.rows < MIN_ROWS) {
      return {
        unknownBecause: `the report on quality is of ${quality.rows} predictions, and of fewer than ${MIN_ROWS} quality changes by chance`,
      };
    }
    const metric = metricOf(quality, reference);
    if ('unknownBecause' in metric) return metric;
    const before = reference.quality.get(metric.name)!;
    const after = quality.quality.get(metric.name)!;
    if (before === 0) {
      return {
        unknownBecause: `${metric.name} of the report with the tag ${TAGS.reference} is 0, of which nothing is a share`,
      };
    }
    const better = betterOf(metric.name) ?? 1;
    return { value: (better * (before - after)) / Math.abs(before) };
  }

  function metricOf(
    served: ProjectReport,
    wanted: ProjectReport,
  ): { readonly name: string } | Unknown {
    const common = [...served.quality.keys()].filter(name =>
      wanted.quality.has(name),
    );
    const name =
      options.metric ?? (common.length === 1 ? common[0] : undefined);
    if (name !== undefined && common.includes(name)) return { name };
    const has = common.length ? common.join(', ') : 'none';
    return {
      unknownBecause: name
        ? `${shown(
            name,
          )} is not in both the report on quality and that with the tag ${
            TAGS.reference
          }: both have ${has}`
        : `nothing says by which metric quality is judged: name one that both reports have (${has}) in the annotation ${QUALITY_ANNOTATION}`,
    };
  }
}
