/**
 * A name as messages show it: it may come from an entity, and be without end.
 *
 * @public
 */
export function shown(name: string): string {
  return name.length > 100 ? `${name.slice(0, 100)}…` : name;
}
