import {
  CHECK_STATES,
  UNKNOWN_REASONS,
} from 'backstage-plugin-ml-scorecards-common';
import { CheckVerdict } from '../evaluation';
import {
  changedPositions,
  isAttestedAt,
  isWaivedAt,
  lettersOf,
  packResults,
  stateAt,
  unpackVerdict,
  withoutReasons,
} from './packedResults';

const WAIVED = { waived: true } as const;

/** Each verdict that a check can come to. */
const VERDICTS: CheckVerdict[] = [
  { state: 'pass' },
  { state: 'pass', by: 2 },
  { state: 'pass', attested: true },
  { state: 'not-applicable', by: 'applies-when' },
  { state: 'fail' },
  { state: 'fail', by: 0, ...WAIVED },
  ...UNKNOWN_REASONS.flatMap((reason): CheckVerdict[] => [
    { state: 'unknown', reason },
    { state: 'unknown', reason, ...WAIVED },
  ]),
  { state: 'unknown', reason: 'definition-error', fault: 'no such thing' },
];

const positions = VERDICTS.map((_, index) => index);
const packed = packResults({
  verdicts: VERDICTS,
  positions,
  length: VERDICTS.length,
  dimensionLevels: [],
});

describe('packed results', () => {
  it('give each verdict as it was', () => {
    expect(positions.map(position => unpackVerdict(packed, position))).toEqual(
      VERDICTS,
    );
  });

  it('tell the state, whether a person vouches for it, and whether it is excused', () => {
    for (const [position, verdict] of VERDICTS.entries()) {
      expect(stateAt(packed.states, position)).toBe(verdict.state);
      expect(isAttestedAt(packed.states, position)).toBe(
        Boolean(verdict.attested),
      );
      expect(isWaivedAt(packed.states, position)).toBe(Boolean(verdict.waived));
    }
  });

  it('are found by the letters of their state, and by no others', () => {
    for (const state of CHECK_STATES) {
      const letters = lettersOf(state);
      expect(
        positions.filter(position => letters.includes(packed.states[position])),
      ).toEqual(
        positions.filter(position => VERDICTS[position].state === state),
      );
    }
  });

  it('are in transitions without what changes no state', () => {
    const told = withoutReasons(packed.states);
    expect(changedPositions(packed.states, told)).toEqual([]);
    expect([...new Set(told)].sort()).toEqual(['f', 'n', 'p', 'u']);
  });
});
