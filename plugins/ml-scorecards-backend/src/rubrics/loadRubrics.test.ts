import { DefinitionProblem } from 'backstage-plugin-ml-scorecards-common';
import { loadRubrics } from './loadRubrics';
import { rubricResults } from './rubricResults';

const LADDER = {
  id: 'ladder',
  title: 'Ladder',
  kind: 'ladder',
  source: 'a page',
  levels: [
    { title: 'By hand' },
    { title: 'Recorded', needs: ['tracked'] },
    { title: 'Watched', needs: ['tracked', 'drift'] },
  ],
};
const SCORE = {
  id: 'score',
  title: 'Score',
  kind: 'test-score',
  source: 'a paper',
  readings: [{ upTo: 1, says: 'all of it' }],
  sections: [
    {
      id: 'data',
      title: 'Data',
      tests: [{ id: 'data-1', title: 'Watched', checks: ['tracked', 'drift'] }],
    },
  ],
};

function load(options: {
  rubrics: unknown[];
  checkIds?: string[];
  /** Those that were defined, whether they are in use or not. */
  named?: string[];
}) {
  const {
    rubrics,
    checkIds = ['tracked', 'drift'],
    named = checkIds,
  } = options;
  const problems: DefinitionProblem[] = [];
  const loaded = loadRubrics({
    raw: rubrics.map(value => ({ where: 'rubrics.yaml', value })),
    rawChecks: named.map(id => ({ where: 'checks.yaml', value: { id } })),
    checkIds: new Set(checkIds),
    problems,
  });
  return { loaded, problems };
}

const ALL_PASS = new Map(
  ['tracked', 'drift'].map(id => [id, { state: 'pass' as const }]),
);

describe('loadRubrics', () => {
  it('takes what is right', () => {
    const { loaded, problems } = load({ rubrics: [LADDER, SCORE] });
    expect(problems).toEqual([]);
    expect(
      rubricResults(loaded, ALL_PASS).map(({ id, score }) => [id, score]),
    ).toEqual([
      ['ladder', 2],
      ['score', 1],
    ]);
  });

  it('reports a check that nobody defined, and lets nobody reach what needs it', () => {
    const { loaded, problems } = load({
      rubrics: [LADDER, SCORE],
      checkIds: ['tracked'],
    });
    expect(problems).toEqual([
      {
        where: 'rubrics.yaml',
        id: 'ladder',
        message: 'there is no check "drift"',
      },
      {
        where: 'rubrics.yaml',
        id: 'score',
        message: 'there is no check "drift"',
      },
    ]);
    const [ladder, score] = rubricResults(loaded, ALL_PASS);
    expect(ladder).toMatchObject({
      score: 1,
      missing: {
        checks: [],
        notAsked: ['The check drift, which is not defined'],
      },
    });
    // No check of it is left, so it has nothing to say.
    expect(score).toBeUndefined();
  });

  it('reports nothing when a check is switched off, and still gives nothing away', () => {
    const { loaded, problems } = load({
      rubrics: [LADDER],
      checkIds: ['tracked'],
      named: ['tracked', 'drift'],
    });
    expect(problems).toEqual([]);
    expect(rubricResults(loaded, ALL_PASS)[0].score).toBe(1);
  });

  it.each([
    ['a kind that does not exist', { ...SCORE, kind: 'guess' }],
    ['a key that does not exist', { ...LADDER, levls: [] }],
    ['a ladder of one level', { ...LADDER, levels: [{ title: 'Alone' }] }],
    [
      'a lowest level that needs something',
      { ...LADDER, levels: LADDER.levels.slice(1) },
    ],
    [
      'a level that needs nothing',
      { ...LADDER, levels: [{ title: 'Low' }, { title: 'High' }] },
    ],
    [
      'readings that do not grow',
      { ...SCORE, readings: [SCORE.readings[0], SCORE.readings[0]] },
    ],
    [
      'scores without a reading',
      { ...SCORE, readings: [{ upTo: 0, says: 'nothing' }] },
    ],
    ['no rubric at all', 'gold'],
  ])('leaves out %s, and says so', (_, value) => {
    const { loaded, problems } = load({ rubrics: [value, LADDER] });
    expect(loaded.map(({ id }) => id)).toEqual(['ladder']);
    expect(problems).toHaveLength(1);
  });
});

describe('rubricResults', () => {
  it('says nothing of a component to which no check of a rubric applies', () => {
    const { loaded } = load({ rubrics: [LADDER, SCORE] });
    const elsewhere = { state: 'not-applicable' } as const;
    expect(
      rubricResults(
        loaded,
        new Map([
          ['tracked', elsewhere],
          ['drift', elsewhere],
        ]),
      ),
    ).toEqual([]);
    expect(rubricResults(loaded, new Map())).toEqual([]);
  });
});
