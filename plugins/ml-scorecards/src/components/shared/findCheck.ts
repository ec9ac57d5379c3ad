import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';

export function allChecks(scorecard: Scorecard): CheckResult[] {
  return scorecard.dimensions.flatMap(({ checks }) => checks);
}

export function findCheck(
  scorecard: Scorecard,
  id: string,
): CheckResult | undefined {
  return allChecks(scorecard).find(check => check.id === id);
}
