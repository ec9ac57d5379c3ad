import { useEffect, useRef } from 'react';

/**
 * Gives the focus to an element when the row that had it is gone, as one that is done is, so that the keyboard is not lost. What
 * it gives is told which row has the focus.
 */
export function useFocusOfGone(options: {
  /** The rows that there are; undefined while nobody knows. */
  keys?: readonly string[];
  elementId: string;
}): (key: string) => void {
  const { keys, elementId } = options;
  const focused = useRef<string>();
  useEffect(() => {
    if (
      keys &&
      focused.current !== undefined &&
      !keys.includes(focused.current)
    ) {
      focused.current = undefined;
      if (document.activeElement === document.body) {
        document.getElementById(elementId)?.focus();
      }
    }
  }, [keys, elementId]);
  return key => {
    focused.current = key;
  };
}
