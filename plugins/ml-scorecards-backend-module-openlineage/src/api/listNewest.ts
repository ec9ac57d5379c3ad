import { listAll } from 'backstage-plugin-ml-scorecards-node';

const MONTH = 30 * 24 * 3_600_000;

/** How a server lists what happened, the newest first. */
export interface ListNewestOptions<T> {
  /** How many to ask for. Of what is too large for an answer, half as many are. */
  readonly pageSize: number;
  readonly maxPages: number;
  readonly now: number;
  /** Reads so many, after so many others. */
  read(page: {
    readonly offset: number;
    readonly limit: number;
  }): Promise<readonly T[]>;
  /** In milliseconds, if it is known. */
  timeOf(item: T): number | undefined;
}

/** Reads page after page, up to the first that reaches back 30 days. */
export async function listNewest<T>(
  options: ListNewestOptions<T>,
): Promise<readonly T[]> {
  const { pageSize, maxPages, now, read, timeOf } = options;
  const { items } = await listAll({
    pageSize,
    maxPages,
    read: async (token, limit) => {
      const offset = Number(token ?? 0);
      const page = await read({ limit, offset });
      return { page, next: page.length < limit ? '' : String(offset + limit) };
    },
    items: ({ page }) => page,
    nextToken: ({ next }) => next,
    isEnough: ({ page }) =>
      page.slice(-1).some(last => (timeOf(last) ?? now) < now - MONTH),
  });
  return items;
}
