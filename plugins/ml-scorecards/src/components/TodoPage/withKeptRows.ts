import { TodoItem } from 'backstage-plugin-ml-scorecards-common';
import { todoKey } from './todoKey';

/**
 * The to-dos of a new answer, with those that were shown before and are kept, though nobody asks for them any more: each
 * behind what it stood behind.
 */
export function withKeptRows(options: {
  items: readonly TodoItem[];
  shown: readonly TodoItem[];
  isKept: (key: string) => boolean;
}): TodoItem[] {
  const { items, shown, isKept } = options;
  const rows = [...items];
  const placeOf = (key: string) => rows.findIndex(row => todoKey(row) === key);
  let behind = -1;
  for (const row of shown) {
    const key = todoKey(row);
    const place = placeOf(key);
    if (place >= 0) {
      behind = place;
    } else if (isKept(key)) {
      behind += 1;
      rows.splice(behind, 0, row);
    }
  }
  return rows;
}
