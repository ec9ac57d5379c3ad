import { CheckResult, Scorecard } from 'backstage-plugin-ml-scorecards-common';

export function findCheck(
  scorecard: Scorecard,
  id: string,
): CheckResult | undefined {
  for (const dimension of scorecard.dimensions) {
    const check = dimension.checks.find(other => other.id === id);
    if (check) {
      return check;
    }
  }
  return undefined;
}
