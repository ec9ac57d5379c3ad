import { TodoItem, TodoKind } from 'backstage-plugin-ml-scorecards-common';
import { checkElementId, itemElementId } from '../shared/elementIds';

/** What is about an item of a checklist, and not about a check. */
const OF_ITEMS: ReadonlySet<TodoKind> = new Set([
  'tick-expired',
  'tick-ending',
  'item-waiting',
]);

/** The place on the scorecard that a to-do is about. */
export function elementIdOf({
  kind,
  subject,
}: Pick<TodoItem, 'kind' | 'subject'>): string {
  if (!OF_ITEMS.has(kind)) {
    return checkElementId(subject.id);
  }
  const [checklist, ...item] = subject.id.split('/');
  return itemElementId({ checklist, item: item.join('/') });
}
