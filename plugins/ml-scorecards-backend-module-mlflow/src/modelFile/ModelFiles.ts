import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';
import { MlflowApi } from '../api/MlflowApi';
import { ModelVersion } from '../registry/RegisteredModel';
import { ModelFile, parseModelFile } from './ModelFile';

/** What is known of the `MLmodel` of a version, or why nothing is. */
export type ModelFileReading =
  | { readonly file: ModelFile }
  | { readonly absent: true }
  | { readonly unknownBecause: string };

const MAX_REMEMBERED = 20_000;

/** Failures that are of the moment, so that the last facts are better than unknown ones. */
const PASSING_STATUS = [408, 429, 502, 503, 504];

/** For so long a file counts as there: artifacts never change, but they can be deleted. */
const REMEMBERED_MS = 24 * 3_600_000;

/** So many files in a row that take too long, and for so long no other is asked for: the store behind the server hangs. */
const MAX_STALLED = 3;
const STALLED_MS = 60_000;

/** What is known of the files of a server that did not come in time. */
interface Stall {
  readonly inARow: number;
  readonly last: unknown;
  readonly at: number;
}

/**
 * Reads the `MLmodel` files of versions, and remembers them for a day: the artifacts of a version never change, and reading
 * one may take the server a call to a remote store.
 */
export class ModelFiles {
  readonly #files = new Map<string, { file: ModelFile; readAt: number }>();
  readonly #stalls = new Map<string, Stall>();
  readonly #now: () => number;

  constructor(options: { readonly now: () => number }) {
    this.#now = options.now;
  }

  async read(
    api: MlflowApi,
    name: string,
    version: ModelVersion,
    signal: AbortSignal,
  ): Promise<ModelFileReading> {
    // A version that was deleted and registered anew has another time, if it has the same number.
    const key = JSON.stringify([
      api.id,
      name,
      version.version,
      version.createdAt,
    ]);
    const known = this.#files.get(key);
    if (known && this.#now() - known.readAt < REMEMBERED_MS) {
      return { file: known.file };
    }
    this.#throwIfStalled(api);
    let text: string | undefined;
    try {
      text = await api.modelFile(name, version.version, signal);
      this.#stalls.delete(api.id);
    } catch (error) {
      this.#count(api, error);
      if (isOfTheMoment(error)) throw error;
      const { status } = error as CollectionFailure;
      const answered = status === undefined ? '' : ` (${status})`;
      return {
        unknownBecause: `the server could not give the file MLmodel of version ${version.version}${answered}: its artifacts are gone, or it does not serve them`,
      };
    }
    if (text === undefined) return { absent: true };
    const file = parseModelFile(text);
    if (!file) {
      return {
        unknownBecause: `the file MLmodel of version ${version.version} cannot be understood`,
      };
    }
    if (this.#files.size >= MAX_REMEMBERED) this.#files.clear();
    this.#files.set(key, { file, readAt: this.#now() });
    return { file };
  }

  #throwIfStalled({ id }: MlflowApi): void {
    const stall = this.#stalls.get(id);
    if (
      stall &&
      stall.inARow >= MAX_STALLED &&
      this.#now() - stall.at < STALLED_MS
    ) {
      throw stall.last;
    }
  }

  #count({ id }: MlflowApi, failure: unknown): void {
    const isTooSlow =
      failure instanceof CollectionFailure &&
      (failure.error.code === 'timeout' || failure.status === 504);
    if (!isTooSlow) {
      this.#stalls.delete(id);
      return;
    }
    const inARow = (this.#stalls.get(id)?.inARow ?? 0) + 1;
    this.#stalls.set(id, { inARow, last: failure, at: this.#now() });
  }
}

function isOfTheMoment(error: unknown): boolean {
  if (!(error instanceof CollectionFailure)) return true;
  const { code } = error.error;
  // A proxy may let the portal to the API and not to files: what the API says is no worse for that.
  if (code === 'auth') return false;
  if (error.status !== undefined) return PASSING_STATUS.includes(error.status);
  return code !== 'bad-payload' && code !== 'misconfigured';
}
