import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  differences,
  plain,
  Recorder,
  Recording,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  scenario,
  scenarioAnnotations as annotations,
} from '../../../plugins/ml-scorecards-backend-module-evidently/src/__testUtils__/liveScenario';
import { collect } from './collectors';
import { EvidentlyServer, EvidentlyWorkspace } from './EvidentlyServer';
import { judgeFacts } from './judgeFacts';

const RECORDING = join(
  __dirname,
  '../../../plugins/ml-scorecards-backend-module-evidently/src/__recordings__/evidently.json',
);
const HOUR = 3_600_000;

/** A component with a report in its repository. */
const inRepository = {
  it: {
    'backstage.io/source-location':
      'url:https://github.com/acme/models/tree/main/',
    'evidentlyai.com/report': 'drift.json',
  },
};

describe('Evidently, as it is', () => {
  const workspace = new EvidentlyWorkspace();
  let server: EvidentlyServer;
  let recorder: Recorder;
  let committed: unknown;
  const now = Date.now();

  before(async () => {
    committed = await workspace.seed(now);
    server = await workspace.serve();
    recorder = await Recorder.start(server.address);
  });
  after(async () => {
    recorder?.stop();
    await server?.stop();
    workspace.remove();
  });

  for (const [name, expected] of Object.entries(scenario)) {
    test(`tells of ${name} what is to be known`, async () => {
      const names = { [name]: annotations[name as keyof typeof scenario] };
      const answers = await collect(recorder.origin, names, { now });
      assert.deepEqual(differences(expected, answers[name]), []);
    });
  }

  test('tells the same of all of them at once', async () => {
    const answers = await collect(recorder.origin, annotations, { now });
    for (const [name, expected] of Object.entries(scenario)) {
      assert.deepEqual(differences(expected, answers[name]), [], name);
    }
  });

  test('tells when drift was checked and answered, and quality measured', async () => {
    const { fraud } = await collect(server.address, {
      fraud: annotations.fraud,
    });
    const facts = plain(fraud);
    const ago = (hours: number) => new Date(now - hours * HOUR).toISOString();
    assert.equal(facts.driftCheckedAt, ago(6));
    assert.equal(facts.driftAcknowledgedAt, ago(72));
    assert.equal(facts.servedQualityMeasuredAt, ago(7));
  });

  test('tells how drift went day by day, and not of what is no drift', async () => {
    const { fraud } = await collect(server.address, {
      fraud: annotations.fraud,
    });
    const facts = plain(fraud);
    const days = (of: unknown) =>
      (of as string[]).map(text => {
        const [day, value] = text.split(' ');
        return { day, value: Number(value) };
      });
    const shares = days(facts.driftedShareByDay);
    const drift = days(facts.predictionDriftByDay);
    const dayOf = (daysAgo: number) =>
      new Date(now - daysAgo * 24 * HOUR).toISOString().slice(0, 10);
    const at = (series: typeof drift, daysAgo: number) =>
      series.find(({ day }) => day === dayOf(daysAgo))?.value ?? NaN;

    assert.equal(drift[0].day, dayOf(35));
    assert.deepEqual(
      shares.map(({ day }) => day),
      drift.map(({ day }) => day),
    );
    // A report on skew, twenty days ago, has another share.
    for (const daysAgo of [35, 20, 9]) {
      assert.equal(at(shares, daysAgo), 0);
      assert.ok(at(drift, daysAgo) < 0.1);
    }
    for (const daysAgo of [3, 2, 1]) {
      assert.equal(at(shares, daysAgo), 0.4);
      assert.ok(at(drift, daysAgo) > 0.25);
    }
  });

  test('lets nobody write who does not know what the portal never knows', async () => {
    const { status } = await fetch(`${server.address}/api/v2/projects`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Another' }),
    });
    assert.equal(status, 403);
  });

  test('lets checks pass and fail as people would say', async () => {
    const answers = await collect(server.address, annotations);
    const judge = (name: keyof typeof scenario, days = 0) =>
      judgeFacts(answers[name], { now: now + days * 24 * HOUR });

    const fraud = await judge('fraud');
    assert.equal(fraud['drift-monitor-with-alert'], 'pass');
    assert.equal(fraud['drift-checked-recently'], 'pass');
    // More than allowed, and answered three days ago.
    assert.equal(fraud['drift-within-bounds'], 'pass');
    assert.equal(fraud['served-quality-tracked'], 'pass');
    assert.equal(fraud['same-features-in-training-and-serving'], 'fail');
    assert.equal(fraud['model-performance-stable'], 'fail');

    // An answer does not hold for ever.
    const later = await judge('fraud', 5);
    assert.equal(later['drift-within-bounds'], 'fail');

    // By a p-value, whose threshold the report knows.
    const churn = await judge('churn');
    assert.equal(churn['drift-within-bounds'], 'pass');

    const empty = await judge('empty');
    assert.equal(empty['drift-monitor-with-alert'], 'fail');
    assert.equal(empty['drift-checked-recently'], 'fail');
  });

  test('tells the same of a report that a job committed', async () => {
    const { it: answer } = await collect(server.address, inRepository, {
      now,
      file: committed,
    });
    const known = await collect(server.address, { fraud: annotations.fraud });
    const {
      driftedShare,
      predictionDrift,
      predictionHasDrifted,
      driftMethod,
      failedTests,
    } = plain(known.fraud);
    const facts = plain(answer);
    assert.deepEqual(
      {
        ...facts,
        driftedShare,
        predictionDrift,
        predictionHasDrifted,
        driftMethod,
        failedTests,
      },
      facts,
    );
    assert.equal(facts.driftCheckedAt, new Date(now).toISOString());
  });

  test('tells of a report of an older Evidently', async () => {
    const { it: answer } = await collect(server.address, inRepository, {
      now,
      file: await workspace.legacyReport(),
    });
    const facts = plain(answer);
    assert.equal(facts.hasDriftMonitor, true);
    assert.equal(facts.driftTool, 'Evidently');
    assert.equal(facts.driftMethod, 'PSI');
    assert.ok(Math.abs(Number(facts.driftedShare) - 2 / 3) < 1e-9);
    assert.ok(Number(facts.predictionDrift) > 0.3);
    assert.equal(facts.predictionHasDrifted, true);
  });

  if (process.env.RECORD) {
    test('is recorded', async () => {
      const recording: Recording = {
        version: await server.version(),
        recordedAt: now,
        annotations,
        answers: Object.fromEntries(
          Object.entries(recorder.answers).sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      };
      writeFileSync(RECORDING, `${JSON.stringify(recording, null, 1)}\n`);
    });
  }
});
