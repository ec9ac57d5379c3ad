import { isTooLarge } from '../CollectionFailure';
import { pages } from './pages';

/**
 * What was listed, up to a number of pages.
 *
 * @public
 */
export interface Listed<T> {
  /** In the order of the source. */
  readonly items: readonly T[];
  /** Whether there is more. */
  readonly truncated: boolean;
  /** Why they were not read, if that is because of their size and not of their number. */
  readonly cutBecause?: string;
}

/**
 * Why a list ends before an item that no answer can hold.
 *
 * @public
 */
export const NEXT_TOO_LARGE = 'the next one is larger than an answer may be';

/** Pages a quarter as large still bring as many items. Smaller ones bring fewer, or they would cost too many requests. */
const MORE_IF_SMALLER = 4;

/**
 * How a source lists.
 *
 * @public
 */
export interface ListAllOptions<TPage, TItem> {
  /** How many pages of that size at most. */
  readonly maxPages: number;
  /** How many items to ask for. */
  readonly pageSize: number;
  /** Reads so many items from a token on; without one, from the first. */
  read(token: string | undefined, size: number): Promise<TPage>;
  /** The items of a page. */
  items(page: TPage): readonly TItem[];
  /** The token of what comes after a page; empty or undefined after the last. */
  nextToken(page: TPage): string | undefined;
  /** Whether nothing after a page is wanted. */
  isEnough?(page: TPage): boolean;
}

/**
 * Reads page after page up to a number of them, or until one is enough. A page that is too large is asked for again with
 * half as many items, and those after it too. What comes after one item that is too large by itself is not read, since
 * only its page says where the next one begins.
 *
 * @public
 */
export async function listAll<TPage, TItem>(
  options: ListAllOptions<TPage, TItem>,
): Promise<Listed<TItem>> {
  const { maxPages, pageSize, read, items, isEnough = () => false } = options;
  const all: TItem[] = [];
  let truncated = false;
  let cutBecause: string | undefined;
  let size = pageSize;
  let requests = 0;

  const readSmaller = async (token: string | undefined): Promise<TPage> => {
    for (;;) {
      requests += 1;
      try {
        return await read(token, size);
      } catch (error) {
        if (!isTooLarge(error) || size === 1) throw error;
        size = Math.floor(size / 2);
      }
    }
  };
  const listing = pages<TPage, TItem>({
    read: readSmaller,
    items,
    nextToken: page => {
      const next = isEnough(page) ? undefined : options.nextToken(page);
      const isSmaller = size < pageSize;
      if (!next || requests < maxPages * (isSmaller ? MORE_IF_SMALLER : 1)) {
        return next;
      }
      truncated = true;
      if (isSmaller)
        cutBecause = 'the others are so large that they take too many answers';
      return undefined;
    },
    maxPages: Infinity,
    maxItems: maxPages * pageSize,
  });
  try {
    for await (const page of listing) {
      for (const item of page.items) all.push(item);
      truncated ||= page.truncated;
    }
  } catch (error) {
    // Without any item this is no list, but a failure like others.
    if (!isTooLarge(error) || !all.length) throw error;
    truncated = true;
    cutBecause = NEXT_TOO_LARGE;
  }
  return { items: all, truncated, cutBecause };
}
