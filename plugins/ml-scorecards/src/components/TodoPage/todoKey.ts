import { TodoItem } from 'backstage-plugin-ml-scorecards-common';

/**
 * Unlike that of any other to-do. A check or item is asked about under one kind at a time, which can be another one by and by;
 * what others ask one to decide is a thing apart.
 */
export function todoKey({ kind, entityRef, subject }: TodoItem): string {
  const whose = kind === 'waiver-to-decide' ? 'theirs' : 'own';
  return `${whose}-${entityRef}-${subject.id}`;
}
