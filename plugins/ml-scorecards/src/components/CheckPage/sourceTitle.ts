import { CheckDetails } from 'backstage-plugin-ml-scorecards-common';
import { sourceTitles } from '../shared/sourceTitles';

/** The titles of the sources that a condition asks, which it names with commas between them; empty if it asks none. */
export function sourceTitle(
  { facts }: Pick<CheckDetails, 'facts'>,
  sources: string,
): string {
  return sourceTitles(
    sources,
    Object.values(facts).map(({ source }) => source),
  );
}
