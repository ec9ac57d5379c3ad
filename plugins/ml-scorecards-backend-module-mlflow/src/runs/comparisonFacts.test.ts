import { plainFacts } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { runSchema } from '../api/schemas';
import { comparisonFacts } from './comparisonFacts';
import { Experiment } from './Experiment';
import { ExperimentRuns } from './readExperimentRuns';
import { Run, toRun } from './Run';

function run(
  metrics: Record<string, unknown>,
  tags: Record<string, string> = {},
  info: object = {},
): Run {
  const pairs = (record: object) =>
    Object.entries(record).map(([key, value]) => ({ key, value }));
  return toRun(
    runSchema.parse({
      info: { run_id: 'r', status: 'FINISHED', end_time: 1000, ...info },
      data: { metrics: pairs(metrics), tags: pairs(tags) },
    }),
  );
}

const baseline = (metrics: Record<string, unknown>) =>
  run(metrics, { 'mlscorecards.baseline': 'true' });

function compare(
  runs: {
    live?: Run;
    recent?: Run[];
    baselines?: Run[];
    missing?: ExperimentRuns['missing'];
    reproductions?: Run[];
  },
  experiment: Partial<Experiment> = { primaryMetric: 'auc' },
) {
  return plainFacts(
    comparisonFacts(
      {
        recent: runs.recent ?? [],
        baselines: runs.baselines ?? [],
        missing: runs.missing ?? {},
        reproductions: runs.reproductions ?? [],
        drift: [],
      },
      {
        experiment: { id: '1', isDeleted: false, ...experiment },
        liveRun: runs.live ?? { unknownBecause: 'nothing is live' },
        link: 'https://mlflow',
      },
    ),
  );
}

describe('comparisonFacts', () => {
  it('does not say that there is no baseline as long as it has not seen all', () => {
    const others = { baselines: [baseline({ rmse: 1 })] };
    expect(compare(others)).toMatchObject({ hasBaseline: false });
    const missing = { baselines: 'only some were read' };
    expect(compare({ ...others, missing })).toMatchObject({
      hasBaseline: '? only some were read',
      gainOverBaseline: '? only some were read',
    });
    expect(
      compare({
        live: run({ auc: 0.9 }),
        baselines: [baseline({ auc: 0.8 })],
        missing,
      }),
    ).toMatchObject({ hasBaseline: true });
  });

  it.each([
    [0.8, 0.88, 'auc', undefined, 0.1],
    [0.8, 0.72, 'auc', undefined, -0.1],
    [10, 8, 'val_rmse', undefined, 0.2],
    [-0.5, -0.4, 'r2', undefined, 0.2],
    [10, 8, 'units', true, -0.2],
    [10, 8, 'units', false, 0.2],
    // A tag is worth more than a name.
    [10, 8, 'score', false, 0.2],
    [0.8, 0.8, 'auc', undefined, 0],
  ])(
    'from a baseline of %d to %d of %s gains %s %d',
    (before, after, name, greaterIsBetter, gain) => {
      expect(
        compare(
          {
            live: run({ [name]: after }),
            baselines: [baseline({ [name]: before })],
          },
          { primaryMetric: name, greaterIsBetter },
        ),
      ).toMatchObject({
        hasBaseline: true,
        gainOverBaseline: expect.closeTo(gain, 9),
      });
    },
  );

  it('knows no gain over a baseline of 0, or without a number', () => {
    const live = run({ auc: 0.9 });
    expect(
      compare({ live, baselines: [baseline({ auc: 0 })] }).gainOverBaseline,
    ).toBe(
      '? the primary metric to compare with is 0, of which there is no share',
    );
    expect(
      compare({ live: run({ auc: 'NaN' }), baselines: [baseline({ auc: 1 })] })
        .gainOverBaseline,
    ).toBe('? one of the two runs lacks the primary metric');
  });

  it('has no baseline if it never finished, or lacks the metric', () => {
    const live = run({ auc: 0.9 });
    for (const baselines of [
      [],
      [baseline({ loss: 1 })],
      [run({ auc: 0.5 }, {}, { status: 'FAILED' })],
    ]) {
      expect(compare({ live, baselines })).toMatchObject({
        hasBaseline: false,
        gainOverBaseline: expect.stringMatching(/^\? no finished run/),
      });
    }
  });

  it('takes the only metric of the live run for the primary one', () => {
    const baselines = [baseline({ auc: 0.5, loss: 1 })];
    expect(compare({ live: run({ auc: 1 }), baselines }, {})).toMatchObject({
      hasBaseline: true,
      gainOverBaseline: 1,
    });
    const why = /^~ nothing says which metric is the primary one/;
    expect(
      compare({ live: run({ auc: 1, loss: 0 }), baselines }, {}),
    ).toMatchObject({
      hasBaseline: expect.stringMatching(why),
      primaryMetricDrop: expect.stringMatching(why),
    });
  });

  it('knows no better and no worse where nothing says which is which', () => {
    expect(
      compare({ live: run({ units: 1 }) }, { primaryMetric: 'units' })
        .primaryMetricDrop,
    ).toMatch(/^\? nothing says whether more or less of units is better/);
  });

  it('compares the live run with its last repetition', () => {
    const repetition = (id: string, auc: number, info: object = {}) =>
      run({ auc }, { 'mlscorecards.reproduces': id }, info);
    expect(
      compare({
        live: run({ auc: 0.8 }, {}, { run_id: 'live' }),
        reproductions: [
          repetition('live', 0.1, { status: 'FAILED' }),
          repetition('other', 0.5),
          repetition('live', 0.84),
          repetition('live', 0.4),
        ],
      }),
    ).toMatchObject({
      reproducedAt: '1970-01-01T00:00:01.000Z',
      reproductionDifference: expect.closeTo(0.05, 9),
    });
    expect(compare({ live: run({ auc: 0.8 }) })).toMatchObject({
      reproducedAt: expect.stringMatching(/^\? no finished run/),
      reproductionDifference: expect.stringMatching(/^\? no finished run/),
    });
    expect(compare({})).toMatchObject({
      reproducedAt: '? nothing is live',
      gainOverBaseline: expect.stringMatching(/^\? /),
    });
  });

  const series = (...values: number[]) => values.map(auc => run({ auc }));

  it.each([
    [[0.9, 0.9, 0.9, 0.9, 0.9], 0],
    [[0.72, 0.81, 0.5, 0.9, 0.9], 0.2],
    [[0.99, 0.99, 0.99, 0.9, 0.9], -0.1],
    // One that was an attempt is no fall.
    [[0.1, 0.9, 0.9, 0.9, 0.9], 0],
  ])('of runs with %j has dropped by %d', (values, drop) => {
    expect(compare({ recent: series(...values) }).primaryMetricDrop).toEqual(
      expect.closeTo(drop, 9),
    );
  });

  it('leaves out of the series what trained nothing new, and asks for five', () => {
    const recent = [
      run({ auc: 0.1 }, { 'mlscorecards.baseline': '' }),
      run({ auc: 0.1 }, { 'mlscorecards.reproduces': 'x' }),
      run({ auc: 0.1 }, { 'mlflow.parentRunId': 'x' }),
      run({ auc: 0.1 }, {}, { status: 'FAILED' }),
      run({ loss: 1 }),
      ...series(0.9, 0.9, 0.9, 0.9),
    ];
    expect(compare({ recent }).primaryMetricDrop).toBe(
      '~ only 4 finished runs of the experiment have the primary metric, and it takes 5 to tell',
    );
    expect(
      compare({ recent: [...recent, run({ auc: 0.9 })] }).primaryMetricDrop,
    ).toBe(0);
  });
});
