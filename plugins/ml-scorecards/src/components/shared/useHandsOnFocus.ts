import { RefObject, useLayoutEffect, useRef } from 'react';
import { handOnFocus } from './handOnFocus';

/** For an element that may go away while the focus is in it, see {@link handOnFocus}. */
export function useHandsOnFocus<E extends HTMLElement>(): RefObject<E> {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    // React calls this when the element is about to be removed, and still there.
    return () => {
      if (element) {
        handOnFocus(element);
      }
    };
  }, []);
  return ref;
}
