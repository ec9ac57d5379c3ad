import { useCallback, useMemo } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Answer } from './useAnswer';
import { useAnswers } from './useAnswers';
import { Question, useAskedAgain } from './useAskedAgain';

interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** A list of which some pages are loaded. What it says of loading and failing is about all that is shown. */
export interface Pages<T>
  extends Pick<Answer<T>, 'loading' | 'error' | 'retry'> {
  /** Undefined until the first page of this very list is there. */
  items?: T[];
  hasMore: boolean;
  /** The page after those that are there. */
  more: { loading: boolean; error?: Error; show: () => void };
}

/** What went wrong with pages that were to be added. It stays with a list until all of it is loaded again. */
const ofFurtherPages = new WeakSet<Error>();

/**
 * Loads a list page by page, each below those before it. When it is asked again, see `useAnswer`, all pages that are shown are:
 * so it stays as long as it is.
 */
export function usePages<T, P extends Page<T> = Page<T>>(
  options: Question & { load: (cursor?: string) => Promise<P & Page<T>> },
): Pages<T> & {
  /** As it came, with what else is said with it. */
  firstPage?: P;
} {
  const { question, load, of, isOpen = true, isHeld = false } = options;
  const answers = useAnswers();
  const {
    data,
    isPending,
    isFetching,
    isFetchingNextPage,
    isFetchNextPageError,
    hasNextPage,
    error,
    refetch,
    fetchNextPage,
  } = useInfiniteQuery(
    {
      queryKey: question,
      queryFn: ({ pageParam }) => answers.ask(() => load(pageParam), of),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ value }) => value.nextCursor,
      staleTime: ({ state }) =>
        answers.freshMs({
          // Further pages come later, and make those before them no fresher.
          asked: state.data?.pages[0].asked,
          cameAt: state.dataUpdatedAt,
          of,
        }),
      enabled: isOpen,
      meta: { isHeld },
    },
    answers.client,
  );
  useAskedAgain(options);

  if (error && isFetchNextPageError) {
    ofFurtherPages.add(error);
  }
  const hasFurtherFailed = error !== null && ofFurtherPages.has(error);
  const isReloading = isFetching && !isFetchingNextPage;
  // What could not be loaded again is not up to date, also if a further page could be.
  const isOld = error !== null && !hasFurtherFailed;
  return {
    items: useMemo(
      () => data?.pages.flatMap(({ value }) => value.items),
      [data],
    ),
    firstPage: data?.pages[0].value,
    loading: isOpen && isPending,
    error: isOld ? error : undefined,
    retry: useCallback(() => {
      refetch();
    }, [refetch]),
    hasMore: hasNextPage,
    more: {
      loading: isFetchingNextPage,
      error: hasFurtherFailed && !isFetchingNextPage ? error : undefined,
      show: () => {
        // Only one of them can be on its way, and the next page follows upon what comes, or upon what is old by then.
        if (!isReloading && !isOld) {
          fetchNextPage({ cancelRefetch: false });
          return;
        }
        refetch({ cancelRefetch: false }).then(({ isError }) => {
          if (!isError) fetchNextPage({ cancelRefetch: false });
        });
      },
    },
  };
}
