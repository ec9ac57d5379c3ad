import { useRef } from 'react';
import { Answer } from './useAnswer';

/** The answer, or, while another question waits for its answer, the one that is still on the page. */
export function useShown<T>(
  answer: Pick<Answer<T>, 'value' | 'loading'>,
): T | undefined {
  const latest = useRef<T>();
  if (answer.value !== undefined || !answer.loading) {
    latest.current = answer.value;
  }
  return latest.current;
}
