import { formatDayValue, readDaySeries } from './daySeries';

describe('readDaySeries', () => {
  it('reads what is written of each day', () => {
    const days = [
      { day: '2026-02-27', value: 0.25 },
      { day: '2026-02-28', value: 0 },
      { day: '2026-03-01', value: -1.5 },
      { day: '2026-03-02', value: 1e-7 },
      { day: '2026-03-03', value: 2e21 },
    ];
    expect(readDaySeries(days.map(formatDayValue))).toEqual(days);
    expect(formatDayValue(days[0])).toBe('2026-02-27 0.25');
  });

  it('puts the oldest day first, and each once, with what came last', () => {
    expect(
      readDaySeries(['2026-03-01 0.3', '2026-02-28 0.2', '2026-03-01 0.4']),
    ).toEqual([
      { day: '2026-02-28', value: 0.2 },
      { day: '2026-03-01', value: 0.4 },
    ]);
  });

  it.each([
    ['no day', '0.3'],
    ['no value', '2026-03-01'],
    ['no number', '2026-03-01 high'],
    ['no finite number', '2026-03-01 Infinity'],
    ['a number that is too large', '2026-03-01 1e999'],
    ['not a number', '2026-03-01 NaN'],
    ['another number system', '2026-03-01 0x10'],
    ['a day that there is not', '2026-02-30 0.3'],
    ['a month that there is not', '2026-13-01 0.3'],
    ['an instant', '2026-03-01T12:00:00Z 0.3'],
    ['more than that', '2026-03-01 0.3 0.4'],
    ['two lines', '2026-03-01 0.3\n2026-03-02 0.4'],
    ['no text', 0.3],
    ['nothing', null],
  ])('leaves out what has %s', (_, text) => {
    expect(readDaySeries([text, '2026-03-05 0.1'])).toEqual([
      { day: '2026-03-05', value: 0.1 },
    ]);
  });

  it.each([[undefined], [null], ['2026-03-01 0.3'], [3], [true], [[]]])(
    'has no day where the fact is %j',
    value => {
      expect(readDaySeries(value)).toEqual([]);
    },
  );
});
