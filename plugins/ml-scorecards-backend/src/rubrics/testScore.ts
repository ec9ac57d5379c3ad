import { RubricResult } from 'backstage-plugin-ml-scorecards-common';
import { TestScoreDefinition } from './RubricDefinition';
import { applies, passes, RubricStates } from './RubricState';

type Test = TestScoreDefinition['sections'][number]['tests'][number];

const AUTOMATED = 1;
const ATTESTED = 0.5;

/**
 * The score of the weakest section, with what it says and what would raise it: whatever is missing in the weakest
 * sections, since no other counts. Pure.
 */
export function testScore(
  rubric: TestScoreDefinition,
  states: RubricStates,
): RubricResult {
  const sections = rubric.sections.map(({ id, title, tests }) => ({
    id,
    title,
    score: tests.reduce((sum, test) => sum + points(test, states), 0),
  }));
  const score = Math.min(...sections.map(section => section.score));
  const weakest = rubric.sections
    .filter((_, index) => sections[index].score === score)
    .flatMap(({ tests }) => tests);
  const failed = weakest
    .flatMap(({ checks }) => checks)
    .filter(check => applies(states, check) && !passes(states, check));
  return {
    id: rubric.id,
    title: rubric.title,
    score,
    highest: Math.min(...rubric.sections.map(({ tests }) => tests.length)),
    reading: rubric.readings.find(({ upTo }) => score <= upTo)?.says ?? '',
    sections,
    missing: {
      checks: [...new Set(failed)],
      notAsked: weakest
        .filter(({ checks }) => checks.length === 0)
        .map(({ title }) => title),
    },
  };
}

/**
 * A test passes if all of its checks that apply do. If none applies it gives nothing, since the score counts what was
 * done, and nothing was; so nobody gets points for having no features, say.
 */
function points({ checks }: Test, states: RubricStates): number {
  const applicable = checks.filter(check => applies(states, check));
  if (
    applicable.length === 0 ||
    applicable.some(check => !passes(states, check))
  ) {
    return 0;
  }
  return applicable.some(check => states.get(check)?.attested)
    ? ATTESTED
    : AUTOMATED;
}
