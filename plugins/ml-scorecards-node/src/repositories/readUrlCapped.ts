import { Readable } from 'node:stream';
import {
  UrlReaderService,
  UrlReaderServiceReadUrlResponse,
} from '@backstage/backend-plugin-api';
import { untilAborted } from '../untilAborted';
import { readingTookTooLong } from './hostFailures';

/**
 * What reading one file may cost.
 *
 * @public
 */
export interface ReadUrlOptions {
  /** What is read, as messages name it: addresses may hold what is secret. */
  readonly what: string;
  /** A file that is larger is not read. */
  readonly maxBytes: number;
  /** Readers notice neither when content breaks off nor when it never ends. */
  readonly deadlineMs: number;
  /** Stops reading. */
  readonly signal: AbortSignal;
}

/**
 * Reads a file through the portal's URL reader, and so with its integrations and its list of allowed hosts. Gives undefined
 * as soon as the file is larger than allowed, so that one of any size costs no more than `maxBytes` of memory and traffic.
 * What the reader throws is passed on, for {@link hostFailure} to sort.
 *
 * @public
 */
export async function readUrlCapped(
  urlReader: UrlReaderService,
  url: string,
  options: ReadUrlOptions,
): Promise<Buffer | undefined> {
  const { what, maxBytes, deadlineMs } = options;
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal = AbortSignal.any([options.signal, deadline]);
  const left = new AbortController();
  let stream: Readable | undefined;
  try {
    return await untilAborted(signal, async () => {
      const response = await urlReader.readUrl(url, {
        signal: AbortSignal.any([signal, left.signal]),
      });
      stream = await streamOf(response);
      // What happens to a stream after we left it is nobody's error.
      stream.on('error', () => {});
      // Nobody waits any more, and nobody else would end the stream.
      if (left.signal.aborted) stream.destroy();
      return await readAll(stream, maxBytes);
    });
  } catch (error) {
    // Who stopped the collection says so.
    throw deadline.aborted && !options.signal.aborted
      ? readingTookTooLong(what, deadlineMs)
      : error;
  } finally {
    left.abort();
    stream?.destroy();
  }
}

async function streamOf(
  response: UrlReaderServiceReadUrlResponse,
): Promise<Readable> {
  return response.stream?.() ?? Readable.from([await response.buffer()]);
}

async function readAll(
  stream: Readable,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes > maxBytes) return undefined;
  }
  return Buffer.concat(chunks);
}
