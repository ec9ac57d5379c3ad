import {
  Effort,
  EFFORTS,
  Level,
  levelRank,
  NextStep,
} from 'backstage-plugin-ml-scorecards-common';
import { Ladders, Rung } from './Ladders';

/** As much of a check result as tells whether to mend it, and what that would change. */
export interface MendableResult extends Rung {
  readonly id: string;
  readonly required: boolean;
  readonly effort: Effort;
}

/**
 * The fewest checks that have to be mended until nothing is owed, but for what is waived: those of the target level and of all below it, because
 * a level needs all of them, and those that the tier requires. Nothing more: who has what the tier asks and goes on is
 * on the way to what the guide calls over-engineering.
 *
 * In the order of their levels, so that the next one is reached first; within a level what takes least comes first,
 * then what makes most levels rise (of the component and its dimensions, when all steps before are mended), then what
 * is known to fail before what is unknown, then the order of the results. Pure.
 */
export function nextSteps(options: {
  results: readonly MendableResult[];
  targetLevel: Level;
}): NextStep[] {
  const { results, targetLevel } = options;
  const ladders = new Ladders(results);
  const left = results.filter(
    ({ state, level, required, waived }) =>
      (state === 'fail' || state === 'unknown') &&
      !waived &&
      (required || levelRank(level) <= levelRank(targetLevel)),
  );
  const steps: NextStep[] = [];
  while (left.length > 0) {
    const [{ result, unlocked }] = equallyUrgent(left)
      .map(candidate => ({
        result: candidate,
        unlocked: ladders.unlockedBy(candidate),
      }))
      .sort(
        (a, b) =>
          b.unlocked.rises - a.unlocked.rises ||
          Number(a.result.state === 'unknown') -
            Number(b.result.state === 'unknown'),
      );
    const { rises, unlocks } = unlocked;
    steps.push({
      check: result.id,
      effort: result.effort,
      ...(rises > 0 && { unlocks }),
    });
    ladders.mend(result);
    left.splice(left.indexOf(result), 1);
  }
  return steps;
}

/** Those of the lowest level among them, and of these the ones that take least. */
function equallyUrgent(left: readonly MendableResult[]): MendableResult[] {
  const urgency = ({ level, effort }: MendableResult) =>
    levelRank(level) * EFFORTS.length + EFFORTS.indexOf(effort);
  const first = Math.min(...left.map(urgency));
  return left.filter(result => urgency(result) === first);
}
