/** As many as a sentence names. */
export const MAX_NAMED = 3;

/** Names a few of many. */
export function someOf(names: readonly string[]): string {
  const more = names.length - MAX_NAMED;
  return `${names.slice(0, MAX_NAMED).join(', ')}${
    more > 0 ? ` and ${more} more` : ''
  }`;
}
