import { Readable } from 'node:stream';
import { UrlReaderService } from '@backstage/backend-plugin-api';
import { untilAborted } from 'backstage-plugin-ml-scorecards-node';
import { DriftReport } from '../reports/DriftReport';
import { parsePythonJson } from '../reports/parsePythonJson';
import { parseReport } from '../reports/parseReport';
import { badReport, tooSlow, toReportFailure } from './failures';

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
  file: { readonly url: string; readonly path: string },
  options: {
    readonly signal: AbortSignal;
    readonly limits?: Partial<FileLimits>;
  },
): Promise<DriftReport> {
  const { url, path } = file;
  const { maxBytes, deadlineMs } = { ...DEFAULT_LIMITS, ...options.limits };
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal = AbortSignal.any([options.signal, deadline]);
  let text: string | undefined;
  try {
    text = await untilAborted(signal, () =>
      readCapped(urlReader, url, { maxBytes, signal }),
    );
  } catch (error) {
    // Who stopped the collection says so.
    if (options.signal.aborted) throw error;
    throw deadline.aborted
      ? tooSlow(path, deadlineMs)
      : toReportFailure(error, path);
  }
  if (text === undefined) {
    throw badReport(
      path,
      `is larger than ${
        maxBytes / 1024 / 1024
      } MB: keep what json() gives, without the data of its plots.`,
    );
  }
  let json: unknown;
  try {
    json = parsePythonJson(text);
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

/** Stops as soon as there is more than allowed; undefined then. */
async function readCapped(
  urlReader: UrlReaderService,
  url: string,
  options: { readonly maxBytes: number; readonly signal: AbortSignal },
): Promise<string | undefined> {
  const { maxBytes, signal } = options;
  const enough = new AbortController();
  const response = await urlReader.readUrl(url, {
    signal: AbortSignal.any([signal, enough.signal]),
  });
  const stream =
    response.stream?.() ?? Readable.from([await response.buffer()]);
  // What happens to a stream after we left it is nobody's error.
  stream.on('error', () => {});
  try {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of stream) {
      chunks.push(Buffer.from(chunk));
      bytes += chunk.length;
      if (bytes > maxBytes) return undefined;
    }
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    enough.abort();
    stream.destroy();
  }
}
