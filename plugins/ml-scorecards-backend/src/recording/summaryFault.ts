import {
  CHECK_STATES,
  CheckState,
  levelRank,
} from 'backstage-plugin-ml-scorecards-common';
import { toTier } from '../database/columns';
import { ComponentRow, ResultsRow } from '../database/tables';
import { Definitions } from '../definitions';
import { isOwed, isRequired, tally } from '../evaluation';
import { WeighedState } from '../evaluation/levels';
import { isAttestedAt, isWaivedAt, levelAt, stateAt } from './packedResults';
import { Positions } from './Positions';

const COUNT_COLUMN = {
  pass: 'pass_count',
  fail: 'fail_count',
  unknown: 'unknown_count',
  'not-applicable': 'not_applicable_count',
} as const satisfies Record<CheckState, keyof ComponentRow>;

/** Sums of weights may differ by the order in which they were added. */
const ROUNDING = 1e-9;

/**
 * Says where the summary of a component does not follow from its results. Counts can always be told; level, gap and
 * score only with the definitions that gave the results. Pure.
 */
export function summaryFault(
  component: ComponentRow,
  results: Pick<ResultsRow, 'states' | 'dimension_levels'>,
  options: { positions: Positions; definitions?: Definitions },
): string | undefined {
  const { positions, definitions } = options;
  const expected: Array<[name: string, stored: unknown, right: unknown]> =
    CHECK_STATES.map(state => [
      COUNT_COLUMN[state],
      component[COUNT_COLUMN[state]],
      countOf(results.states, state),
    ]);
  const { states } = results;
  expected.push(
    ['attested_count', component.attested_count, countAt(states, isAttestedAt)],
    ['waived_count', component.waived_count, countAt(states, isWaivedAt)],
  );
  if (definitions) {
    const weighed = weigh(results.states, { positions, definitions });
    const whole = tally(weighed.map(({ result }) => result));
    const tier = toTier(component.tier);
    expected.push(
      ['level', component.level, levelRank(whole.level)],
      [
        'target_level',
        component.target_level,
        levelRank(definitions.targetLevels[tier]),
      ],
      [
        'gap',
        component.gap,
        weighed.filter(
          ({ check, result }) => isOwed(result) && isRequired(check, { tier }),
        ).length,
      ],
      ['score', component.score, whole.score ?? null],
      ['coverage', component.coverage, whole.coverage ?? null],
    );
    for (const { id } of definitions.dimensions) {
      const within = weighed.filter(
        ({ check }) => check.definition.dimension === id,
      );
      if (within.length > 0) {
        expected.push([
          `level of ${id}`,
          levelAt(results.dimension_levels, positions.dimension(id) ?? -1),
          tally(within.map(({ result }) => result)).level,
        ]);
      }
    }
  }
  const wrong = expected.filter(([, stored, right]) => !isSame(stored, right));
  return wrong.length > 0
    ? wrong
        .map(([name, stored, right]) => `${name} is ${stored}, not ${right}`)
        .join('; ')
    : undefined;
}

function countOf(states: string, state: CheckState): number {
  return countAt(states, (text, at) => stateAt(text, at) === state);
}

function countAt(
  states: string,
  counts: (states: string, position: number) => boolean,
): number {
  let count = 0;
  for (let position = 0; position < states.length; position += 1) {
    count += counts(states, position) ? 1 : 0;
  }
  return count;
}

function weigh(
  states: string,
  options: { positions: Positions; definitions: Definitions },
): Array<{
  check: Definitions['checks'][number];
  result: WeighedState;
}> {
  return options.definitions.checks.flatMap(check => {
    const { id, level, weight } = check.definition;
    const position = options.positions.check(id) ?? -1;
    const state = stateAt(states, position);
    const waived = isWaivedAt(states, position);
    return state ? [{ check, result: { level, weight, state, waived } }] : [];
  });
}

function isSame(stored: unknown, right: unknown): boolean {
  return typeof stored === 'number' && typeof right === 'number'
    ? Math.abs(stored - right) < ROUNDING
    : stored === right;
}
