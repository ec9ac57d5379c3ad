import {
  Evidence,
  Scorecard,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';

/** A fact by its name, with the source that it is of: none for what the scorecard knows of itself. */
export function findFact(
  { facts, sources }: Scorecard,
  name: string,
): { name: string; evidence: Evidence; source?: SourceStatus } | undefined {
  if (!Object.hasOwn(facts, name)) {
    return undefined;
  }
  return {
    name,
    evidence: facts[name],
    source: sources.find(({ collector }) => collector === name.split('.')[0]),
  };
}
