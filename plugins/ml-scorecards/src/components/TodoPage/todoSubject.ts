import { TodoItem, TodoKind } from 'backstage-plugin-ml-scorecards-common';
import { checkElementId, itemElementId } from '../shared/elementIds';

/** What is about an item of a checklist, and not about a check. */
const OF_ITEMS: ReadonlySet<TodoKind> = new Set([
  'tick-expired',
  'tick-ending',
  'item-waiting',
]);

/** The item of a checklist that a to-do is about; undefined where it is about a check. */
export function itemRefOf({
  kind,
  subject,
}: Pick<TodoItem, 'kind' | 'subject'>):
  | { checklist: string; item: string }
  | undefined {
  if (!OF_ITEMS.has(kind)) {
    return undefined;
  }
  const [checklist, ...item] = subject.id.split('/');
  return { checklist, item: item.join('/') };
}

/** The place on the scorecard that a to-do is about. */
export function elementIdOf(item: Pick<TodoItem, 'kind' | 'subject'>): string {
  const ref = itemRefOf(item);
  return ref ? itemElementId(ref) : checkElementId(item.subject.id);
}
