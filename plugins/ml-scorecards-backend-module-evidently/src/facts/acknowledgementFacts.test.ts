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
