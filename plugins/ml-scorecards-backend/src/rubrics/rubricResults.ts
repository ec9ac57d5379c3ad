import { RubricResult } from 'backstage-plugin-ml-scorecards-common';
import { ladderLevel } from './ladderLevel';
import { RubricDefinition } from './RubricDefinition';
import { applies, RubricStates } from './RubricState';
import { testScore } from './testScore';

/**
 * What each rubric says of a component. One of which no check applies says nothing about it: a dataset is no manual
 * process of training. Pure.
 */
export function rubricResults(
  rubrics: readonly RubricDefinition[],
  states: RubricStates,
): RubricResult[] {
  return rubrics
    .filter(rubric =>
      checksOf(rubric).some(
        check => states.has(check) && applies(states, check),
      ),
    )
    .map(rubric =>
      rubric.kind === 'ladder'
        ? ladderLevel(rubric, states)
        : testScore(rubric, states),
    );
}

/** The checks that a rubric names. */
export function checksOf(rubric: RubricDefinition): string[] {
  return rubric.kind === 'ladder'
    ? rubric.levels.flatMap(({ needs }) => needs)
    : rubric.sections.flatMap(({ tests }) =>
        tests.flatMap(({ checks }) => checks),
      );
}
