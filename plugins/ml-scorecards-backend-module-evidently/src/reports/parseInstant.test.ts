import { parseInstant } from './parseInstant';

const NOON = Date.parse('2026-05-31T12:00:00Z');

describe('parseInstant', () => {
  it.each([
    '2026-05-31T12:00:00Z',
    '2026-05-31T14:00:00+02:00',
    '2026-05-31T12:00:00.000000',
    '2026-05-31 12:00:00',
    NOON,
  ])('reads %s', value => {
    expect(parseInstant(value)).toBe(NOON);
  });

  it('reads a day', () => {
    expect(parseInstant('2026-05-31')).toBe(NOON - 12 * 3_600_000);
  });

  it.each(['', 'yesterday', null, undefined, NaN, {}])('refuses %j', value => {
    expect(parseInstant(value)).toBeUndefined();
  });
});
