import {
  DependencyList,
  useCallback,
  useEffect,
  useRef,
  useState,
} from 'react';

interface Page<T> {
  items: T[];
  nextCursor?: string;
}

interface Pages<T> {
  items?: T[];
  nextCursor?: string;
  loading: boolean;
  error?: Error;
}

/** Loads a list page by page, each below those before it, and from the start when what it is of changes. */
export function usePages<T>(
  load: (cursor?: string) => Promise<Page<T>>,
  of: DependencyList,
): {
  /** Undefined until the first page is there. */
  items?: T[];
  hasMore: boolean;
  loading: boolean;
  error?: Error;
  showMore: () => void;
  reload: () => void;
} {
  const [pages, setPages] = useState<Pages<T>>({ loading: true });
  // The answer to an older question must not come after that to a newer one.
  const latest = useRef(0);

  // eslint-disable-next-line react-hooks/exhaustive-deps -- as `useAsync` does: what is loaded depends on these
  const loadPage = useCallback(async (cursor?: string) => {
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
            nextCursor: outcome.page.nextCursor,
            loading: false,
          },
    );
  }, of);

  useEffect(() => {
    loadPage();
    return () => {
      latest.current += 1;
    };
  }, [loadPage]);

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
