import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Answers } from './Answers';
import { useAnswers } from './useAnswers';

/** For how long nothing is asked again when one comes back, unless it was heard that something has changed. */
const FRESH_MS = 60_000;

/** What is known of the answer to a question. */
export interface Answer<T> {
  /** The answer to this very question, also while it is asked again, and if that fails. */
  value?: T;
  /** When it came; another number for another answer. */
  at?: number;
  /** Whether the answer is not there yet, or is about to be replaced. */
  loading: boolean;
  /** Why asking last time came to nothing. */
  error?: Error;
  /** Asks again. */
  retry: () => void;
  /** Puts in what a change has answered, without another request. */
  replace: (value: T) => void;
}

/**
 * Asks the API something once and keeps the answer, see {@link Answers}: whoever comes back sees it at once. It is asked
 * again when one comes back later, after a change that one has made, and, where that is wanted, when others have changed something.
 */
export function useAnswer<T>(options: {
  /** Says the same for the same question only. */
  question: readonly unknown[];
  ask: () => Promise<T>;
  /** What the answer is as of. It is asked anew for when this is another one, and then only. */
  of?: unknown;
  /** Whether somebody looks at it. What nobody looks at is not asked for. */
  isOpen?: boolean;
  /**
   * Follows what others do, at some time within so many milliseconds, so that not all open pages ask at once, and once for
   * all that is said meanwhile. Without it, what others do shows when one comes back.
   */
  followsWithinMs?: number;
}): Answer<T> {
  const answers = useAnswers();
  const { of, isOpen = true } = options;
  const question = JSON.stringify(options.question);
  const [heard, setHeard] = useState(answers.revision);
  const [tries, setTries] = useState(0);
  const asOf = of ?? heard;
  const request = useMemo(
    () => ({ answers, question, asOf, tries }),
    [answers, question, asOf, tries],
  );
  const [settled, setSettled] = useState<{
    request: typeof request;
    error?: Error;
  }>();
  // The answer to an older question must not come after that to a newer one, nor after that of a change.
  const latest = useRef(0);
  const ask = useRef(options.ask);
  ask.current = options.ask;

  useFollowed(answers, {
    ...options,
    onChange: () => setHeard(answers.revision),
  });

  useEffect(() => {
    const before = answers.get(question);
    if (!isOpen || (before?.of === asOf && Date.now() - before.at < FRESH_MS)) {
      return undefined;
    }
    latest.current += 1;
    const asked = latest.current;
    ask.current().then(
      value => {
        if (asked === latest.current) {
          answers.keep(question, { value, of: asOf });
          setSettled({ request });
        }
      },
      (error: Error) => {
        if (asked === latest.current) {
          setSettled({ request, error });
        }
      },
    );
    return () => {
      latest.current += 1;
    };
  }, [answers, question, asOf, isOpen, request]);

  const kept = answers.get<T>(question);
  const isSettled = settled?.request === request;
  return {
    value: kept?.value,
    at: kept?.at,
    loading: isOpen && !isSettled && kept?.of !== asOf,
    error: isSettled ? settled.error : undefined,
    retry: useCallback(() => {
      answers.doubt(question);
      setHeard(answers.revision);
      setTries(count => count + 1);
    }, [answers, question]),
    replace: useCallback(
      value => {
        latest.current += 1;
        answers.keep(question, { value, of: answers.revision });
        setHeard(answers.revision);
        setTries(count => count + 1);
      },
      [answers, question],
    ),
  };
}

/** Calls back when something was changed here, and some time after the backend has said that others have. */
function useFollowed(
  answers: Answers,
  options: { followsWithinMs?: number; onChange: () => void },
): void {
  const { followsWithinMs } = options;
  // A callback that is another one in each rendering must not begin anew.
  const onChange = useRef(options.onChange);
  onChange.current = options.onChange;

  useEffect(() => answers.on('changed', () => onChange.current()), [answers]);

  useEffect(() => {
    if (followsWithinMs === undefined) {
      return undefined;
    }
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = answers.on('signalled', () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        onChange.current();
      }, followsWithinMs * Math.random());
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [answers, followsWithinMs]);
}
