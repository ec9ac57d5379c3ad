import { moveInstants } from './moveInstants';

const recordedAt = Date.parse('2026-11-28T12:00:00Z');

describe('moveInstants', () => {
  it.each([
    ['2026-11-27T10:00:00.123456Z', '2026-12-07T10:00:00.123456Z'],
    ['2026-11-27T10:00:00+00:00', '2026-12-07T10:00:00+00:00'],
    [recordedAt, recordedAt + 10 * 86_400_000],
    [recordedAt / 1000, recordedAt / 1000 + 10 * 86_400],
    [`${recordedAt / 1000}`, `${recordedAt / 1000 + 10 * 86_400}`],
    [[{ at: '2026-11-27T10:00:00Z' }], [{ at: '2026-12-07T10:00:00Z' }]],
    // What only looks like one, or is none of the recorded time.
    ['2026-11-27', '2026-11-27'],
    ['9999-99-99T99:99', '9999-99-99T99:99'],
    [0.25, 0.25],
    [1_000_000_000, 1_000_000_000],
    ['0.9995', '0.9995'],
    [null, null],
  ])('makes of %j %j', (recorded, moved) => {
    expect(moveInstants(recorded, { days: 10, recordedAt })).toEqual(moved);
  });
});
