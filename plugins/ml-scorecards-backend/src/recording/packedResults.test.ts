import {
  CHECK_STATES,
  UNKNOWN_REASONS,
} from 'backstage-plugin-ml-scorecards-common';
import { Decision } from '../evaluation';
import {
  changedPositions,
  isAttestedAt,
  isWaivedAt,
  lettersOf,
  packResults,
  stateAt,
  unpackDecision,
  withoutReasons,
} from './packedResults';

const WAIVED = { waived: true } as const;

/** Each decision that a check can come to. */
const DECISIONS: Decision[] = [
  { state: 'pass' },
  { state: 'pass', by: 2 },
  { state: 'pass', attested: true },
  { state: 'not-applicable', by: 'applies-when' },
  { state: 'fail' },
  { state: 'fail', by: 0, ...WAIVED },
  ...UNKNOWN_REASONS.flatMap((reason): Decision[] => [
    { state: 'unknown', reason },
    { state: 'unknown', reason, ...WAIVED },
  ]),
  { state: 'unknown', reason: 'definition-error', fault: 'no such thing' },
];

const positions = DECISIONS.map((_, index) => index);
const packed = packResults({
  decisions: DECISIONS,
  positions,
  length: DECISIONS.length,
  dimensionLevels: [],
});

describe('packed results', () => {
  it('give each decision as it was', () => {
    expect(positions.map(position => unpackDecision(packed, position))).toEqual(
      DECISIONS,
    );
  });

  it('tell the state, whether a person vouches for it, and whether it is excused', () => {
    for (const [position, decision] of DECISIONS.entries()) {
      expect(stateAt(packed.states, position)).toBe(decision.state);
      expect(isAttestedAt(packed.states, position)).toBe(
        Boolean(decision.attested),
      );
      expect(isWaivedAt(packed.states, position)).toBe(
        Boolean(decision.waived),
      );
    }
  });

  it('are found by the letters of their state, and by no others', () => {
    for (const state of CHECK_STATES) {
      const letters = lettersOf(state);
      expect(
        positions.filter(position => letters.includes(packed.states[position])),
      ).toEqual(
        positions.filter(position => DECISIONS[position].state === state),
      );
    }
  });

  it('are in transitions without what changes no state', () => {
    const told = withoutReasons(packed.states);
    expect(changedPositions(packed.states, told)).toEqual([]);
    expect([...new Set(told)].sort()).toEqual(['f', 'n', 'p', 'u']);
  });
});
