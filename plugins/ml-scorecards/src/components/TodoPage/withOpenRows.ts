import { TodoItem } from 'backstage-plugin-ml-scorecards-common';
import { todoKey } from './todoKey';
import { OpenRow } from './useOpenRows';

/**
 * The to-dos of a new answer, in which those on which somebody works stay where they were, each behind what it stood behind.
 * They stay though nobody asks for them any more, but for those about which something was done.
 */
export function withOpenRows(options: {
  items: readonly TodoItem[];
  shown: readonly TodoItem[];
  openRow: (key: string) => OpenRow | undefined;
}): TodoItem[] {
  const { items, shown, openRow } = options;
  const asked = new Map(items.map(item => [todoKey(item), item]));
  const staying = new Map(
    shown.flatMap(before => {
      const key = todoKey(before);
      const row = openRow(key);
      const after = asked.get(key) ?? (row === 'open' ? before : undefined);
      return row && after ? [[key, after] as const] : [];
    }),
  );
  const rows = items.filter(item => !staying.has(todoKey(item)));
  let behind = -1;
  for (const before of shown) {
    const key = todoKey(before);
    const stays = staying.get(key);
    if (stays) {
      behind += 1;
      rows.splice(behind, 0, stays);
    } else {
      const place = rows.findIndex(row => todoKey(row) === key);
      behind = place < 0 ? behind : place;
    }
  }
  return rows;
}
