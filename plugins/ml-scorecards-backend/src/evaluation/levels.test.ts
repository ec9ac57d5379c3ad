import {
  CheckLevel,
  CheckState,
  Level,
} from 'backstage-plugin-ml-scorecards-common';
import { tally, WeighedState } from './levels';

/** Reads `bronze:pass silver:fail*3`, where 3 is a weight. */
function results(text: string): WeighedState[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map(word => {
      const [, level, state, weight] =
        /^(\w+):([\w-]+)(?:\*(.+))?$/.exec(word) ?? [];
      return {
        level: level as CheckLevel,
        state: state as CheckState,
        weight: Number(weight ?? 1),
      };
    });
}

describe('reachedLevel', () => {
  it.each<[string, Level]>([
    ['', 'none'],
    ['bronze:pass', 'bronze'],
    ['bronze:fail', 'none'],
    ['bronze:unknown', 'none'],
    ['bronze:pass bronze:fail', 'none'],
    ['bronze:pass bronze:unknown', 'none'],
    ['bronze:pass silver:pass', 'silver'],
    ['bronze:pass silver:fail', 'bronze'],
    ['bronze:pass silver:unknown', 'bronze'],
    ['bronze:pass silver:pass gold:pass', 'gold'],
    ['bronze:pass silver:pass gold:unknown', 'silver'],
    ['bronze:pass silver:unknown gold:pass', 'bronze'],
    ['bronze:fail silver:pass gold:pass', 'none'],
    ['gold:pass silver:pass bronze:unknown', 'none'],
    // Checks that do not apply are skipped.
    ['bronze:pass bronze:not-applicable', 'bronze'],
    ['bronze:pass silver:not-applicable silver:pass', 'silver'],
    // A level without any applicable check is not given away, and does not stand in the way of the next.
    ['bronze:not-applicable', 'none'],
    ['bronze:pass silver:not-applicable', 'bronze'],
    ['bronze:pass silver:pass gold:not-applicable', 'silver'],
    ['bronze:pass gold:pass', 'gold'],
    ['bronze:pass silver:not-applicable gold:pass', 'gold'],
    ['bronze:not-applicable silver:pass', 'silver'],
    ['bronze:not-applicable silver:fail gold:pass', 'none'],
  ])('of "%s" is %s', (text, level) => {
    expect(tally(results(text)).level).toBe(level);
    expect(tally(results(text).reverse()).level).toBe(level);
  });
});

describe('score and coverage', () => {
  it.each<[string, number | undefined, number | undefined]>([
    ['', undefined, undefined],
    ['bronze:not-applicable', undefined, undefined],
    ['bronze:pass', 1, 1],
    ['bronze:fail', 0, 1],
    ['bronze:unknown', 0, 0],
    ['bronze:pass silver:fail', 1 / 2, 1],
    ['bronze:pass silver:unknown', 1 / 2, 1 / 2],
    ['bronze:pass silver:not-applicable', 1, 1],
    ['bronze:pass*3 silver:fail*1', 3 / 4, 1],
    ['bronze:pass*1 silver:unknown*3', 1 / 4, 1 / 4],
    ['bronze:fail*1 silver:unknown*1 gold:pass*2', 1 / 2, 3 / 4],
    ['bronze:pass*0.5 gold:not-applicable*100', 1, 1],
  ])(
    'of "%s" are %s and %s: by weight, of what applies',
    (text, expectedScore, expectedCoverage) => {
      expect(tally(results(text)).score).toBe(expectedScore);
      expect(tally(results(text)).coverage).toBe(expectedCoverage);
    },
  );
});

describe('the counts', () => {
  it('counts each state by itself', () => {
    expect(
      tally(
        results(
          'bronze:pass bronze:fail silver:fail gold:unknown gold:not-applicable gold:not-applicable',
        ),
      ).counts,
    ).toEqual({ pass: 1, fail: 2, unknown: 1, notApplicable: 2 });
    expect(tally([]).counts).toEqual({
      pass: 0,
      fail: 0,
      unknown: 0,
      notApplicable: 0,
    });
  });
});
