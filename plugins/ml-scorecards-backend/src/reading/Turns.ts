import { ServiceUnavailableError } from '@backstage/errors';
import limiterFactory from 'p-limit';

/**
 * Lets a few works at a time through, and some wait. To more than that it says at once that they should come back, so that
 * a crowd costs neither memory nor the time of those who ask for something else.
 */
export class Turns {
  private readonly options: {
    atOnce: number;
    mostWaiting: number;
    /** What is in demand, for people. */
    whatFor: string;
  };
  private readonly limit: ReturnType<typeof limiterFactory>;

  constructor(options: Turns['options']) {
    this.options = options;
    this.limit = limiterFactory(options.atOnce);
  }

  /** Throws a ServiceUnavailableError if too many wait already. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    const { atOnce, mostWaiting, whatFor } = this.options;
    const { activeCount, pendingCount } = this.limit;
    if (activeCount + pendingCount >= atOnce + mostWaiting) {
      throw new ServiceUnavailableError(
        `Too many ask for ${whatFor} at once. Try again in a moment`,
      );
    }
    return this.limit(work);
  }
}
