import {
  CheckResult,
  NextStep,
  Scorecard,
} from 'backstage-plugin-ml-scorecards-common';
import { findCheck } from './findCheck';

/** The next steps, each with the check that is to be mended. */
export function stepsOf(
  scorecard: Scorecard,
): { step: NextStep; check: CheckResult }[] {
  return scorecard.nextSteps.flatMap(step => {
    const check = findCheck(scorecard, step.check);
    return check ? [{ step, check }] : [];
  });
}
