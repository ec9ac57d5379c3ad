import { collectOne, createCollector } from '../__testUtils__/createCollector';
import { FakeEvidently, uuid } from '../__testUtils__/FakeEvidently';
import {
  evidentlyJson,
  FakeMetric,
  metric,
  valueDrift,
} from '../__testUtils__/reports';

const MANY = metric('RowCount', 1000);

describe('what is told of the quality of predictions', () => {
  const evidently = FakeEvidently.forTests();
  const report = (day: number, metrics: FakeMetric[], ...tags: string[]) => ({
    id: uuid(day),
    timestamp: `2026-05-${day}T00:00:00`,
    tags,
    report: evidentlyJson(metrics),
  });
  const collect = (
    snapshots: ReturnType<typeof report>[],
    annotations: Record<string, string> = {},
  ) => {
    evidently.projects.set(uuid(1), snapshots);
    return collectOne(createCollector({ main: evidently.origin }), {
      'evidentlyai.com/project-id': uuid(1),
      ...annotations,
    });
  };

  it.each([
    ['F1Score', 0.8, 0.76, 0.05],
    ['F1Score', 0.8, 0.84, -0.05],
    ['MAE', { mean: 2, std: 1 }, { mean: 2.5, std: 9 }, 0.25],
    ['R2Score', -0.5, -0.6, 0.2],
  ])(
    'tells how much worse %s is: %j, now %j',
    async (name, then, now, drop) => {
      expect(
        await collect([
          report(30, [metric(name, now), MANY]),
          report(10, [metric(name, then)], 'reference'),
        ]),
      ).toMatchObject({
        servedQualityMeasuredAt: '2026-05-30T00:00:00.000Z',
        servedQualityDrop: expect.closeTo(drop),
      });
    },
  );

  it('takes the newest report on quality, and not what it shall be', async () => {
    expect(
      await collect([
        report(31, [metric('F1Score', 0.9), MANY], 'reference'),
        report(30, [valueDrift('prediction', 0.01)]),
        report(29, [metric('F1Score', 0.45), MANY]),
        report(28, [metric('F1Score', 0.9), MANY]),
      ]),
    ).toMatchObject({
      driftCheckedAt: '2026-05-30T00:00:00.000Z',
      servedQualityMeasuredAt: '2026-05-29T00:00:00.000Z',
      servedQualityDrop: expect.closeTo(0.5),
    });
  });

  it('takes what it shall be for no quality that is served, whatever other tags it has', async () => {
    const drifted = [valueDrift('age', 0.4)];
    const facts = await collect([
      report(20, [metric('MeanValue', 1)]),
      report(
        10,
        [metric('F1Score', 0.9), MANY, ...drifted],
        'reference',
        'quality',
        'drift',
        'drift-acknowledged',
      ),
    ]);
    expect(facts).toMatchObject({
      hasDriftMonitor: false,
      servedQualityMeasuredAt: expect.stringMatching(/^~ none of the last 5/),
      servedQualityDrop: expect.stringMatching(/^~ none of the last 5/),
    });
    expect(
      await collect([
        report(20, drifted),
        report(10, drifted, 'reference', 'drift-acknowledged'),
      ]),
    ).toMatchObject({ driftIsAcknowledged: false });
  });

  const both = [metric('F1Score', 0.8), metric('Recall', 0.5), MANY];

  it('asks which metric counts, if there are several', async () => {
    const snapshots = [report(30, both), report(10, both, 'reference')];
    expect(await collect(snapshots)).toMatchObject({
      servedQualityDrop: expect.stringMatching(
        /F1Score, Recall.*evidentlyai\.com\/quality-metric/,
      ),
    });
    const by = (name: string) =>
      collect(snapshots, { 'evidentlyai.com/quality-metric': name });
    expect(await by('Recall')).toMatchObject({ servedQualityDrop: 0 });
    expect(await by('RMSE')).toMatchObject({
      servedQualityDrop: expect.stringMatching(/RMSE is not in both/),
    });
  });

  it.each([
    ['nothing to compare with', [report(30, both)], /has the tag reference/],
    [
      'nobody knows of how many predictions it is',
      [
        report(30, [metric('F1Score', 0.8)]),
        report(10, [metric('F1Score', 0.8)], 'reference'),
      ],
      /add the metric RowCount/,
    ],
    [
      'it is of few predictions',
      [
        report(30, [metric('F1Score', 0.8), metric('RowCount', 999)]),
        report(10, [metric('F1Score', 0.8)], 'reference'),
      ],
      /of 999 predictions/,
    ],
    [
      'there was none',
      [
        report(30, [metric('F1Score', 0.8), MANY]),
        report(10, [metric('F1Score', 0)], 'reference'),
      ],
      /is 0/,
    ],
  ])('tells no change if there is %s', async (_, snapshots, why) => {
    expect(await collect(snapshots)).toMatchObject({
      servedQualityMeasuredAt: '2026-05-30T00:00:00.000Z',
      servedQualityDrop: expect.stringMatching(why),
    });
  });

  it('tells skew by the report that is tagged so, which is none on drift', async () => {
    expect(
      await collect([
        report(
          31,
          [valueDrift('age', 0.4), valueDrift('city', 0.01)],
          'training-serving-skew',
        ),
      ]),
    ).toMatchObject({
      hasDriftMonitor: false,
      trainingServingSkew: 0.5,
      skewMeasuredAt: '2026-05-31T00:00:00.000Z',
      servedQualityMeasuredAt: expect.stringMatching(/^~ none of the last 5/),
    });
    const untold = expect.stringMatching(/has the tag training-serving-skew/);
    expect(await collect([])).toMatchObject({
      trainingServingSkew: untold,
      skewMeasuredAt: untold,
    });
  });
});
