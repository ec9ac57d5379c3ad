import {
  CheckResult,
  Scorecard,
  SourceStatus,
} from 'backstage-plugin-ml-scorecards-common';
import { findFact } from './findFact';

/** The sources that a check asks, each of them once. */
export function askedSources(
  check: CheckResult,
  scorecard: Scorecard,
): SourceStatus[] {
  const sources = check.evidence.flatMap(
    name => findFact(scorecard, name)?.source ?? [],
  );
  return [...new Set(sources)];
}
