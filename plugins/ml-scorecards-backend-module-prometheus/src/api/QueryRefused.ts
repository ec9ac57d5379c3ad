import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';

/** A query that is wrong or too much, while the server is well: one fact is unknown, and no more. */
export class QueryRefused extends CollectionFailure {
  /** Whether it took too long. */
  readonly isTooSlow: boolean;
  readonly #isTooLarge: boolean;

  constructor(options: {
    readonly message: string;
    /** What the server answered with. */
    readonly status?: number;
    readonly isTooLarge?: boolean;
    readonly isTooSlow?: boolean;
  }) {
    const { message, status, isTooLarge = false, isTooSlow = false } = options;
    super(
      { code: 'misconfigured', message },
      status === undefined ? undefined : { status, body: '' },
    );
    this.isTooSlow = isTooSlow;
    this.#isTooLarge = isTooLarge;
  }

  override get isTooLarge(): boolean {
    return this.#isTooLarge;
  }
}
