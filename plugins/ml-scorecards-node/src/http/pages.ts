/**
 * How a source pages.
 *
 * @public
 */
export interface PagesOptions<TPage, TItem> {
  /** Reads the page of a token; without one, the first. */
  read(token: string | undefined): Promise<TPage>;
  /** The items of a page. */
  items(page: TPage): readonly TItem[];
  /** The token of the page after it; empty or undefined after the last. */
  nextToken(page: TPage): string | undefined;
  /** 50 */
  readonly maxPages?: number;
  /** 10 000 */
  readonly maxItems?: number;
}

/**
 * Reads page after page, up to a number of pages and items. Each yields its items; `truncated` says with the last one
 * that there is more than was read, because of these bounds or because the source's pages run in a circle.
 *
 * @public
 */
export async function* pages<TPage, TItem>(
  options: PagesOptions<TPage, TItem>,
): AsyncGenerator<{
  readonly items: readonly TItem[];
  readonly truncated: boolean;
}> {
  const { maxPages = 50, maxItems = 10_000 } = options;
  const seen = new Set<string>();
  let token: string | undefined;
  let room = maxItems;
  for (let read = 1; ; read += 1) {
    const page = await options.read(token);
    const items = options.items(page);
    token = options.nextToken(page) || undefined;
    const truncated =
      items.length > room ||
      (token !== undefined &&
        (read >= maxPages || items.length >= room || seen.has(token)));
    yield { items: items.slice(0, room), truncated };
    if (truncated || token === undefined) return;
    room -= items.length;
    seen.add(token);
  }
}
