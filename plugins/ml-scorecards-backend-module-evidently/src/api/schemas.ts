import { z } from 'zod';
import { DriftReport } from '../reports/DriftReport';
import { evidentlyReport } from '../reports/formats/evidentlyReport';
import { parseInstant } from '../reports/parseInstant';

/** What is in the list of a project's reports, which Evidently calls snapshots or runs. */
const snapshot = z.object({
  id: z.string(),
  /** In milliseconds. */
  timestamp: z.string().transform((text, context) => {
    const time = parseInstant(text);
    if (time !== undefined) return time;
    context.addIssue({ code: 'custom', message: 'is no instant' });
    return z.NEVER;
  }),
  tags: z
    .array(z.string())
    .nullish()
    .transform(tags => tags ?? []),
  metadata: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform(metadata => metadata ?? {}),
});

export const snapshotsAnswer = z.array(snapshot);

export const reportAnswer = z
  .unknown()
  .transform((json, context): DriftReport => {
    const report = evidentlyReport(json);
    if (report) return report;
    context.addIssue({ code: 'custom', message: 'is no report' });
    return z.NEVER;
  });

export type SnapshotAnswer = z.output<typeof snapshot>;
