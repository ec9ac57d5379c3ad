import { CheckDetails } from 'backstage-plugin-ml-scorecards-common';

/** The titles of the sources that a condition asks, which it names with commas between them; empty if it asks none. */
export function sourceTitle(
  { facts }: Pick<CheckDetails, 'facts'>,
  sources: string,
): string {
  const known = Object.values(facts).map(({ source }) => source);
  return sources
    .split(', ')
    .map(id => known.find(source => source.id === id)?.title ?? id)
    .join(', ');
}
