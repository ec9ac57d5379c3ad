import { useEffect, useRef } from 'react';
import { useLocation } from '../../router';

/** Leads once to the part of the page that the address names after its `#`, as a to-do does. */
export function useLinkedPart(show: (elementId: string) => void): void {
  const { hash, key } = useLocation();
  const shown = useRef<string>();
  useEffect(() => {
    if (hash && shown.current !== key) {
      shown.current = key;
      show(hash.slice(1));
    }
  });
}
