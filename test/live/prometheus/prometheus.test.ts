import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { readDaySeries } from 'backstage-plugin-ml-scorecards-common';
import {
  collectByName,
  component,
  differences,
  plain,
  Recorder,
  Recording,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  annotations,
  CHURN_STANDINGS,
  RANK_DAY,
  scenario,
} from '../../../plugins/ml-scorecards-backend-module-prometheus/src/__testUtils__/liveScenario';
import { collectorOf } from './collectors';
import { openMetrics } from './openMetrics';
import { otherRules } from './otherRules';
import { past } from './past';
import { PrometheusServer } from './PrometheusServer';
import { pushes } from './pushes';
import { slothRules } from './slothRules';
import { startTenantProxy } from './startTenantProxy';

const RECORDING = join(
  __dirname,
  '../../../plugins/ml-scorecards-backend-module-prometheus/src/__recordings__/prometheus-2.json',
);

const dayOf = (ms: number) => Math.floor(ms / 86_400_000);

describe('Prometheus, as it is', () => {
  let server: PrometheusServer;
  let recorder: Recorder;
  let began: number;
  let now: number;

  before(async () => {
    began = Date.now();
    server = await PrometheusServer.start({
      past: openMetrics(past(began), began),
      rules: { ...slothRules('churn', 'scores'), 'other.json': otherRules() },
    });
    for (const [job, text] of Object.entries(pushes(began))) {
      await server.push(job, text);
    }
    await server.untilKnown(
      ...[
        'auc',
        'requests-availability',
        'feature-freshness',
        'availability-0',
      ].map(
        slo => `slo:period_error_budget_remaining:ratio{sloth_slo="${slo}"}`,
      ),
      'slo:period_error_budget_remaining:ratio{sloth_slo="requests-latency"}',
      'pyrra_availability{slo="search-latency"}',
      'pyrra_window{slo="rank-availability"}',
      'ml_drift_share{model="empty"}',
      'ml_served_quality{metric="rmse"}',
      'ALERTS{alertname="PredictionsDrift",alertstate="firing"}',
    );
    recorder = await Recorder.start(server.address);
    now = Date.now();
  });
  after(async () => {
    recorder?.stop();
    await server?.stop();
  });

  const collect = (
    names: readonly string[],
    options: Partial<Parameters<typeof collectorOf>[1]> = {},
    address = recorder.origin,
  ) =>
    collectByName(
      collectorOf(address, { now, ...options }),
      names.map(name => component(name, annotations[name])),
    );

  for (const [name, expected] of Object.entries(scenario)) {
    test(`tells of ${name} what is to be known`, async () => {
      const answers = await collect([name]);
      assert.deepEqual(differences(expected, answers[name]), []);
    });
  }

  test('tells of each day what was highest in it', async () => {
    const { rank } = await collect(['rank']);
    const { driftedShareByDay, predictionDriftByDay } = plain(rank);
    const days = driftedShareByDay as string[];
    // Nothing more is measured of it, also if a day has begun since.
    const newDays = dayOf(now) - dayOf(began);
    assert.equal(days.length, 30 - newDays);
    assert.deepEqual(
      days.filter(day => !RANK_DAY.test(day)),
      [],
    );
    assert.deepEqual(predictionDriftByDay, days);
  });

  test('tells how each objective stands, and of each day how much of the budget was spent', async () => {
    const { churn } = await collect(['churn']);
    const { objectiveStandings, errorBudgetSpentByDay } = plain(churn);
    const standings = objectiveStandings as string[];
    assert.equal(standings.length, CHURN_STANDINGS.length);
    CHURN_STANDINGS.forEach((standing, n) =>
      assert.match(standings[n], standing),
    );
    const spent = readDaySeries(errorBudgetSpentByDay);
    // Ten times too much in the first 18 hours, which were made up for since.
    assert(spent[0].value > 5, JSON.stringify(spent[0]));
    assert(Math.abs(spent.at(-1)!.value - 0.445) < 0.01);
  });

  test('tells the same of all of them at once', async () => {
    const answers = await collect(Object.keys(annotations));
    for (const [name, expected] of Object.entries(scenario)) {
      assert.deepEqual(differences(expected, answers[name]), [], name);
    }
    assert.deepEqual(Object.keys(answers).sort(), Object.keys(scenario).sort());
  });

  test('takes a thousand names of any kind in addresses that fit through proxies', async () => {
    const proxy = await startTenantProxy(server.address);
    try {
      const entities = Array.from({ length: 1000 }, (_, n) =>
        component(`c-${n}`, {
          'prometheus.io/model':
            n === 700 ? 'churn' : `no-such "model" (${n}) \\ [a|b]*`,
        }),
      );
      const answers = await collectByName(
        collectorOf(proxy.origin, { now, tenant: 'risk' }),
        entities,
      );
      assert.equal(plain(answers['c-700']).driftedShare, 0.25);
      assert.match(`${plain(answers['c-7']).driftedShare}`, /has no value/);
      assert(Math.max(...proxy.asked.map(({ length }) => length)) < 8000);
    } finally {
      proxy.stop();
    }
  });

  test('says which configured query is wrong, and tells the other facts', async () => {
    const query = (text: string) => ({
      query: text,
      annotation: 'prometheus.io/model',
    });
    const queries = {
      driftedShare: query('ml_drift_share{{{matchers}}'),
      predictionDrift: query(
        'ml_drift_score{{{matchers}}} * on (model) ml_drift_score{{{matchers}}}',
      ),
      driftCheckedAt: query('scalar(ml_drift_share{{{matchers}}})'),
      trainingSecondsMedian: query('sum(ml_drift_share{{{matchers}}})'),
      latencyP95Seconds: {
        query:
          'quantile_over_time(0.95, ml_training_duration_seconds{{{matchers}}}[30d])',
        annotation: 'prometheus.io/model',
      },
    };
    const answers = await collect(['churn'], { queries }, server.address);
    const facts = plain(answers.churn);
    const key = 'mlScorecards.prometheus.queries';
    assert.match(
      `${facts.driftedShare}`,
      /does not understand the configured query \(400: .*parse error/,
    );
    assert.match(`${facts.driftedShare}`, new RegExp(`${key}.driftedShare`));
    assert.match(
      `${facts.predictionDrift}`,
      /cannot evaluate the configured query \(422: .*many/,
    );
    assert.match(`${facts.driftCheckedAt}`, /a scalar and no instant vector/);
    assert.match(`${facts.trainingSecondsMedian}`, /without the label model/);
    assert.equal(facts.latencyP95Seconds, 900);
    assert.equal(facts.hasDriftMetrics, true);
  });

  test('says to what server of tenants it has to tell one, and tells it', async () => {
    const proxy = await startTenantProxy(server.address);
    try {
      const refused = await collect(['churn'], {}, proxy.origin);
      assert('error' in refused.churn);
      assert.equal(refused.churn.error.code, 'auth');
      assert.match(refused.churn.error.message, /instances\.main\.tenant/);
      proxy.asked.length = 0;
      const answers = await collect(
        ['churn'],
        { tenant: 'risk' },
        proxy.origin,
      );
      assert.deepEqual(differences(scenario.churn, answers.churn), []);
      assert.deepEqual(
        [...new Set(proxy.asked.map(({ tenant }) => tenant))],
        ['risk'],
      );
    } finally {
      proxy.stop();
    }
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
