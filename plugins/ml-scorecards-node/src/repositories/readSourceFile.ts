import { UrlReaderService } from '@backstage/backend-plugin-api';
import { hostFailure, ReadOfHost } from './hostFailures';
import { readUrlCapped, ReadUrlOptions } from './readUrlCapped';

/**
 * Reads a file of an entity's repository, as {@link readUrlCapped} does: undefined if it is larger than allowed. Whatever else
 * goes wrong is a `CollectionFailure`, as {@link hostFailure} sorts it, unless it is the signal that ends the reading.
 *
 * @public
 */
export async function readSourceFile(
  urlReader: UrlReaderService,
  url: string,
  options: ReadUrlOptions & ReadOfHost,
): Promise<Buffer | undefined> {
  try {
    return await readUrlCapped(urlReader, url, options);
  } catch (error) {
    // Who stopped the collection says so.
    throw options.signal.aborted ? error : hostFailure(error, options);
  }
}
