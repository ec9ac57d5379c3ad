import { useRef, useState } from 'react';
import { Answer, useAnswer } from './useAnswer';

interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** A list of which some pages are loaded. What it says of loading and failing is about the first page. */
export interface Pages<T>
  extends Pick<Answer<T>, 'loading' | 'error' | 'retry'> {
  /** Undefined until the first page of this very list is there. */
  items?: T[];
  hasMore: boolean;
  more: { loading: boolean; error?: Error; show: () => void };
}

/** The pages after the first one. */
interface Further<T> {
  /** The first page that they come after. */
  after: object;
  items: T[];
  nextCursor?: string;
  loading: boolean;
  error?: Error;
}

/** Loads a list page by page, each below those before it. The other options are those of {@link useAnswer}. */
export function usePages<T, P extends Page<T> = Page<T>>(
  options: Omit<Parameters<typeof useAnswer>[0], 'ask'> & {
    load: (cursor?: string) => Promise<P & Page<T>>;
  },
): Pages<T> & {
  /** As it came, with what else is said with it. */
  firstPage?: P;
} {
  const { load, ...rest } = options;
  const first = useAnswer<P & Page<T>>({ ...rest, ask: () => load() });
  const { value: firstPage, at, loading, error, retry } = first;
  // What comes after the first page is another list once that was asked for again, even if it is the same.
  const after = useRef<{ firstPage?: P; at?: number }>({});
  if (after.current.firstPage !== firstPage || after.current.at !== at) {
    after.current = { firstPage, at };
  }
  const [stored, setFurther] = useState<Further<T>>();
  const further = stored?.after === after.current ? stored : undefined;
  const nextCursor = further ? further.nextCursor : firstPage?.nextCursor;

  const show = async () => {
    const before = {
      after: after.current,
      items: further?.items ?? [],
      nextCursor,
    };
    setFurther({ ...before, loading: true });
    const outcome = await load(nextCursor).then(
      page => ({
        items: [...before.items, ...page.items],
        nextCursor: page.nextCursor,
      }),
      (failure: Error) => ({ error: failure }),
    );
    setFurther(now =>
      now?.after === before.after
        ? { ...before, ...outcome, loading: false }
        : now,
    );
  };

  return {
    items: firstPage && [...firstPage.items, ...(further?.items ?? [])],
    firstPage,
    loading,
    error,
    retry,
    hasMore: nextCursor !== undefined,
    more: {
      loading: further?.loading === true,
      error: further?.error,
      show,
    },
  };
}
