import { z } from 'zod';
import { DriftReport } from './DriftReport';
import { alibiDetectReport } from './formats/alibiDetectReport';
import { evidentlyReport } from './formats/evidentlyReport';
import { legacyEvidentlyReport } from './formats/legacyEvidentlyReport';
import { nannymlReport } from './formats/nannymlReport';
import { whylogsReport } from './formats/whylogsReport';
import { parseInstant } from './parseInstant';

/** A report with what its library does not say, as `docs/sources/evidently.md` has it. */
const envelope = z.object({
  timestamp: z.string().nullish(),
  featureNames: z.array(z.string()).nullish(),
  report: z.union([z.looseObject({}), z.array(z.unknown())]),
});

/** Reads a report of any library that is known, by its shape; undefined if it has none of these. */
export function parseReport(json: unknown): DriftReport | undefined {
  const wrapped = envelope.safeParse(json).data;
  const inner = wrapped && recognize(wrapped.report, wrapped.featureNames);
  // A column may be called "report".
  const report = inner ?? recognize(json);
  const madeAt = inner && parseInstant(wrapped?.timestamp);
  return report && madeAt !== undefined ? { ...report, madeAt } : report;
}

function recognize(
  json: unknown,
  featureNames?: readonly string[] | null,
): DriftReport | undefined {
  return (
    evidentlyReport(json) ??
    legacyEvidentlyReport(json) ??
    alibiDetectReport(json, featureNames ?? []) ??
    nannymlReport(json) ??
    whylogsReport(json)
  );
}
