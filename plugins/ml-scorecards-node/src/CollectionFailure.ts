import { CollectionError } from './FactCollector';

/**
 * Thrown when a source could not be read for a component: carries what a collector answers with, sorted by who must act.
 *
 * @public
 */
export class CollectionFailure extends Error {
  /** What to answer with. */
  readonly error: CollectionError;
  /** The status that the source answered with, if it answered. */
  readonly status?: number;
  // Private, so that whoever logs the failure does not log what a remote says.
  readonly #body?: string;

  constructor(
    error: CollectionError,
    answer?: { readonly status: number; readonly body: string },
  ) {
    super(error.message);
    this.name = 'CollectionFailure';
    this.error = error;
    this.status = answer?.status;
    this.#body = answer?.body;
  }

  /**
   * What the source said to it, for a collector that has to look closer: some say "there is no such alias" with a 400.
   * Not to be shown or logged, since it may hold anything.
   */
  get body(): string | undefined {
    return this.#body;
  }

  /** Whether the answer was larger than what is read, so that asking for less may help. */
  get isTooLarge(): boolean {
    return false;
  }
}

/**
 * Whether an answer was larger than what is read: that gets better with less of it.
 *
 * @public
 */
export function isTooLarge(failure: unknown): boolean {
  return failure instanceof CollectionFailure && failure.isTooLarge;
}

/**
 * Gives undefined for what the source says is not there, because "absent" is often a fact and no failure.
 *
 * @public
 */
export async function ifFound<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (
      error instanceof CollectionFailure &&
      error.error.code === 'not-found'
    ) {
      return undefined;
    }
    throw error;
  }
}

/**
 * The failure of what somebody has to correct in an entity or in the configuration.
 *
 * @public
 */
export function misconfigured(message: string): CollectionFailure {
  return new CollectionFailure({ code: 'misconfigured', message });
}
