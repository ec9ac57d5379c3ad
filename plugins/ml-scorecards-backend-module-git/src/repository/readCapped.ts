import { Readable } from 'node:stream';
import {
  UrlReaderService,
  UrlReaderServiceReadUrlResponse,
} from '@backstage/backend-plugin-api';
import { untilAborted } from 'backstage-plugin-ml-scorecards-node';
import { RepositoryFile } from './RepositoryReader';

/**
 * Reads a file through the URL reader, and stops as soon as it is larger than allowed, so that a file of any size costs
 * no more than `maxBytes` of memory and traffic.
 */
export async function readCapped(
  urlReader: UrlReaderService,
  url: string,
  options: { maxBytes: number; name: string; signal: AbortSignal },
): Promise<RepositoryFile> {
  const { maxBytes, name, signal } = options;
  const enough = new AbortController();
  const both = AbortSignal.any([signal, enough.signal]);
  let stream: Readable | undefined;
  try {
    return await untilAborted(signal, async () => {
      const response = await urlReader.readUrl(url, { signal: both });
      stream = await toStream(response);
      // What happens to a stream after we left it is nobody's error.
      stream.on('error', () => {});
      if (both.aborted) throw both.reason;
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of stream) {
        chunks.push(Buffer.from(chunk));
        bytes += chunk.length;
        if (bytes > maxBytes) {
          return { problem: tooLarge(name, maxBytes) };
        }
      }
      return { bytes: Buffer.concat(chunks) };
    });
  } finally {
    enough.abort();
    stream?.destroy();
  }
}

async function toStream(
  response: UrlReaderServiceReadUrlResponse,
): Promise<Readable> {
  return response.stream?.() ?? Readable.from([await response.buffer()]);
}

/** Why a file is not read. */
export function tooLarge(name: string, maxBytes: number): string {
  return `${name} is too large (> ${describeSize(maxBytes)})`;
}

function describeSize(bytes: number): string {
  const mebi = 1024 * 1024;
  return bytes >= mebi
    ? `${Math.round(bytes / mebi)} MB`
    : `${Math.round(bytes / 1024)} kB`;
}
