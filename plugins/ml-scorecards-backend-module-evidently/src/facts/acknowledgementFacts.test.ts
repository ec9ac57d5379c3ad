import { collectOne, createCollector } from '../__testUtils__/createCollector';
import { FakeEvidently, uuid } from '../__testUtils__/FakeEvidently';
import {
  driftedColumns,
  evidentlyJson,
  FakeMetric,
  valueDrift,
} from '../__testUtils__/reports';

const DRIFTED = 0.4;
const NOT_DRIFTED = 0.01;

describe('what is told of answers to drift', () => {
  const evidently = FakeEvidently.forTests();
  const report = (day: number, metrics: FakeMetric[], ...tags: string[]) => ({
    id: uuid(day),
    timestamp: `2026-05-${day}T00:00:00`,
    tags,
    report: evidentlyJson(metrics),
  });
  const collect = (...snapshots: ReturnType<typeof report>[]) => {
    evidently.projects.set(uuid(1), snapshots);
    return collectOne(createCollector({ main: evidently.origin }), {
      'evidentlyai.com/project-id': uuid(1),
    });
  };

  const ofAge = [valueDrift('age', DRIFTED), valueDrift('city', NOT_DRIFTED)];
  const ofBoth = [valueDrift('age', DRIFTED), valueDrift('city', DRIFTED)];

  it.each([
    ['the same drift', ofAge, ofAge, true],
    ['more drift than is left', ofBoth, ofAge, true],
    ['other drift than is seen now', ofAge, ofBoth, false],
  ])('holds for %s', async (_, then, now, expected) => {
    expect(
      await collect(report(30, now), report(28, then, 'drift-acknowledged')),
    ).toMatchObject({
      driftCheckedAt: '2026-05-30T00:00:00.000Z',
      driftIsAcknowledged: expected,
      driftAcknowledgedAt: '2026-05-28T00:00:00.000Z',
    });
  });

  const ofPredictions = (score: number, threshold: number) => [
    valueDrift('age', NOT_DRIFTED),
    valueDrift('prediction', score, { threshold }),
  ];
  const unmeasured = [
    valueDrift('age', DRIFTED),
    valueDrift('prediction', 0.5, { method: 'ks', threshold: 0.05 }),
  ];
  const well = ofPredictions(NOT_DRIFTED, 0.1);

  it.each([
    // By the threshold of its own, no column of the report has drifted.
    ['predictions over our bound', ofPredictions(0.3, 0.5), ofAge, false],
    [
      'predictions over our bound, which were so then',
      ofPredictions(0.3, 0.5),
      ofPredictions(0.21, 0.5),
      true,
    ],
    ['nothing that drifts', well, ofAge, false],
    ['nothing that drifts, as then', well, well, false],
    [
      'predictions of which nothing is known, and was',
      unmeasured,
      [valueDrift('age', DRIFTED), valueDrift('prediction', NOT_DRIFTED)],
      false,
    ],
    ['what is as little known as then', unmeasured, unmeasured, true],
    [
      'what was answered when nothing of it had drifted',
      unmeasured,
      [
        valueDrift('age', NOT_DRIFTED),
        valueDrift('prediction', 0.5, { method: 'ks', threshold: 0.05 }),
      ],
      false,
    ],
  ])('tells of %s whether it is answered', async (_, now, then, expected) => {
    expect(
      await collect(report(30, now), report(28, then, 'drift-acknowledged')),
    ).toMatchObject({ driftIsAcknowledged: expected });
  });

  it('is the newest', async () => {
    expect(
      await collect(
        report(30, ofAge),
        report(28, ofAge, 'drift-acknowledged'),
        report(20, ofBoth, 'drift-acknowledged'),
      ),
    ).toMatchObject({ driftAcknowledgedAt: '2026-05-28T00:00:00.000Z' });
  });

  it('is unknown where reports do not say which columns drifted, unless it is the same report', async () => {
    const counted = [driftedColumns(0.6)];
    expect(
      await collect(
        report(30, counted),
        report(28, ofBoth, 'drift-acknowledged'),
      ),
    ).toMatchObject({
      driftIsAcknowledged: expect.stringMatching(
        /does not say which columns drifted/,
      ),
    });
    expect(
      await collect(report(30, counted, 'drift-acknowledged')),
    ).toMatchObject({ driftIsAcknowledged: true });
  });
});
