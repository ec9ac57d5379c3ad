import { useCallback, useEffect, useRef } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useAnswers } from './useAnswers';

/** What is known of the answer to a question. */
export interface Answer<T> {
  /** The answer to this very question, also while it is asked again, and if that fails. */
  value?: T;
  /** When it came; another number for another answer. */
  at?: number;
  /** Whether the answer is not there yet. One that is there is asked for again without a sign. */
  loading: boolean;
  /** Why asking last time came to nothing. */
  error?: Error;
  /** Asks again. */
  retry: () => void;
  /** Puts in what a change has answered, without another request. */
  replace: (value: T) => void;
}

/**
 * Asks the API something once and keeps the answer, see `Answers`: whoever comes back sees it at once. It is asked again
 * when one comes back later, after a change that one has made, and, where that is wanted, when others have changed something.
 */
export function useAnswer<T>(options: {
  /** Says the same for the same question only. */
  question: readonly unknown[];
  ask: () => Promise<T>;
  /** What the answer is as of. It is asked anew for when this is another one. */
  of?: unknown;
  /** Whether somebody looks at it. What nobody looks at is not asked for. */
  isOpen?: boolean;
  /**
   * Follows what others do, at some time within so many milliseconds, so that not all open pages ask at once, and once for
   * all that is said meanwhile. Without it, what others do shows when one comes back.
   */
  followsWithinMs?: number;
}): Answer<T> {
  const { question, ask, of, isOpen = true, followsWithinMs } = options;
  const answers = useAnswers();
  const { client } = answers;
  const { data, dataUpdatedAt, isFetching, error, refetch } = useQuery(
    {
      queryKey: question,
      // An answer may be that there is nothing, for which the library has no place of its own.
      queryFn: async () => ({ value: await ask() }),
      enabled: isOpen,
    },
    client,
  );

  // As text, because each rendering has another object.
  const key = JSON.stringify(question);
  const asOf = useRef(of);
  useEffect(() => {
    if (asOf.current !== of) {
      asOf.current = of;
      client.invalidateQueries({ queryKey: JSON.parse(key), exact: true });
    }
  }, [client, key, of]);

  useEffect(() => {
    if (followsWithinMs === undefined) {
      return undefined;
    }
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = answers.follow(() => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        client.refetchQueries({
          queryKey: JSON.parse(key),
          exact: true,
          type: 'active',
        });
      }, followsWithinMs * Math.random());
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [answers, client, key, followsWithinMs]);

  return {
    value: data?.value,
    at: data && dataUpdatedAt,
    loading: isFetching && data === undefined,
    error: error ?? undefined,
    retry: useCallback(() => {
      refetch();
    }, [refetch]),
    replace: useCallback(
      value => {
        const queryKey = JSON.parse(key);
        // What was asked for before the change must not come after its answer.
        client.cancelQueries({ queryKey, exact: true });
        client.setQueryData(queryKey, { value });
      },
      [client, key],
    ),
  };
}
