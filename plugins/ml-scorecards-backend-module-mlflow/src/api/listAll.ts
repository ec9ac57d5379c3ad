import { pages } from 'backstage-plugin-ml-scorecards-node';

/** What was listed, up to a number of pages. */
export interface Listed<T> {
  readonly items: readonly T[];
  /** Whether there is more. */
  readonly truncated: boolean;
}

/** Reads page after page up to a number of them, or until one is enough. */
export async function listAll<
  TPage extends { readonly next_page_token?: string },
  TItem,
>(options: {
  readonly maxPages: number;
  read(token: string | undefined): Promise<TPage>;
  items(page: TPage): readonly TItem[];
  isEnough?(page: TPage): boolean;
}): Promise<Listed<TItem>> {
  const { maxPages, read, items, isEnough = () => false } = options;
  const all: TItem[] = [];
  let truncated = false;
  const listing = pages<TPage, TItem>({
    read,
    items,
    nextToken: page => (isEnough(page) ? undefined : page.next_page_token),
    maxPages,
    maxItems: Infinity,
  });
  for await (const page of listing) {
    for (const item of page.items) all.push(item);
    truncated = page.truncated;
  }
  return { items: all, truncated };
}
