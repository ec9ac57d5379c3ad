import {
  CollectionFailure,
  Settled,
  settleEach,
  shown,
} from 'backstage-plugin-ml-scorecards-node';
import limiterFactory from 'p-limit';
import { FeatureStoreFile } from '../annotations/FeastReference';
import { FileReading, readProjectName } from './readProjectName';

const FILES_AT_A_TIME = 4;

/** After so many files in a row that take too long, a host is asked for no more. */
const MAX_STALLED = 3;

/**
 * A host of repositories, which gives a few files at a time. All components of a server wait for the files of some, so one that
 * hangs is not waited for again and again.
 */
class FileHost {
  readonly #inTurn = limiterFactory(FILES_AT_A_TIME);
  #stalledInARow = 0;

  run<T>(file: FeatureStoreFile, read: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      if (this.#stalledInARow >= MAX_STALLED) throw hostHangs(file);
      try {
        const value = await read();
        this.#stalledInARow = 0;
        return value;
      } catch (error) {
        this.#stalledInARow = isTooSlow(error) ? this.#stalledInARow + 1 : 0;
        throw error;
      }
    });
  }
}

/** What each file names, by its address. Each is read once, whoever names it. */
export function readProjectNames(
  files: readonly FeatureStoreFile[],
  reading: FileReading,
): Promise<ReadonlyMap<string, Settled<string>>> {
  const byUrl = new Map(files.map(file => [file.url, file]));
  const hosts = new Map<string, FileHost>();
  for (const url of byUrl.keys()) {
    const { host } = new URL(url);
    if (!hosts.has(host)) hosts.set(host, new FileHost());
  }
  return settleEach(byUrl.keys(), url => {
    const file = byUrl.get(url)!;
    return hosts
      .get(new URL(url).host)!
      .run(file, () => readProjectName(file, reading));
  });
}

function isTooSlow(error: unknown): boolean {
  return error instanceof CollectionFailure && error.error.code === 'timeout';
}

/** Names no other file: it may be of a component that not everybody may know of. */
function hostHangs({ path }: FeatureStoreFile): CollectionFailure {
  return new CollectionFailure({
    code: 'timeout',
    message: `The file ${shown(
      path,
    )} was not asked for, since its host did not give other files in time. It is tried again at the next collection.`,
  });
}
