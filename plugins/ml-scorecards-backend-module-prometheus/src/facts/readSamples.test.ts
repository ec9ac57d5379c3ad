import { parseSampleValue } from '../api/Sample';
import { Reading } from '../queries/FactQuery';
import { readSamples } from './readSamples';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const read = (reading: Reading, ...values: string[]) =>
  readSamples(
    [values.map(text => ({ labels: {}, value: parseSampleValue(text) }))],
    reading,
    { now: NOW },
  );

describe('readSamples', () => {
  it.each<[Reading, string[], number]>([
    ['lowest', ['0.5', '1e-3'], 0.001],
    ['highest', ['0.5', '-1'], 0.5],
    ['sum', ['0.5', '2'], 2.5],
    ['lowest', ['0'], 0],
    ['lowest', ['0.9995321', '1'], 0.999532],
    ['highest', ['0.123456'], 0.123],
    ['sum', ['0.1', '0.2'], 0.3],
  ])('takes the %s of %j', (reading, values, value) => {
    expect(read(reading, ...values)).toEqual({ value });
  });

  it.each<[string, RegExp]>([
    ['NaN', /no number/],
    ['', /no number/],
    ['+Inf', /infinity/],
    ['-Inf', /infinity/],
  ])('takes "%s" for no value, also among others', (text, why) => {
    for (const reading of [
      'lowest',
      'highest',
      'sum',
      'newest-instant',
    ] as const) {
      expect(read(reading, '1', text)).toEqual({
        unknownBecause: expect.stringMatching(why),
      });
    }
  });

  it.each<[string[], unknown]>([
    [['0', '0'], { value: false }],
    [['0', '1'], { value: true }],
    [['1', 'NaN'], { unknownBecause: expect.stringMatching(/no number/) }],
    [
      ['1', '0.5'],
      { unknownBecause: 'the metric says 0.5, which is neither 0 nor 1' },
    ],
  ])('reads %j as a truth', (values, expected) => {
    expect(read('truth', ...values)).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ['1780272000', { value: '2026-06-01T00:00:00.000Z' }],
    // Clocks differ.
    ['1780300000', { value: '2026-06-01T07:46:40.000Z' }],
    [
      '1780272000000',
      { unknownBecause: expect.stringContaining('milliseconds') },
    ],
    ['1790000000', { unknownBecause: expect.stringContaining('future') }],
    ['0', { unknownBecause: expect.stringContaining('before 1970') }],
  ])('reads %s as an instant', (text, expected) => {
    expect(read('newest-instant', text)).toEqual(expected);
  });

  it('takes the newest instant', () => {
    expect(read('newest-instant', '1780000000', '1780200000')).toEqual({
      value: new Date(1780200000_000).toISOString(),
    });
  });

  it('takes the oldest instant of several names', () => {
    const of = (...names: number[][]) =>
      readSamples(
        names.map(values => values.map(value => ({ labels: {}, value }))),
        'newest-instant',
        { now: NOW },
      );
    expect(of([1779000000, 1780200000], [1780000000])).toEqual({
      value: new Date(1780000000_000).toISOString(),
    });
    expect(of([1780000000], [1780000000_000])).toEqual({
      unknownBecause: expect.stringContaining('milliseconds'),
    });
  });

  const objectives = (...labels: Array<Record<string, string>>) =>
    readSamples(
      [labels.map(each => ({ labels: each, value: 1 }))],
      'objective-kinds',
      { now: NOW },
    );

  it('tells what objectives are about by their labels and names', () => {
    expect(
      objectives(
        { sloth_slo: 'p99-latency', sloth_service: 'pipeline' },
        { sloth_slo: 'x', about: 'model-quality' },
        { slo: 'search-availability', __name__: 'pyrra_objective' },
      ),
    ).toEqual({ value: ['latency', 'model-quality', 'uptime'] });
  });

  it('does not say that one is missing while there is one that says nothing', () => {
    expect(objectives({ sloth_slo: 'latency' }, { sloth_slo: 'x' })).toEqual({
      unknownBecause: expect.stringContaining('the objective x does not say'),
    });
  });

  it('collects what a label says', () => {
    expect(
      readSamples(
        [{ method: 'psi' }, { method: 'ks' }, { method: 'psi' }, {}].map(
          labels => [{ labels: labels as Record<string, string>, value: 1 }],
        ),
        { label: 'method' },
        { now: NOW },
      ),
    ).toEqual({ value: ['ks', 'psi'] });
  });

  describe('of days', () => {
    const days = (...values: Array<[string, string]>) =>
      values.map(([day, text]) => ({
        labels: {},
        value: parseSampleValue(text),
        time: Date.parse(day),
      }));
    const readDays = (...byName: Array<ReturnType<typeof days>>) =>
      readSamples(byName, 'highest-by-day', { now: NOW });

    it('takes the highest value of each, the oldest first, and leaves out what is no number', () => {
      expect(
        readDays(
          days(
            ['2026-05-31', '0.25'],
            ['2026-05-29', '0.123456'],
            ['2026-05-30', 'NaN'],
            ['2026-05-28', '+Inf'],
            ['2026-05-31', '0.5'],
          ),
        ),
      ).toEqual({ value: ['2026-05-29 0.123', '2026-05-31 0.5'] });
    });

    it('takes the worst of several names, on days that are known of all', () => {
      expect(
        readDays(
          days(['2026-05-29', '0.1'], ['2026-05-30', '0.4']),
          days(['2026-05-30', '0.2'], ['2026-05-31', '0.9']),
        ),
      ).toEqual({ value: ['2026-05-30 0.4'] });
    });

    it.each([
      ['nothing is a number', [days(['2026-05-29', 'NaN'])], /no number/],
      [
        'nothing of one of them is',
        [days(['2026-05-29', '0.1']), days(['2026-05-29', '+Inf'])],
        /no number/,
      ],
      [
        'no day is known of all of them',
        [days(['2026-05-29', '0.1']), days(['2026-05-30', '0.1'])],
        /no day on which/,
      ],
    ])('says so where %s', (_, byName, because) => {
      expect(readDays(...byName)).toEqual({
        unknownBecause: expect.stringMatching(because),
      });
    });
  });
});
