import { UrlReaderService } from '@backstage/backend-plugin-api';
import {
  CollectionFailure,
  readSourceFile,
} from 'backstage-plugin-ml-scorecards-node';
import { DriftReport } from '../reports/DriftReport';
import { parsePythonJson } from '../reports/parsePythonJson';
import { parseReport } from '../reports/parseReport';
import { ReportFile } from './locateReport';

/** Bounds on what one report may cost. */
export interface FileLimits {
  readonly maxBytes: number;
  readonly deadlineMs: number;
}

const DEFAULT_LIMITS: FileLimits = {
  maxBytes: 5 * 1024 * 1024,
  deadlineMs: 10_000,
};

/** Reads a report through the URL reader of the portal. Every failure is a `CollectionFailure`, and names the path only. */
export async function readReportFile(
  urlReader: UrlReaderService,
  file: ReportFile,
  options: {
    readonly signal: AbortSignal;
    readonly limits?: Partial<FileLimits>;
  },
): Promise<DriftReport> {
  const { url, path, whenGone, saidBy } = file;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const bytes = await readSourceFile(urlReader, url, {
    what: `the report ${path}`,
    whenGone,
    saidBy,
    configKey: 'mlScorecards.evidently',
    signal: options.signal,
    ...limits,
  });
  if (!bytes) {
    throw badReport(
      path,
      `is larger than ${
        limits.maxBytes / 1024 / 1024
      } MB: keep what json() gives, without the data of its plots.`,
    );
  }
  let json: unknown;
  try {
    json = parsePythonJson(bytes.toString('utf8'));
  } catch {
    throw badReport(path, 'is not JSON.');
  }
  const report = parseReport(json);
  if (report) return report;
  throw badReport(
    path,
    'is none that is known: it has to be what Evidently (json()), whylogs (calculate_drift_scores), NannyML (to_df) or Alibi Detect (predict) gives.',
  );
}

function badReport(path: string, why: string): CollectionFailure {
  return new CollectionFailure({
    code: 'bad-payload',
    message: `The report ${path} ${why}`,
  });
}
