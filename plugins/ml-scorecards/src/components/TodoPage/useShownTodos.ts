import { useEffect, useLayoutEffect, useRef } from 'react';
import { TodoItem } from 'backstage-plugin-ml-scorecards-common';
import { todoKey } from './todoKey';
import { OpenRows } from './useOpenRows';
import { withOpenRows } from './withOpenRows';

/**
 * The to-dos that are shown: those that are asked for, and those on which somebody works, until they have left them. What is
 * done about one loads the list again, and must not take away another one that somebody else has done meanwhile.
 */
export function useShownTodos(options: {
  /** Says the same for the same list only. */
  question: unknown;
  /** Those that are asked for, once they are there. */
  items: readonly TodoItem[] | undefined;
  openRows: OpenRows;
}): TodoItem[] {
  const { items = [], openRows } = options;
  const question = JSON.stringify(options.question);
  const last = useRef({ question, rows: [] as TodoItem[] });
  const rows = withOpenRows({
    items,
    shown: last.current.question === question ? last.current.rows : [],
    openRow: openRows.openRow,
  });
  useLayoutEffect(() => {
    last.current = { question, rows };
  });
  const { onAsked } = openRows;
  useEffect(() => {
    if (options.items) {
      onAsked(options.items.map(todoKey));
    }
  }, [options.items, onAsked]);
  return rows;
}
