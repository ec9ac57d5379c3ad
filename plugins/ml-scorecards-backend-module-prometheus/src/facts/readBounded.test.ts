import { LAST_BOUND } from '../queries/FactQuery';
import { readBounded } from './readBounded';

const value = (seconds: number) => ({ labels: { job: 'a' }, value: seconds });
const bound = (seconds: number) => ({
  labels: { job: 'a', [LAST_BOUND]: 'true' },
  value: seconds,
});
const unknown = (why: string) => ({
  unknownBecause: expect.stringContaining(why),
});

describe('readBounded', () => {
  describe('of quantiles', () => {
    const read = (limit: number | undefined, ...seconds: number[]) =>
      readBounded(
        seconds.map(each => [value(each), bound(10)]),
        { areShares: false, limit },
      );

    it('takes what lies below the last bound', () => {
      expect(read(undefined, 9.9, 0.2)).toEqual([value(9.9), value(0.2)]);
    });

    it('takes the last bound only where the limit is below that', () => {
      expect(read(9.9, 10)).toEqual([value(10)]);
      for (const limit of [undefined, 10, 20]) {
        expect(read(limit, 0.2, 10)).toEqual(
          unknown('slower than the last bound of the histogram (10 s)'),
        );
      }
    });

    it('takes what has no bound, as a query of the configuration gives it', () => {
      expect(
        readBounded([[value(3)]], { areShares: false, limit: undefined }),
      ).toEqual([value(3)]);
    });

    it('does not take the bound for a value', () => {
      expect(readBounded([[bound(10)]], { areShares: false })).toEqual(
        unknown('no requests'),
      );
    });
  });

  it('takes shares of what exceeds a limit only where that is below the last bound', () => {
    const read = (limit: number) =>
      readBounded([[value(0), bound(10)]], { areShares: true, limit });
    expect(read(9.9)).toEqual([value(0)]);
    expect(read(10)).toEqual(
      unknown('the declared limit is not below the last bound'),
    );
  });
});
