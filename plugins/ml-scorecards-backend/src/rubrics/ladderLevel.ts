import { RubricResult } from 'backstage-plugin-ml-scorecards-common';
import { LadderDefinition } from './RubricDefinition';
import { applies, passes, RubricStates } from './RubricState';

/**
 * The highest level for which all that it needs and all that the levels below it need passes, with what is missing for the
 * next. As with the levels of a scorecard, checks that do not apply are skipped, and a level of which none applies is
 * not given away for nothing. Pure.
 */
export function ladderLevel(
  rubric: LadderDefinition,
  states: RubricStates,
): RubricResult {
  let reached = 0;
  let missing: RubricResult['missing'] = { checks: [], notAsked: [] };
  for (const [level, { needs, notAsked }] of rubric.levels.entries()) {
    const applicable = needs.filter(check => applies(states, check));
    const failed = applicable.filter(check => !passes(states, check));
    if (failed.length + notAsked.length > 0) {
      missing = { checks: failed, notAsked };
      break;
    }
    reached = applicable.length > 0 ? level : reached;
  }
  return {
    id: rubric.id,
    title: rubric.title,
    score: reached,
    highest: rubric.levels.length - 1,
    reading: rubric.levels[reached].title,
    missing,
  };
}
