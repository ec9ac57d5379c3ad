import {
  CheckState,
  Level,
  LEVELS,
  UnknownReason,
} from 'backstage-plugin-ml-scorecards-common';
import { ResultsRow } from '../database/tables';
import { CheckVerdict } from '../evaluation';

/*
 * The results of a component in a few texts, one letter for each check at its position. A row for each result would be
 * forty times as many rows to read, compare and write, for what fits into one.
 */

/** No result: the check is not defined, or was not when the component was evaluated. */
const NONE = '-';

/** A pass on the word of a person. */
const ATTESTED = 'v';

const STATE_LETTERS = {
  pass: 'p',
  fail: 'f',
  'not-applicable': 'n',
} as const;

const REASON_LETTERS = {
  'no-source-connected': 'c',
  'no-data': 'd',
  stale: 's',
  'source-error': 'e',
  'attestation-expired': 'a',
  'definition-error': 'x',
} as const satisfies Record<UnknownReason, string>;

/** What transitions tell: that something is unknown, not why. */
const UNKNOWN = 'u';

const APPLIES_WHEN = 'w';
const ALTERNATIVES = '0123456789';

/** What is waived has the capital of its letter. */
const waivedLetter = (letter: string) => letter.toUpperCase();

const STATES_BY_LETTER: ReadonlyMap<string, CheckState> = new Map<
  string,
  CheckState
>([
  ...Object.entries(STATE_LETTERS).map(
    ([state, letter]) => [letter, state as CheckState] as const,
  ),
  ...Object.values(REASON_LETTERS).flatMap(letter => [
    [letter, 'unknown'] as const,
    [waivedLetter(letter), 'unknown'] as const,
  ]),
  [ATTESTED, 'pass'],
  [waivedLetter(STATE_LETTERS.fail), 'fail'],
  [UNKNOWN, 'unknown'],
]);

const REASONS_BY_LETTER: ReadonlyMap<string, UnknownReason> = new Map(
  Object.entries(REASON_LETTERS).map(([reason, letter]) => [
    letter,
    reason as UnknownReason,
  ]),
);

/** The letters that stand for a state in {@link PackedResults.states}. */
export function lettersOf(state: CheckState): readonly string[] {
  switch (state) {
    case 'pass':
      return [STATE_LETTERS.pass, ATTESTED];
    case 'fail':
      return [STATE_LETTERS.fail, waivedLetter(STATE_LETTERS.fail)];
    case 'unknown':
      return Object.values(REASON_LETTERS).flatMap(letter => [
        letter,
        waivedLetter(letter),
      ]);
    default:
      return [STATE_LETTERS[state]];
  }
}

const LEVEL_DIGITS = {
  none: '0',
  bronze: '1',
  silver: '2',
  gold: '3',
} as const;

/** The results of a component, by position. */
export interface PackedResults {
  /** A letter for each check: its state, why it is unknown, and whether a person vouches for it or waived it. */
  readonly states: string;
  /** A letter for each check: what it was decided by. */
  readonly deciders: string;
  /** A digit for each dimension: the rank of its level. */
  readonly dimensionLevels: string;
  /** Faults of conditions by position. */
  readonly faults?: Readonly<Record<string, string>>;
}

/** Packs verdicts; `positions` and `verdicts` belong together one by one. */
export function packResults(options: {
  verdicts: readonly CheckVerdict[];
  positions: readonly number[];
  length: number;
  /** By the position of the dimension. */
  dimensionLevels: readonly (Level | undefined)[];
}): PackedResults {
  const { verdicts, positions, length, dimensionLevels } = options;
  const states: string[] = new Array(length).fill(NONE);
  const deciders: string[] = new Array(length).fill(NONE);
  let faults: Record<string, string> | undefined;
  for (let index = 0; index < verdicts.length; index += 1) {
    const { by, fault } = verdicts[index];
    const position = positions[index];
    states[position] = letterOf(verdicts[index]);
    if (by !== undefined) {
      deciders[position] =
        by === 'applies-when' ? APPLIES_WHEN : ALTERNATIVES[by] ?? NONE;
    }
    if (fault) {
      faults = { ...faults, [position]: fault };
    }
  }
  let levels = '';
  for (const level of dimensionLevels) {
    levels += level ? LEVEL_DIGITS[level] : NONE;
  }
  return {
    states: states.join(''),
    deciders: deciders.join(''),
    dimensionLevels: levels,
    faults,
  };
}

function letterOf({ state, reason, attested, waived }: CheckVerdict): string {
  if (attested) {
    return ATTESTED;
  }
  const letter =
    state === 'unknown'
      ? REASON_LETTERS[reason ?? 'no-data']
      : STATE_LETTERS[state];
  return waived ? waivedLetter(letter) : letter;
}

/** The packed results as they are stored. */
export function unpackResults(
  row: Pick<ResultsRow, 'states' | 'deciders' | 'dimension_levels' | 'faults'>,
): PackedResults {
  return {
    states: row.states,
    deciders: row.deciders,
    dimensionLevels: row.dimension_levels,
    faults: row.faults ? JSON.parse(row.faults) : undefined,
  };
}

/** The verdict at a position; undefined where there is no result. */
export function unpackVerdict(
  { states, deciders, faults }: PackedResults,
  position: number,
): CheckVerdict | undefined {
  const state = stateAt(states, position);
  if (!state) {
    return undefined;
  }
  return {
    state,
    reason: REASONS_BY_LETTER.get(states[position].toLowerCase()),
    by: deciderOf(deciders[position]),
    fault: faults?.[position],
    ...(isAttestedAt(states, position) && { attested: true }),
    ...(isWaivedAt(states, position) && { waived: true }),
  };
}

function deciderOf(letter: string | undefined): CheckVerdict['by'] {
  if (letter === APPLIES_WHEN) {
    return 'applies-when';
  }
  return letter && ALTERNATIVES.includes(letter) ? Number(letter) : undefined;
}

/** The state at a position, in results as well as in transitions. */
export function stateAt(
  states: string,
  position: number,
): CheckState | undefined {
  return STATES_BY_LETTER.get(states[position]);
}

/** Whether the check at a position passes on the word of a person. */
export function isAttestedAt(states: string, position: number): boolean {
  return states[position] === ATTESTED;
}

/** Whether the check at a position does not pass and is excused. */
export function isWaivedAt(states: string, position: number): boolean {
  const letter = states[position] ?? NONE;
  return letter !== letter.toLowerCase();
}

/** The level of a dimension; undefined where nothing was recorded of it. */
export function levelAt(
  dimensionLevels: string,
  position: number,
): Level | undefined {
  return LEVELS[Number(dimensionLevels[position] ?? NaN)];
}

/** States without their reasons and without what people said of them, as transitions keep them. */
export function withoutReasons(states: string): string {
  return states
    .toLowerCase()
    .replace(/[cdseax]/g, UNKNOWN)
    .replaceAll(ATTESTED, STATE_LETTERS.pass);
}

/** Positions at which the states of two texts differ. A missing letter is no result. */
export function changedPositions(before: string, after: string): number[] {
  const changed: number[] = [];
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
    if (stateAt(before, at) !== stateAt(after, at)) {
      changed.push(at);
    }
  }
  return changed;
}
