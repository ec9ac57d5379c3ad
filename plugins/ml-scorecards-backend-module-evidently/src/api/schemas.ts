import { z } from 'zod';
import { DriftReport } from '../reports/DriftReport';
import { evidentlyReport } from '../reports/formats/evidentlyReport';
import { parseInstant } from '../reports/parseInstant';

/** In milliseconds. */
const instant = z.string().transform((text, context) => {
  const time = parseInstant(text);
  if (time !== undefined) return time;
  context.addIssue({ code: 'custom', message: 'is no instant' });
  return z.NEVER;
});

const tagList = z
  .array(z.string())
  .nullish()
  .transform(tags => tags ?? []);

/** What is in the list of a project's reports, which Evidently calls snapshots or runs. */
const snapshot = z.object({
  id: z.string(),
  timestamp: instant,
  tags: tagList,
  metadata: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform(metadata => metadata ?? {}),
});

export const snapshotsAnswer = z.array(snapshot);

/** The numbers of reports over time. The n-th value of a series is of the n-th source, and there may be fewer of them. */
export const seriesAnswer = z.object({
  sources: z.array(z.object({ timestamp: instant, tags: tagList })),
  series: z.array(
    z.object({
      metric_type: z.string(),
      params: z.record(z.string(), z.string()),
      values: z.array(z.number().nullable()),
    }),
  ),
});

export const reportAnswer = z
  .unknown()
  .transform((json, context): DriftReport => {
    const report = evidentlyReport(json);
    if (report) return report;
    context.addIssue({ code: 'custom', message: 'is no report' });
    return z.NEVER;
  });

export type SnapshotAnswer = z.output<typeof snapshot>;

export type SeriesAnswer = z.output<typeof seriesAnswer>;
