import { TodoItem } from 'backstage-plugin-ml-scorecards-common';
import { checkElementId, itemElementId } from '../shared/elementIds';

/** The place on the scorecard that a to-do is about. */
export function elementIdOf({
  kind,
  subject,
}: Pick<TodoItem, 'kind' | 'subject'>): string {
  if (kind !== 'tick-expired' && kind !== 'item-waiting') {
    return checkElementId(subject.id);
  }
  const [checklist, ...item] = subject.id.split('/');
  return itemElementId({ checklist, item: item.join('/') });
}
