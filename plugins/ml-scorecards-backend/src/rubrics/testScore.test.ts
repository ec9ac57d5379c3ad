import { CHECK_STATES } from 'backstage-plugin-ml-scorecards-common';
import fc from 'fast-check';
import { TestScoreDefinition } from './RubricDefinition';
import { RubricState } from './RubricState';
import { testScore } from './testScore';

const RUBRIC: TestScoreDefinition = {
  id: 'two-sections',
  title: 'Two sections',
  kind: 'test-score',
  source: 'a paper',
  readings: [
    { upTo: 0, says: 'nothing' },
    { upTo: 1, says: 'something' },
    { upTo: 3, says: 'much' },
  ],
  sections: [
    {
      id: 'data',
      title: 'Data',
      tests: [
        { id: 'data-1', title: 'Schema', checks: ['schema'] },
        { id: 'data-2', title: 'Privacy', checks: [] },
        { id: 'data-3', title: 'Owned', checks: ['owner', 'described'] },
      ],
    },
    {
      id: 'model',
      title: 'Model',
      tests: [
        { id: 'model-1', title: 'Committed', checks: ['committed'] },
        { id: 'model-2', title: 'Baseline', checks: ['baseline'] },
        { id: 'model-3', title: 'Fair', checks: ['fair'] },
      ],
    },
  ],
};
const CHECKS = [
  'schema',
  'owner',
  'described',
  'committed',
  'baseline',
  'fair',
];

function scoreOf(states: Record<string, RubricState>) {
  return testScore(RUBRIC, new Map(Object.entries(states)));
}

const PASS = { state: 'pass' } as const;
const ATTESTED = { state: 'pass', attested: true } as const;
const FAIL = { state: 'fail' } as const;
const UNKNOWN = { state: 'unknown' } as const;
const ELSEWHERE = { state: 'not-applicable' } as const;

describe('testScore', () => {
  it('is the sum of the weakest section, and says what would raise that one', () => {
    expect(
      scoreOf({
        schema: PASS,
        owner: PASS,
        described: FAIL,
        committed: PASS,
        baseline: PASS,
        fair: UNKNOWN,
      }),
    ).toEqual({
      id: 'two-sections',
      title: 'Two sections',
      score: 1,
      highest: 3,
      reading: 'something',
      sections: [
        { id: 'data', title: 'Data', score: 1 },
        { id: 'model', title: 'Model', score: 2 },
      ],
      missing: { checks: ['described'], notAsked: ['Privacy'] },
    });
  });

  it('counts half for what a person vouches for', () => {
    const { sections } = scoreOf({
      schema: ATTESTED,
      owner: PASS,
      described: ATTESTED,
      committed: PASS,
      baseline: ATTESTED,
    });
    expect(sections?.map(({ score }) => score)).toEqual([1, 1.5]);
  });

  it('gives nothing for a test of which no check applies, and skips single ones', () => {
    const { sections, missing } = scoreOf({
      schema: ELSEWHERE,
      owner: PASS,
      described: ELSEWHERE,
      committed: PASS,
      baseline: PASS,
      fair: PASS,
    });
    expect(sections?.map(({ score }) => score)).toEqual([1, 3]);
    expect(missing).toEqual({ checks: [], notAsked: ['Privacy'] });
  });

  it('looks at all sections that are equally weak', () => {
    const { score, reading, missing } = scoreOf({});
    expect({ score, reading }).toEqual({ score: 0, reading: 'nothing' });
    expect(missing).toEqual({ checks: CHECKS, notAsked: ['Privacy'] });
  });

  describe('for any states', () => {
    const anyStates = fc.tuple(
      ...CHECKS.map(() =>
        fc.record({
          state: fc.constantFrom(...CHECK_STATES),
          attested: fc.boolean(),
        }),
      ),
    );
    const anyCheck = fc.nat({ max: CHECKS.length - 1 });
    const byCheck = (states: readonly RubricState[]) =>
      Object.fromEntries(states.map((state, index) => [CHECKS[index], state]));

    it('never counts what is unknown', () => {
      fc.assert(
        fc.property(anyStates, states => {
          const failing = states.map(each =>
            each.state === 'unknown' ? FAIL : each,
          );
          expect(scoreOf(byCheck(states))).toEqual(scoreOf(byCheck(failing)));
        }),
      );
    });

    it('never rises when a pass is lost', () => {
      fc.assert(
        fc.property(
          anyStates,
          anyCheck,
          fc.constantFrom(FAIL, UNKNOWN),
          (states, lost, instead) => {
            const before = states.map((each, index) =>
              index === lost ? { ...each, state: 'pass' as const } : each,
            );
            const after = states.map((each, index) =>
              index === lost ? instead : each,
            );
            const [was, is] = [before, after].map(each =>
              scoreOf(byCheck(each)),
            );
            expect(is.score).toBeLessThanOrEqual(was.score);
            is.sections?.forEach(({ score }, index) =>
              expect(score).toBeLessThanOrEqual(
                was.sections?.[index].score ?? 0,
              ),
            );
          },
        ),
      );
    });
  });
});
