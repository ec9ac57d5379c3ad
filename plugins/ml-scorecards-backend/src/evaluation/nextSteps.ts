import {
  CheckLevel,
  CheckState,
  levelRank,
} from 'backstage-plugin-ml-scorecards-common';

const MOST_STEPS = 5;

/**
 * The checks to mend first: those that the tier requires before mere advice, lower levels before higher ones (a level
 * needs all below it), what is known to fail before what is unknown. Gives at most five ids.
 */
export function nextSteps(
  results: readonly {
    readonly id: string;
    readonly level: CheckLevel;
    readonly required: boolean;
    readonly state: CheckState;
  }[],
): string[] {
  return results
    .filter(({ state }) => state === 'fail' || state === 'unknown')
    .sort(
      (a, b) =>
        Number(b.required) - Number(a.required) ||
        levelRank(a.level) - levelRank(b.level) ||
        Number(a.state === 'unknown') - Number(b.state === 'unknown'),
    )
    .slice(0, MOST_STEPS)
    .map(({ id }) => id);
}
