import { useCallback, useEffect, useRef, useState } from 'react';

interface Page<T> {
  items: T[];
  nextCursor?: string;
}

interface Pages<T, P> {
  items?: T[];
  firstPage?: P;
  nextCursor?: string;
  loading: boolean;
  error?: Error;
}

/**
 * Loads a list page by page, each below those before it. It begins anew when `load` is another one, so that has to be the
 * same for the same list, and when what the list is of is another one.
 */
export function usePages<T, P extends Page<T> = Page<T>>(
  load: (cursor?: string) => Promise<P & Page<T>>,
  of?: unknown,
): {
  /** Undefined until the first page is there. */
  items?: T[];
  /** As it came, with what else is said with it. */
  firstPage?: P;
  hasMore: boolean;
  loading: boolean;
  error?: Error;
  showMore: () => void;
  reload: () => void;
} {
  const [pages, setPages] = useState<Pages<T, P>>({ loading: true });
  // The answer to an older question must not come after that to a newer one.
  const latest = useRef(0);

  const loadPage = useCallback(
    async (cursor?: string) => {
      latest.current += 1;
      const asked = latest.current;
      setPages(before => ({ ...before, error: undefined, loading: true }));
      const outcome = await load(cursor).then(
        page => ({ page }),
        (error: Error) => ({ error }),
      );
      if (asked !== latest.current) {
        return;
      }
      setPages(before =>
        'error' in outcome
          ? { ...before, error: outcome.error, loading: false }
          : {
              items: [
                ...(cursor === undefined ? [] : before.items ?? []),
                ...outcome.page.items,
              ],
              firstPage: cursor === undefined ? outcome.page : before.firstPage,
              nextCursor: outcome.page.nextCursor,
              loading: false,
            },
      );
    },
    [load],
  );

  useEffect(() => {
    loadPage();
    return () => {
      latest.current += 1;
    };
  }, [loadPage, of]);

  const { nextCursor, ...shown } = pages;
  return {
    ...shown,
    hasMore: nextCursor !== undefined,
    showMore: () => {
      loadPage(nextCursor);
    },
    reload: () => {
      loadPage();
    },
  };
}
