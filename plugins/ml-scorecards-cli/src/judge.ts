import {
  CheckResult,
  EvaluateResponse,
  Level,
  levelRank,
} from 'backstage-plugin-ml-scorecards-common';
import { Wanted } from './GateOptions';

/** Whether a component reaches what is asked for, and what it takes if not. */
export interface Verdict {
  readonly passed: boolean;
  readonly answer: EvaluateResponse;
  /** The level that is asked for, if one is. */
  readonly level?: Level;
  readonly maxGap?: number;
  /** What is not reached, in words. */
  readonly shortfalls: readonly string[];
  /**
   * The checks that stand in the way, in the order in which to mend them. Failing or unknown: neither is a pass. What is
   * waived does not stand in the way.
   */
  readonly missing: readonly CheckResult[];
}

/** Compares how a component stands with what is asked for. Pure. */
export function judge(answer: EvaluateResponse, wanted: Wanted): Verdict {
  const { maxGap } = wanted;
  const level = wanted.level === 'target' ? answer.targetLevel : wanted.level;
  const isBelow =
    level !== undefined && levelRank(answer.level) < levelRank(level);
  const hasGap = maxGap !== undefined && answer.gap > maxGap;
  const missing = inOrder(
    answer.checks.filter(
      check =>
        !check.waived &&
        ((isBelow && levelRank(check.level) <= levelRank(level)) ||
          (hasGap && check.required)),
    ),
    answer,
  );
  return {
    passed: !isBelow && !hasGap,
    answer,
    level,
    maxGap,
    missing,
    shortfalls: [
      ...(isBelow
        ? [`The level is ${answer.level}, and ${level} is asked for.`]
        : []),
      ...(hasGap
        ? [
            `${answer.gap} of the checks that its tier requires are missing, and at most ${maxGap} may be.`,
          ]
        : []),
      ...(isBelow && missing.length === 0
        ? [
            `No check of ${level} applies to the component, so it cannot reach that level.`,
          ]
        : []),
    ],
  };
}

/** The next best steps first, then what else is missing, lower levels before higher ones. */
function inOrder(
  checks: readonly CheckResult[],
  { nextSteps }: EvaluateResponse,
): CheckResult[] {
  const steps = new Map(nextSteps.map(({ check }, index) => [check, index]));
  const place = ({ id }: CheckResult) => steps.get(id) ?? steps.size;
  return [...checks].sort(
    (a, b) => levelRank(a.level) - levelRank(b.level) || place(a) - place(b),
  );
}
