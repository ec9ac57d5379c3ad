import { useCallback, useState } from 'react';

/** How it is with a to-do that is open: something was done about it since, or not. */
export type OpenRow = 'open' | 'done';

/** The to-dos on which somebody works in place, by their keys. */
export interface OpenRows {
  /** Whether there is any. */
  isAny: boolean;
  /** Undefined for one that is not open. */
  openRow: (key: string) => OpenRow | undefined;
  onOpen: (key: string, open: boolean) => void;
  /** Something was done about it: it may go, unless it is asked for again. */
  onDone: (key: string) => void;
  /** These are asked for by now, whatever was done about them. */
  onAsked: (keys: readonly string[]) => void;
}

/** Keeps on which to-dos somebody works, and about which of these something was done. */
export function useOpenRows(): OpenRows {
  const [rows, setRows] = useState<ReadonlyMap<string, OpenRow>>(new Map());
  return {
    isAny: rows.size > 0,
    openRow: key => rows.get(key),
    onOpen: useCallback(
      (key, open) =>
        setRows(before => {
          if (before.has(key) === open) {
            return before;
          }
          const after = new Map(before);
          if (open) {
            after.set(key, 'open');
          } else {
            after.delete(key);
          }
          return after;
        }),
      [],
    ),
    onDone: useCallback(
      key =>
        setRows(before =>
          // It may have been left while that was on its way.
          before.has(key) ? new Map(before).set(key, 'done') : before,
        ),
      [],
    ),
    onAsked: useCallback(
      keys =>
        setRows(before =>
          keys.some(key => before.get(key) === 'done')
            ? new Map(
                [...before].map(([key, row]) => [
                  key,
                  keys.includes(key) ? 'open' : row,
                ]),
              )
            : before,
        ),
      [],
    ),
  };
}
