import { DriftPoint } from '../project/DriftSeries';
import { dayFacts } from './dayFacts';

const psi = { column: 'prediction', method: 'psi' };

const share = (at: string, value: number): DriftPoint => ({
  at: Date.parse(at),
  value,
});
const drift = (at: string, value: number, of = psi): DriftPoint => ({
  at: Date.parse(at),
  of,
  value,
});
const factsOf = (points: readonly DriftPoint[]) =>
  dayFacts({ points }, { predictionColumn: 'prediction', link: 'https://it' });

describe('dayFacts', () => {
  it('tells the highest value of each day, the oldest first', () => {
    expect(
      factsOf([
        share('2026-05-31T23:59:59Z', 0.25),
        drift('2026-05-31T06:00:00Z', 0.31),
        share('2026-05-29T00:00:00Z', 0),
        share('2026-05-31T00:00:00Z', 0.5),
        share('2026-06-01T00:00:00+02:00', 0.4),
        drift('2026-05-30T06:00:00Z', 0.005666),
      ]),
    ).toEqual({
      driftedShareByDay: {
        value: ['2026-05-29 0', '2026-05-31 0.5'],
        link: 'https://it',
      },
      predictionDriftByDay: {
        value: ['2026-05-30 0.0057', '2026-05-31 0.31'],
        link: 'https://it',
      },
    });
  });

  it('tells of the 90 days up to the newest one that was measured, also if that was not each day', () => {
    expect(
      factsOf([
        share('2026-03-03T23:59:59Z', 0.4),
        share('2026-03-04T00:00:00Z', 0.3),
        share('1970-01-01T00:00:00Z', 0.2),
        share('2026-06-01T23:00:00Z', 0.1),
      ]).driftedShareByDay,
    ).toHaveProperty('value', ['2026-03-04 0.3', '2026-06-01 0.1']);
    const { driftedShareByDay } = factsOf(
      Array.from({ length: 120 }, (_, n) =>
        share(new Date(Date.UTC(2026, 5, 1 - n)).toISOString(), 0.1),
      ),
    );
    expect(driftedShareByDay).toHaveProperty('value.length', 90);
    expect(driftedShareByDay).toHaveProperty('value.0', '2026-03-04 0.1');
    expect(driftedShareByDay).toHaveProperty('value.89', '2026-06-01 0.1');
  });

  it('takes no number of another method or column as PSI of the predictions', () => {
    const ks = { column: 'prediction', method: 'K-S p_value' };
    const points = [
      share('2026-05-31T00:00:00Z', 0.5),
      drift('2026-05-30T00:00:00Z', 0.9, ks),
      drift('2026-05-31T00:00:00Z', 0.7, { column: 'age', method: 'psi' }),
    ];
    expect(factsOf(points).predictionDriftByDay).toMatchObject({
      unknownBecause: expect.stringMatching(
        /by K-S p_value, whose numbers are no PSI/,
      ),
    });
    expect(
      factsOf([...points, drift('2026-05-29T00:00:00Z', 0.2)])
        .predictionDriftByDay,
    ).toHaveProperty('value', ['2026-05-29 0.2']);
  });

  it('says what to do where nothing was measured', () => {
    expect(factsOf([])).toMatchObject({
      driftedShareByDay: {
        unknownBecause: expect.stringContaining('DriftedColumnsCount'),
      },
      predictionDriftByDay: {
        unknownBecause: expect.stringContaining(
          'evidentlyai.com/prediction-column',
        ),
      },
    });
  });
});
