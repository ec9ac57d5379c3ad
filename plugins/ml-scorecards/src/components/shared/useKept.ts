import { useCallback } from 'react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useAnswers } from './useAnswers';

/**
 * A state that is kept beside the answers, as long as they are: for what somebody has done to a page that is too much for its
 * address, and that they expect to find again when they come back.
 */
export function useKept<T>(
  name: readonly unknown[],
  initial: T,
): [T, (value: T) => void] {
  const { client } = useAnswers();
  const { data = initial } = useQuery<T>(
    { queryKey: name, queryFn: skipToken, staleTime: 'static' },
    client,
  );
  const key = JSON.stringify(name);
  return [
    data,
    useCallback(
      value => {
        client.setQueryData<T>(JSON.parse(key), value);
      },
      [client, key],
    ),
  ];
}
