import fc from 'fast-check';
import { DailyCounts, DailySums } from './DailySums';

const DAYS = ['2026-01-02', '2026-01-03', '2026-01-04', '2026-01-05'];
/** One of before them, too. */
const KNOWN = ['2026-01-01', ...DAYS];

/** Whichever stood last on each day is what counts on it. Counted by a plain loop. */
function plainSums(histories: readonly (readonly DailyCounts[])[]) {
  const sums = DAYS.map(day => {
    const standing = histories.flatMap(
      history => history.filter(each => each.day <= day).at(-1) ?? [],
    );
    return {
      day,
      known: standing.length > 0,
      counts: [0, 1].map(column =>
        standing.reduce((sum, { counts }) => sum + counts[column], 0),
      ),
    };
  });
  return sums
    .filter(({ known }) => known)
    .map(({ day, counts }) => ({ day, counts }));
}

it('adds up how each component stood at the end of each day', () => {
  const history = fc
    .array(
      fc.record({
        day: fc.constantFrom(...KNOWN),
        counts: fc.tuple(fc.nat(5), fc.nat(5)),
      }),
      { maxLength: 6 },
    )
    .map(standings => standings.sort((a, b) => (a.day < b.day ? -1 : 1)));
  fc.assert(
    fc.property(fc.array(history, { maxLength: 5 }), histories => {
      const sums = new DailySums(DAYS, 2);
      histories.forEach(each => sums.add(each));
      expect(sums.sums()).toEqual(plainSums(histories));
    }),
  );
});
