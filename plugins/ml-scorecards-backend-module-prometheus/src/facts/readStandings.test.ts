import { MAX_OBJECTIVE_STANDINGS } from 'backstage-plugin-ml-scorecards-common';
import { Sample } from '../api/Sample';
import { readStandings } from './readStandings';

/** Samples of an objective of Sloth, by what they tell. */
const objective = (
  name: string,
  told: Record<string, number>,
  labels: Record<string, string> = {},
): Sample[] =>
  Object.entries(told).map(([tells, value]) => ({
    labels: { sloth_service: 'churn', sloth_slo: name, tells, ...labels },
    value,
  }));

describe('readStandings', () => {
  it('tells all of each objective, the one with the least budget first', () => {
    expect(
      readStandings([
        ...objective('api-availability', {
          target: 0.9995,
          days: 30,
          budgetLeft: 0.3812345,
          burnRate1h: 0.4,
        }),
        ...objective('api-latency', {
          target: 0.99,
          days: 30,
          budgetLeft: -1.4,
          burnRate1h: 2.4,
        }),
      ]),
    ).toEqual({
      value: [
        'api-latency kind=latency target=0.99 days=30 measured=0.976 budgetLeft=-1.4 burnRate1h=2.4',
        'api-availability kind=uptime target=0.9995 days=30 measured=0.999691 budgetLeft=0.381 burnRate1h=0.4',
      ],
    });
  });

  it('goes by the label that says what an objective is about, on whichever series it is', () => {
    expect(
      readStandings([
        ...objective('auc', { burnRate1h: 0 }),
        ...objective('auc', { target: 0.9 }, { about: 'pipeline' }),
        ...objective('nameless', { target: 0.9 }),
      ]),
    ).toEqual({
      value: [
        'auc kind=pipeline target=0.9 burnRate1h=0',
        'nameless target=0.9',
      ],
    });
  });

  it('leaves out what is no number, and puts what has no budget before the others', () => {
    expect(
      readStandings([
        ...objective('a', { target: 0.9, budgetLeft: -3, burnRate1h: NaN }),
        ...objective('b', { target: 1, budgetLeft: -Infinity }),
      ]),
    ).toEqual({
      value: ['b target=1', 'a target=0.9 measured=0.6 budgetLeft=-3'],
    });
  });

  it('takes the worst of several series of the same objective', () => {
    const replica = (name: string, budgetLeft: number, burnRate1h: number) =>
      objective(
        'a',
        { target: 0.9, budgetLeft, burnRate1h },
        { replica: name },
      );
    expect(
      readStandings([...replica('x', 0.5, 1), ...replica('y', 0.25, 0.5)]),
    ).toEqual({
      value: ['a target=0.9 measured=0.925 budgetLeft=0.25 burnRate1h=1'],
    });
  });

  it('does not work out what was measured where series have several targets', () => {
    expect(
      readStandings([
        ...objective('a', { target: 0.99, budgetLeft: -1 }, { cluster: 'x' }),
        ...objective('a', { target: 0.999, budgetLeft: 0.5 }, { cluster: 'y' }),
      ]),
    ).toEqual({ value: ['a target=0.999 budgetLeft=-1'] });
  });

  it('tells apart objectives that several services call the same', () => {
    expect(
      readStandings([
        ...objective('availability', { target: 0.9 }),
        ...objective('availability', { target: 0.8 }, { sloth_service: 'api' }),
      ]),
    ).toEqual({
      value: [
        'api/availability kind=uptime target=0.8',
        'churn/availability kind=uptime target=0.9',
      ],
    });
  });

  it('keeps those that stand worst where there are many', () => {
    const { value } = readStandings(
      Array.from({ length: 30 }, (_, n) =>
        objective(`o-${n}`, { budgetLeft: 1 - n / 100 }),
      ).flat(),
    ) as { value: string[] };
    expect(value).toHaveLength(MAX_OBJECTIVE_STANDINGS);
    expect(value[0]).toBe('o-29 budgetLeft=0.71');
  });

  it.each([
    ['the objective', { tells: 'target' }],
    ['which number it is', { slo: 'a' }],
    ['a number that there is', { slo: 'a', tells: 'toString' }],
  ])('is unknown where a sample does not say %s', (_, labels) => {
    expect(
      readStandings([
        ...objective('a', { target: 0.9 }),
        { labels: labels as Sample['labels'], value: 1 },
      ]),
    ).toEqual({
      unknownBecause: expect.stringContaining('without the labels'),
    });
  });
});
