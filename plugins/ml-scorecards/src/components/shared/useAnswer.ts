import { useCallback } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useAnswers } from './useAnswers';
import { Question, useAskedAgain } from './useAskedAgain';

/** What is known of the answer to a question. */
export interface Answer<T> {
  /** The answer to this very question, also while it is asked again, and if that fails. */
  value?: T;
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
export function useAnswer<T>(
  options: Question & { ask: () => Promise<T> },
): Answer<T> {
  const { question, ask, of, isOpen = true, isHeld = false } = options;
  const answers = useAnswers();
  const { client } = answers;
  const { data, isPending, error, refetch } = useQuery(
    {
      queryKey: question,
      queryFn: () => answers.ask(ask, of),
      staleTime: ({ state }) =>
        answers.freshMs({
          asked: state.data?.asked,
          cameAt: state.dataUpdatedAt,
          of,
        }),
      enabled: isOpen,
      meta: { isHeld },
    },
    client,
  );
  useAskedAgain(options);

  // As text, because each rendering has another object.
  const key = JSON.stringify(question);
  return {
    value: data?.value,
    loading: isOpen && isPending,
    error: error ?? undefined,
    retry: useCallback(() => {
      refetch();
    }, [refetch]),
    replace: useCallback(
      value => {
        const queryKey = JSON.parse(key);
        // What was asked for before the change must not come after its answer.
        client.cancelQueries({ queryKey, exact: true });
        client.setQueryData(queryKey, answers.told(value, of));
      },
      [answers, client, key, of],
    ),
  };
}
