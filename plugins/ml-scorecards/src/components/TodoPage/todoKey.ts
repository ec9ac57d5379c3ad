import { TodoItem } from 'backstage-plugin-ml-scorecards-common';

/** Unlike that of any other to-do. */
export function todoKey({ kind, entityRef, subject }: TodoItem): string {
  return `${kind} ${entityRef} ${subject.id}`;
}
