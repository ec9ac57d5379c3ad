import { useEffect } from 'react';
import { useAnswers } from './useAnswers';

/** What somebody wants to know, and when it is asked again. */
export interface Question {
  /** Says the same for the same question only. */
  question: readonly unknown[];
  /** What the answer is as of. It is asked anew for when this is another one, also if that was while nobody looked. */
  of?: unknown;
  /** Whether somebody looks at it. What nobody looks at is not asked for. */
  isOpen?: boolean;
  /**
   * Follows what others do, at some time within so many milliseconds, so that not all open pages ask at once, and once for
   * all that is said meanwhile. Without it, what others do shows when one comes back.
   */
  followsWithinMs?: number;
  /** Whether somebody works on what is shown: what others do shows when they have left it. */
  isHeld?: boolean;
}

/** Asks a question again as long as it is on the page. To be called after what asks it, which has to know of a new `of` first. */
export function useAskedAgain(options: Question): void {
  const { question, of, followsWithinMs, isHeld = false } = options;
  const answers = useAnswers();
  // As text, because each rendering has another object.
  const key = JSON.stringify(question);

  useEffect(() => {
    if (!isHeld) {
      answers.askAgain(JSON.parse(key));
    }
  }, [answers, key, of, isHeld]);

  useEffect(() => {
    if (followsWithinMs === undefined || isHeld) {
      return undefined;
    }
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stop = answers.follow(() => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        answers.askAgain(JSON.parse(key));
      }, followsWithinMs * Math.random());
    });
    return () => {
      stop();
      clearTimeout(waiting);
    };
  }, [answers, key, followsWithinMs, isHeld]);
}
