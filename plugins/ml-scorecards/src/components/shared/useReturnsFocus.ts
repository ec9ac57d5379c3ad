import { useEffect, useState } from 'react';
import { focusAround } from './handOnFocus';

/**
 * For a dialog, which gives the focus back to what had it before: if that is gone by then, because of what was done in the dialog,
 * what is left around it takes the focus.
 */
export function useReturnsFocus(): void {
  // Asked for before anything in the dialog takes it.
  const [takeFocus] = useState(() => focusAround(document.activeElement));
  useEffect(
    () => () =>
      queueMicrotask(() => {
        if (document.activeElement === document.body) {
          takeFocus();
        }
      }),
    [takeFocus],
  );
}
