import { plainFacts } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { runSchema } from '../api/schemas';
import { driftFacts } from './driftFacts';
import { DriftRun, toDriftRun } from './DriftRun';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const LAST = '? the last run with the tag mlscorecards.drift';

function run(
  startedAt: string,
  metrics: Record<string, unknown> = {},
  how: { tag?: string; status?: string; end_time?: number } = {},
): DriftRun {
  const { tag = 'psi', ...info } = how;
  const start_time = Date.parse(startedAt);
  return toDriftRun(
    runSchema.parse({
      info: {
        run_id: 'r',
        status: 'FINISHED',
        start_time,
        end_time: start_time + 60_000,
        ...info,
      },
      data: {
        metrics: Object.entries(metrics).map(([key, value]) => ({
          key,
          value,
        })),
        tags: [{ key: 'mlscorecards.drift', value: tag }],
      },
    }),
  );
}

const tell = (drift: DriftRun[], missing?: string) =>
  plainFacts(
    driftFacts(
      { drift, missing: { drift: missing } },
      { link: 'https://mlflow', now: NOW },
    ),
  );

const measured = (share: unknown, psi: unknown = 0.1) => ({
  'drift.share': share,
  'drift.prediction_psi': psi,
});

describe('driftFacts', () => {
  it('tells of the last run what is now, and the worst of each day', () => {
    expect(
      tell([
        run('2026-06-01T03:00:00Z', measured(1), { status: 'FAILED' }),
        run('2026-05-31T15:00:00Z', {
          ...measured(0.25, 0.12345),
          'drift.prediction_drifted': 0,
        }),
        run('2026-05-31T03:00:00Z', measured(0.5, 0.1)),
        // On the day on which it began.
        run('2026-05-29T23:59:59Z', measured(0, 0.3)),
      ]),
    ).toEqual({
      driftCheckedAt: '2026-05-31T15:01:00.000Z',
      driftMethod: 'psi',
      driftedShare: 0.25,
      predictionDrift: 0.12345,
      predictionHasDrifted: false,
      driftedShareByDay: ['2026-05-29 0', '2026-05-31 0.5'],
      predictionDriftByDay: ['2026-05-29 0.3', '2026-05-31 0.1235'],
    });
  });

  it('leaves it to others where nobody measures drift, if all runs were read', () => {
    const none =
      '~ no run of the experiment of the last 90 days with the tag mlscorecards.drift has finished';
    const running = run('2026-06-01T03:00:00Z', {}, { status: 'RUNNING' });
    for (const runs of [[], [running]]) {
      expect(tell(runs)).toEqual({
        driftCheckedAt: none,
        driftMethod: none,
        driftedShare: none,
        predictionDrift: none,
        predictionHasDrifted: none,
        driftedShareByDay: none,
        predictionDriftByDay: none,
      });
      expect(new Set(Object.values(tell(runs, 'some were not read')))).toEqual(
        new Set(['? some were not read']),
      );
    }
  });

  it('draws only days of which it has read all runs', () => {
    const facts = tell(
      [
        run('2026-06-01T03:00:00Z', measured(0.1)),
        run('2026-05-31T15:00:00Z', measured(0.2)),
        run('2026-05-31T03:00:00Z', measured(0.3), { status: 'FAILED' }),
      ],
      'the others are too many',
    );
    expect(facts).toMatchObject({
      driftedShare: 0.1,
      driftedShareByDay: ['2026-06-01 0.1'],
    });
  });

  it('takes no number for what it cannot be, and no older one in its place', () => {
    const before = run('2026-05-31T03:00:00Z', measured(0.5, 0.2));
    const after = (metrics: Record<string, unknown>) =>
      tell([run('2026-06-01T03:00:00Z', metrics), before]);
    const days = {
      driftedShareByDay: ['2026-05-31 0.5'],
      predictionDriftByDay: ['2026-05-31 0.2'],
    };
    expect(after({})).toMatchObject({
      driftedShare: `${LAST} has not logged the metric drift.share`,
      predictionDrift: `${LAST} has not logged the metric drift.prediction_psi`,
      predictionHasDrifted: `${LAST} has not logged the metric drift.prediction_drifted`,
      ...days,
    });
    // As a percentage, and what became no number.
    expect(after(measured(37, 'NaN'))).toMatchObject({
      driftedShare: `${LAST} has logged 37 as the metric drift.share, which is not a share from 0 to 1`,
      predictionDrift: `${LAST} has logged NaN as the metric drift.prediction_psi, which is not a number from 0 on`,
      ...days,
    });
    expect(after(measured(-0.1, 'Infinity'))).toMatchObject({
      driftedShare: expect.stringMatching(/^\? .* -0\.1 /),
      predictionDrift: expect.stringMatching(/^\? .* Infinity /),
      ...days,
    });
    expect(
      tell([run('2026-06-01T03:00:00Z', measured(37))]).driftedShareByDay,
    ).toBe(
      '? no day is known on which a run with the tag mlscorecards.drift has logged a share from 0 to 1 as the metric drift.share',
    );
  });

  it('has a verdict on predictions that were measured by another method', () => {
    const byKs = (drifted: unknown) =>
      tell([
        run(
          '2026-06-01T03:00:00Z',
          { 'drift.share': 0.1, 'drift.prediction_drifted': drifted },
          { tag: 'ks' },
        ),
      ]);
    expect(byKs(1)).toMatchObject({
      driftMethod: 'ks',
      predictionDrift: `${LAST} has not logged the metric drift.prediction_psi`,
      predictionHasDrifted: true,
    });
    expect(byKs(0)).toMatchObject({ predictionHasDrifted: false });
    // Such as a p-value, by which lower would be worse.
    for (const wrong of [0.03, 2, -1, 'NaN', 'Infinity']) {
      expect(byKs(wrong)).toMatchObject({
        predictionHasDrifted: `${LAST} has logged ${wrong} as the metric drift.prediction_drifted, which is not 0 or 1`,
      });
    }
  });

  describe.each(['', ' ', 'true', '1'])('with the tag %j', tag => {
    it('knows no method, though that drift was measured', () => {
      const metrics = { 'drift.share': 0.1, 'drift.prediction_drifted': 1 };
      expect(
        tell([run('2026-06-01T03:00:00Z', metrics, { tag })]),
      ).toMatchObject({
        driftMethod: `${LAST} does not say by which method: say it in the tag`,
        driftedShare: 0.1,
        predictionHasDrifted: true,
      });
    });

    it('knows a PSI by its metric', () => {
      expect(
        tell([run('2026-06-01T03:00:00Z', measured(0.1), { tag })]),
      ).toMatchObject({ driftMethod: 'psi', predictionDrift: 0.1 });
    });
  });

  it.each([
    ['PSI', 'PSI'],
    ['psi, ks', 'psi, ks'],
    ['Population Stability Index', 'Population Stability Index'],
    // The columns by one, and the predictions by the other.
    ['ks', 'ks, psi'],
  ])('by the tag %s and a PSI of the predictions, says %s', (tag, method) => {
    // Also where it became no number.
    for (const psi of [0.1, 'NaN']) {
      expect(
        tell([run('2026-06-01T03:00:00Z', measured(0.1, psi), { tag })]),
      ).toMatchObject({ driftMethod: method });
    }
  });

  it('does not believe what is dated later than tomorrow', () => {
    expect(
      tell([
        run('2026-06-02T12:00:01Z', measured(0), {
          end_time: Date.parse('2126-06-02T12:00:01Z'),
        }),
        run('2026-06-01T03:00:00Z', measured(0.1)),
      ]),
    ).toMatchObject({
      driftCheckedAt: '2026-06-01T03:01:00.000Z',
      driftedShare: 0.1,
    });
  });

  it('says how it was by at most 90 days', () => {
    const runs = Array.from({ length: 91 }, (_, n) =>
      run(new Date(NOW - n * 24 * 3_600_000).toISOString(), measured(0.1)),
    );
    const days = tell(runs).driftedShareByDay as string[];
    expect(days).toHaveLength(90);
    expect(days.at(-1)).toBe('2026-06-01 0.1');
  });
});
