import { CheckLevel, CheckState } from 'backstage-plugin-ml-scorecards-common';
import { toyCheck, toyDefinitions } from '../__testUtils__/toyPipeline';
import { CheckStanding } from './CheckStandings';
import { MendProspects, StandingCheck } from './MendProspects';

type Case = {
  id: string;
  level?: CheckLevel;
  dimension?: 'play' | 'joy';
  state?: CheckState;
  effort?: 'small' | 'large';
  waived?: true;
  /** Advice, which no tier requires. */
  advice?: true;
};

/** What mending the first of some checks leads to; each passes unless said otherwise. */
function prospectsOf(cases: readonly Case[]) {
  const { checks } = toyDefinitions(
    cases.map(({ id, level = 'bronze', dimension = 'play', effort }) =>
      toyCheck(id, 'toy.blocks < 3', {
        level,
        dimension,
        requiredFor: ['tier-1'],
        ...(effort && { effort }),
      }),
    ),
  );
  const standing = cases.map(
    ({ state = 'pass', waived, advice }, index): StandingCheck => ({
      check: checks[index],
      standing: (waived
        ? { is: 'waived', state, until: '2026-01-01' }
        : { is: 'owed', state }) satisfies CheckStanding,
      required: !advice,
    }),
  );
  const titles = new Map([
    ['play', 'Play'],
    ['joy', 'Joy'],
  ]);
  return new MendProspects(standing, titles).of(checks[0]);
}

const play = { id: 'play', title: 'Play' };

describe('MendProspects', () => {
  it.each<[string, Case[], object]>([
    [
      'what is missing alone',
      [{ id: 'a', state: 'fail' }, { id: 'b' }],
      { effort: 'medium', closesGap: true, level: 'bronze', dimension: play },
    ],
    [
      'what is unknown alone, and takes long',
      [{ id: 'a', state: 'unknown', effort: 'large' }],
      { effort: 'large', closesGap: true, level: 'bronze', dimension: play },
    ],
    [
      'what is missing beside another of its dimension and level',
      [
        { id: 'a', state: 'fail', effort: 'small' },
        { id: 'b', state: 'fail' },
      ],
      { effort: 'small' },
    ],
    [
      'what is missing beside another of another dimension',
      [
        { id: 'a', state: 'fail' },
        { id: 'b', state: 'unknown', dimension: 'joy' },
      ],
      { effort: 'medium', dimension: play },
    ],
    [
      'what is missing beside another that is waived',
      [
        { id: 'a', state: 'fail' },
        { id: 'b', state: 'fail', waived: true },
      ],
      { effort: 'medium', closesGap: true, level: 'bronze', dimension: play },
    ],
    [
      'what is missing beside advice',
      [
        { id: 'a', state: 'fail' },
        { id: 'b', state: 'fail', advice: true },
      ],
      { effort: 'medium', closesGap: true },
    ],
    [
      'what is missing of a level above one that is missed',
      [
        { id: 'a', state: 'fail', level: 'silver' },
        { id: 'b', state: 'fail', dimension: 'joy' },
      ],
      { effort: 'medium', dimension: play },
    ],
    [
      'what is missing below levels that are complete',
      [
        { id: 'a', state: 'fail' },
        { id: 'b', level: 'silver' },
        { id: 'c', level: 'gold', dimension: 'joy' },
      ],
      { effort: 'medium', closesGap: true, level: 'gold', dimension: play },
    ],
  ])('of %s', (_, cases, expected) => {
    expect(prospectsOf(cases)).toEqual(expected);
  });
});
