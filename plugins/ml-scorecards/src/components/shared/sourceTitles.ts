/** The titles of sources that are named by their ids with commas between them; an id that is not known stands for itself. */
export function sourceTitles(
  ids: string,
  known: ReadonlyArray<{ id: string; title: string }>,
): string {
  return ids
    .split(', ')
    .map(id => known.find(source => source.id === id)?.title ?? id)
    .join(', ');
}
