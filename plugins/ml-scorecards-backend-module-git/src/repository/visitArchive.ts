import { UrlReaderService } from '@backstage/backend-plugin-api';
import { untilAborted } from 'backstage-plugin-ml-scorecards-node';
import { emptyArchive, tooLargeArchive } from './failures';
import { RepositoryRoot } from './sourceLocation';

/** What an archive may hold. */
export interface ArchiveLimits {
  readonly maxArchivedFiles: number;
  readonly maxArchivedBytes: number;
}

/**
 * Names all files of a repository by streaming an archive of it through the URL reader, of which nothing is kept. Gives
 * the commit; throws `NotModifiedError` if it is the one that is known.
 */
export async function visitArchive(
  urlReader: UrlReaderService,
  root: RepositoryRoot,
  options: {
    readonly visit: (path: string) => void;
    readonly display: string;
    readonly limits: ArchiveLimits;
    readonly unlessCommit?: string;
    readonly signal: AbortSignal;
  },
): Promise<string> {
  const { visit, display, unlessCommit } = options;
  const { maxArchivedFiles, maxArchivedBytes } = options.limits;
  const tooMuch = new AbortController();
  const signal = AbortSignal.any([options.signal, tooMuch.signal]);
  let files = 0;
  let bytes = 0;
  return untilAborted(signal, async () => {
    const archive = await urlReader.readTree(root.url, {
      signal,
      // Called for each file before its content comes.
      filter: (path, info) => {
        files += 1;
        bytes += info?.size ?? 0;
        if (files > maxArchivedFiles || bytes > maxArchivedBytes) {
          tooMuch.abort(tooLargeArchive(display));
        } else {
          visit(path);
        }
        return false;
      },
      ...(unlessCommit ? { etag: unlessCommit } : {}),
    });
    await archive.files();
    // Readers take anything for an archive, and find nothing in it: that tells nothing of the repository.
    if (files === 0) throw emptyArchive(display);
    return archive.etag;
  });
}
