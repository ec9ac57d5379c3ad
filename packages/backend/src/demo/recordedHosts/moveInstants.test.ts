import { moveInstants } from './moveInstants';

const recordedAt = Date.parse('2026-11-28T12:00:00Z');
const MOVED_MS = 31 * 3_600_000;

describe('moveInstants', () => {
  it.each([
    ['2026-11-27T10:00:00.123456Z', '2026-11-28T17:00:00.123456Z'],
    ['2026-11-27T23:30:00+02:00', '2026-11-29T06:30:00+02:00'],
    ['2026-11-27 10:00:00', '2026-11-28 17:00:00'],
    [recordedAt, recordedAt + MOVED_MS],
    [recordedAt / 1000, (recordedAt + MOVED_MS) / 1000],
    [`${recordedAt / 1000}`, `${(recordedAt + MOVED_MS) / 1000}`],
    [[{ at: '2026-11-27T10:00:00Z' }], [{ at: '2026-11-28T17:00:00Z' }]],
    // What only looks like one, or is none of the recorded time.
    ['2026-11-27', '2026-11-27'],
    ['9999-99-99T99:99', '9999-99-99T99:99'],
    [0.25, 0.25],
    [1_000_000_000, 1_000_000_000],
    ['0.9995', '0.9995'],
    [null, null],
  ])('makes of %j %j', (recorded, moved) => {
    expect(moveInstants(recorded, { hours: 31, recordedAt })).toEqual(moved);
  });
});
