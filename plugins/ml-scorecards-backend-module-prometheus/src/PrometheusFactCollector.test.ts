import { ServerResponse } from 'node:http';
import { prometheusFacts } from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  component,
  factCollectorContract,
  plain,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  collectOne,
  createCollector,
  NOW,
  TOKEN,
} from './__testUtils__/createCollector';
import { FakePrometheus } from './__testUtils__/FakePrometheus';

const DAY_MS = 24 * 3_600_000;

describe('PrometheusFactCollector', () => {
  const prometheus = FakePrometheus.forTests();
  const collector = (
    queries?: Record<string, Record<string, string | boolean>>,
  ) => createCollector({ main: prometheus.origin }, { queries });

  factCollectorContract({
    name: 'PrometheusFactCollector',
    setUp: () => {
      prometheus.reset();
      for (const model of ['churn', 'fraud']) {
        prometheus.add('ml_drift_share', { model }, 0.1);
        prometheus.add('up{', { job: model }, 1);
      }
      const answerAll = (answer: (response: ServerResponse) => unknown) => {
        prometheus.intercept = (_, response) => {
          answer(response);
          return true;
        };
      };
      return {
        collector: collector(),
        served: ['churn', 'fraud'].map(name =>
          component(name, {
            'prometheus.io/model': name,
            'prometheus.io/job': name,
            'prometheus.io/instance': 'main',
          }),
        ) as [ReturnType<typeof component>, ReturnType<typeof component>],
        notServed: component('other', { 'prometheus.io/instance': 'main' }),
        secrets: [TOKEN],
        source: {
          goDown: () => answerAll(response => response.destroy()),
          hang: () => new Promise<void>(asked => answerAll(() => asked())),
          answerGarbage: () =>
            answerAll(response => response.end('<html>Sign in</html>')),
          breakFor: ({ metadata: { name } }) => {
            prometheus.refuse(name, 422, {
              errorType: 'execution',
              error: 'query processing would load too many samples',
            });
          },
        },
      };
    },
  });

  it('tells all that is declared', async () => {
    prometheus.add(
      'slo:objective:ratio',
      { sloth_service: 'churn', sloth_slo: 'latency', tells: 'target' },
      0.99,
    );
    prometheus.add(
      'slo:sli_error:ratio_rate30d',
      { sloth_service: 'churn', sloth_slo: 'availability' },
      0.998,
    );
    prometheus.add(
      'ratio_rate1h',
      { sloth_service: 'churn', sloth_slo: 'latency', tells: 'burnRate1h' },
      0.9,
    );
    prometheus.add(
      'error_budget_remaining',
      { sloth_service: 'churn', sloth_slo: 'latency', tells: 'budgetLeft' },
      -0.5,
    );
    prometheus.add('http_request_duration_seconds_bucket', { job: 'api' }, 0.2);
    prometheus.add('http_requests_total', { job: 'api' }, 60);
    prometheus.add('container_cpu', { container: 'c' }, 0.4);
    prometheus.add('DCGM', { container: 'c' }, 0.9);
    prometheus.add('container_memory', { container: 'c' }, 0.3);
    const model = 'm';
    prometheus.add('ml_drift_score', { model, method: 'psi' }, 0.1);
    prometheus.add('ml_drift_detected', { model, method: 'psi' }, 1);
    prometheus.add('ml_drift_last_run', { model }, NOW / 1000 - 60);
    prometheus.add('ml_drift_share', { model }, 0.25);
    prometheus.add('ml_served_quality_timestamp', { model }, NOW / 1000);
    prometheus.add(
      'ml_served_quality_reference',
      { model, metric: 'auc' },
      0.02,
    );
    prometheus.add(
      'ml_served_quality_reference',
      { model, metric: 'f1' },
      0.04,
    );
    prometheus.add('ml_training_duration', { model }, 90);
    prometheus.add('ml_pipeline_duration', { model }, 120);
    prometheus.addRule({
      name: 'Burns',
      query: 'slo:sli_error:ratio_rate5m{sloth_service="churn"} > 1',
    });
    prometheus.addRule(
      { name: 'Drifts', query: 'ml_drift_score > 1' },
      { model },
      { model: 'other' },
    );

    const facts = await collectOne(collector(), {
      'sloth.dev/service': 'churn',
      'prometheus.io/job': 'api',
      'prometheus.io/model': model,
      'prometheus.io/container': 'c',
      'mlscorecards.io/latency-limit': '200ms',
    });
    const newestDays = (value: number) =>
      Array.from(
        { length: 30 },
        (_, n) =>
          `${new Date(NOW - (29 - n) * DAY_MS)
            .toISOString()
            .slice(0, 10)} ${value}`,
      );
    expect(facts).toEqual({
      objectives: ['latency'],
      compliance30d: 0.9,
      errorBudgetRemaining: -0.5,
      burnRate1h: 0.9,
      objectiveStandings: [
        'latency kind=latency target=0.99 measured=0.985 budgetLeft=-0.5 burnRate1h=0.9',
      ],
      // The fake does not subtract.
      errorBudgetSpentByDay: newestDays(-0.5),
      alertRules: ['Burns', 'Drifts'],
      burnRateAlerts: ['Burns'],
      driftAlertRules: ['Drifts'],
      firingAlerts: ['Drifts'],
      uptime30d: 0.998,
      latencyP95Seconds: 0.2,
      latencyP99Seconds: 0.2,
      slowWindowShare7d: 0.2,
      requestsPerMinute: 60,
      cpuUtilizationP95: 0.4,
      gpuUtilizationP95: 0.9,
      memoryUtilizationP95: 0.3,
      highestUtilizationP95: 0.9,
      measuredUtilizations: ['cpu', 'gpu', 'memory'],
      hasDriftMetrics: true,
      driftMethods: ['psi'],
      predictionDriftMethods: ['psi'],
      driftCheckedAt: '2026-05-31T23:59:00.000Z',
      driftedShare: 0.25,
      predictionDrift: 0.1,
      predictionHasDrifted: true,
      driftedShareByDay: newestDays(0.25),
      predictionDriftByDay: newestDays(0.1),
      servedQualityMeasuredAt: '2026-06-01T00:00:00.000Z',
      servedQualityDrop: 0.04,
      trainingSecondsMedian: 90,
      pipelineSecondsMedian: 120,
    });
    expect(Object.keys(facts).sort()).toEqual(
      Object.keys(prometheusFacts.facts).sort(),
    );
  });

  it('asks as of one time, and with its credentials', async () => {
    await collectOne(collector(), { 'prometheus.io/job': 'api' });
    expect([...prometheus.times]).toEqual([String(NOW / 1000)]);
    expect(
      new Set(prometheus.headers.map(({ authorization }) => authorization)),
    ).toEqual(new Set([`Bearer ${TOKEN}`]));
  });

  it('tells each day (UTC) by its last millisecond, today among them, and leaves out what is no number', async () => {
    const asked: string[] = [];
    prometheus.add('ml_drift_share', { model: 'churn' }, seconds => {
      const at = new Date(seconds * 1000).toISOString();
      asked.push(at);
      return at.startsWith('2026-05-20')
        ? 'NaN'
        : Number(at.slice(8, 10)) / 100;
    });
    const { driftedShareByDay } = await collectOne(
      createCollector(
        { main: prometheus.origin },
        { now: () => Date.parse('2026-05-22T13:14:15Z') },
      ),
      { 'prometheus.io/model': 'churn' },
    );
    expect(driftedShareByDay).toHaveLength(29);
    expect((driftedShareByDay as string[]).slice(-4)).toEqual([
      '2026-05-18 0.18',
      '2026-05-19 0.19',
      '2026-05-21 0.21',
      '2026-05-22 0.22',
    ]);
    expect((driftedShareByDay as string[])[0]).toBe('2026-04-23 0.23');
    expect(asked).toContain('2026-05-22T23:59:59.999Z');
    expect(
      prometheus.lines.filter(line => line.includes('query_range')),
    ).toHaveLength(2);
  });

  it('leads to the query with the names of the component', async () => {
    prometheus.add('ml_drift_share', { model: 'churn' }, 0.25);
    const { it: answer } = await collectByName(collector(), [
      component('it', { 'prometheus.io/model': 'churn' }),
    ]);
    expect(answer).toHaveProperty(
      'facts.driftedShare.link',
      `https://prometheus.example.com/graph?${new URLSearchParams({
        'g0.expr':
          'max by (model) (last_over_time(ml_drift_share{model=~"churn"}[1d]))',
        'g0.tab': '1',
      })}`,
    );
  });

  it('leaves it to others where it knows a model, and nothing of the kind', async () => {
    prometheus.add('ml_drift_share', { model: 'known' }, 0.1);
    const answers = await collectByName(
      collector(),
      ['known', 'misspelled'].map(model =>
        component(model, { 'prometheus.io/model': model }),
      ),
    );
    expect(plain(answers.known)).toMatchObject({
      driftedShare: 0.1,
      servedQualityDrop: '~ Prometheus has no value for model known',
    });
    expect(plain(answers.misspelled).servedQualityDrop).toBe(
      '? Prometheus has no value for model misspelled',
    );
  });

  it('asks another way where the first has no answer', async () => {
    prometheus.add(
      'http_server_request_duration_seconds_bucket',
      { job: 'new' },
      0.3,
    );
    prometheus.add('http_request_duration_seconds_bucket', { job: 'old' }, 0.2);
    const answers = await collectByName(
      collector(),
      ['old', 'new'].map(job => component(job, { 'prometheus.io/job': job })),
    );
    expect(answers.old).toHaveProperty('facts.latencyP99Seconds.value', 0.2);
    expect(answers.new).toHaveProperty('facts.latencyP99Seconds.value', 0.3);
    // Whoever is answered is not asked about again.
    const second = prometheus.asked.filter(({ query }) =>
      query.includes(
        'histogram_quantile(0.99, sum by (job, le) (rate(http_server',
      ),
    );
    expect(second.map(({ query }) => /job=~"[^"]*"/.exec(query)![0])).toEqual([
      'job=~"new"',
    ]);
  });

  it('takes the worst of several names, and adds up what is counted', async () => {
    for (const [job, value] of [
      ['a', 0.1],
      ['b', 0.3],
    ] as const) {
      prometheus.add('http_request_duration_seconds_bucket', { job }, value);
      prometheus.add('http_requests_total', { job }, value);
      prometheus.add('up{', { job }, value);
    }
    expect(
      await collectOne(collector(), { 'prometheus.io/job': 'a, b' }),
    ).toMatchObject({
      latencyP95Seconds: 0.3,
      requestsPerMinute: 0.4,
      uptime30d: 0.1,
    });
  });

  it('does not tell the worst of several names while one has nothing', async () => {
    prometheus.add('ml_drift_share', { model: 'a' }, 0.1);
    prometheus.add('ml_drift_last_run', { model: 'a' }, NOW / 1000 - 60);
    prometheus.add('ml_drift_last_run', { model: 'b' }, NOW / 1000 - 7200);
    const of = (model: string) =>
      collectOne(collector(), { 'prometheus.io/model': model });
    expect(await of('a')).toMatchObject({
      driftedShare: 0.1,
      hasDriftMetrics: true,
    });
    expect(await of('a, b')).toMatchObject({
      driftedShare: expect.stringMatching(
        /^\? Prometheus has no value for model b, which the entity names beside/,
      ),
      // The one that was measured long ago.
      driftCheckedAt: '2026-05-31T22:00:00.000Z',
      // Of one of them, other things are published, and no drift.
      hasDriftMetrics: false,
    });
    expect(await of('a, no-such')).toMatchObject({
      hasDriftMetrics: expect.stringContaining('no value for model no-such'),
    });
  });

  it('asks another way for each of several names', async () => {
    const histogram = 'http_request_duration_seconds_bucket';
    prometheus.add(histogram, { job: 'old' }, 0.2);
    prometheus.add(
      histogram.replace('http', 'http_server'),
      { job: 'new' },
      0.3,
    );
    expect(
      await collectOne(collector(), { 'prometheus.io/job': 'old, new' }),
    ).toMatchObject({ latencyP99Seconds: 0.3 });
  });

  it('tells how the objectives of Sloth and of Pyrra stand, by themselves', async () => {
    const sloth = { sloth_service: 'churn', sloth_slo: 'uptime' };
    const pyrra = { slo: 'churn-latency' };
    const tell = (metric: string, labels: {}, tells: string, value: number) =>
      prometheus.add(metric, { ...labels, tells }, value);
    tell('slo:objective:ratio{', sloth, 'target', 0.99);
    tell('slo:time_period:days{', sloth, 'days', 28);
    tell('pyrra_objective{', pyrra, 'target', 0.9);
    tell('pyrra_availability{', pyrra, 'budgetLeft', -1);
    expect(
      await collectOne(collector(), {
        'sloth.dev/service': 'churn',
        'pyrra.dev/slo': 'churn-latency',
      }),
    ).toMatchObject({
      objectiveStandings: [
        'churn/uptime kind=uptime target=0.99 days=28',
        'pyrra/churn-latency kind=latency target=0.9 measured=0.8 budgetLeft=-1',
      ],
    });
  });

  it('joins what Sloth and Pyrra know, and takes the worst', async () => {
    const sloth = { sloth_service: 'churn' };
    const pyrra = { slo: 'churn-latency' };
    prometheus.add('slo:objective', { ...sloth, sloth_slo: 'uptime' }, 0.99);
    prometheus.add('pyrra_objective{', pyrra, 0.99);
    prometheus.add('slo:period_error_budget', sloth, 0.7);
    prometheus.add('slo:sli_error:ratio_rate1h{', sloth, 0.5);
    prometheus.add('pyrra_errors:rate5m', pyrra, 2);
    const names = {
      'sloth.dev/service': 'churn',
      'pyrra.dev/slo': 'churn-latency',
    };
    const facts = await collectOne(collector(), names);
    expect(facts).toMatchObject({
      objectives: ['latency', 'uptime'],
      burnRate1h: 2,
    });
    // Also of an error budget: the fake takes the objective for the query of it.
    expect(facts.errorBudgetRemaining).toBe(0.7);
    expect(
      (
        await collectOne(collector(), {
          ...names,
          'pyrra.dev/slo': 'no-such',
        })
      ).burnRate1h,
    ).toEqual(expect.stringContaining('no value for slo no-such'));
  });

  it('asks for each limit of latency by itself, of twenty at most', async () => {
    prometheus.add('[5m]', { job: 'api' }, 0.1);
    const answers = await collectByName(
      collector(),
      Array.from({ length: 25 }, (_, n) =>
        component(`c-${n}`, {
          'prometheus.io/job': 'api',
          'mlscorecards.io/latency-limit': `${n + 1}ms`,
        }),
      ),
    );
    const known = Object.values(answers).filter(answer =>
      JSON.stringify(answer).includes('"slowWindowShare7d":{"value":0.1'),
    );
    expect(known).toHaveLength(20);
    expect(JSON.stringify(answers)).toContain(
      'more than 20 different limits of latency',
    );
  });

  it('uses the queries of the configuration', async () => {
    prometheus.add('my_latency', { app: 'churn' }, 0.7);
    prometheus.add('ml_drift_share', { model: 'churn' }, 0.1);
    const facts = await collectOne(
      collector({
        latencyP99Seconds: {
          query: 'my_latency{{{matchers}}}',
          annotation: 'prometheus.io/model',
          label: 'app',
        },
        driftedShare: { enabled: false },
      }),
      { 'prometheus.io/model': 'churn' },
    );
    expect(facts.latencyP99Seconds).toBe(0.7);
    expect(facts.driftedShare).toBe(
      '~ its query is switched off in queries.driftedShare of app-config.yaml',
    );
  });

  it.each([
    [
      400,
      'bad_data',
      /does not understand the built-in query for driftedShare \(400: 1:2: parse error\)/,
    ],
    [
      422,
      'execution',
      /cannot evaluate the built-in query .*queries\.driftedShare/,
    ],
    [503, 'timeout', /took too long to evaluate/],
  ])(
    'says what is wrong with one query (%d)',
    async (status, errorType, message) => {
      prometheus.add('ml_drift_score', { model: 'churn' }, 0.1);
      prometheus.refuse(
        'max by (model) (last_over_time(ml_drift_share',
        status,
        {
          errorType,
          error: '1:2: parse error',
        },
      );
      const facts = await collectOne(collector(), {
        'prometheus.io/model': 'churn',
      });
      expect(facts.driftedShare).toEqual(expect.stringMatching(message));
      expect(facts.predictionDrift).toBe(0.1);
    },
  );

  it('reads facts that the configuration adds, and declares them', async () => {
    const own = {
      query: 'cache_hits{{{matchers}}}',
      annotation: 'prometheus.io/job',
      description: 'a fact of our own',
    };
    const added = collector({
      cacheHitShare: { ...own, reading: 'lowest' },
      cacheHitsByDay: { ...own, reading: 'highest-by-day' },
      cacheFilledAt: { ...own, reading: 'newest-instant' },
      cacheIsWarm: { ...own, query: 'warm{{{matchers}}}', reading: 'truth' },
    });
    prometheus.add('warm', { job: 'api' }, 0);
    prometheus.add('cache_hits', { job: 'api', shard: '1' }, 0.9);
    prometheus.add('cache_hits', { job: 'api', shard: '2' }, 0.7);
    const facts = await collectOne(added, {
      'prometheus.io/job': 'api"} or up{a="',
    });
    expect(facts.cacheHitShare).toMatch(/^\? Prometheus has no value/);
    expect(
      await collectOne(added, { 'prometheus.io/job': 'api' }),
    ).toMatchObject({
      cacheHitShare: 0.7,
      cacheHitsByDay: expect.arrayContaining(['2026-06-01 0.9']),
      cacheFilledAt: '1970-01-01T00:00:00.900Z',
      cacheIsWarm: false,
    });
    expect(
      (await collectOne(added, { 'prometheus.io/model': 'm' })).cacheHitShare,
    ).toMatch(/does not have the annotation prometheus\.io\/job/);
    expect(added.factSet.facts).toMatchObject({
      uptime30d: { type: 'number' },
      cacheHitShare: { type: 'number' },
      cacheHitsByDay: { type: 'strings' },
      cacheFilledAt: { type: 'instant' },
      cacheIsWarm: { type: 'boolean' },
    });
  });

  it('does not say that no utilization is measured where its queries are refused or switched off', async () => {
    prometheus.add('up{', { job: 'api' }, 1);
    const job = { 'prometheus.io/job': 'api' };
    expect((await collectOne(collector(), job)).measuredUtilizations).toEqual(
      [],
    );
    expect(
      (
        await collectOne(
          collector({ gpuUtilizationP95: { enabled: false } }),
          job,
        )
      ).measuredUtilizations,
    ).toMatch(/^\? its query is switched off/);
    prometheus.add('node_cpu', { job: 'api' }, 0.4);
    prometheus.refuse('DCGM', 422, { errorType: 'execution', error: 'much' });
    expect(await collectOne(collector(), job)).toMatchObject({
      measuredUtilizations: ['cpu'],
      highestUtilizationP95: expect.stringMatching(/^\? .*cannot evaluate/),
    });
  });

  it('tells no credentials that the server repeats', async () => {
    prometheus.refuse('ml_drift_share', 400, {
      errorType: 'bad_data',
      error: `Bearer ${TOKEN}`,
    });
    const facts = await collectOne(collector(), {
      'prometheus.io/model': 'churn',
    });
    expect(facts.driftedShare).toEqual(expect.stringContaining('(400)'));
    expect(JSON.stringify(facts)).not.toContain(TOKEN);
  });

  it.each([403, 404, 405])(
    'tells what is measured now where the days before are not told (%d)',
    async status => {
      prometheus.add('ml_drift_share', { model: 'churn' }, 0.1);
      prometheus.intercept = ({ path }, response) => {
        const isAboutDays = path === '/api/v1/query_range';
        if (isAboutDays) response.writeHead(status).end();
        return isAboutDays;
      };
      expect(
        await collectOne(collector(), { 'prometheus.io/model': 'churn' }),
      ).toMatchObject({
        driftedShare: 0.1,
        driftedShareByDay: `? The server does not tell how anything went day by day (${status} for api/v1/query_range)`,
      });
    },
  );

  it.each([403, 404, 405])(
    'tells what is measured where rules are not told (%d)',
    async status => {
      prometheus.add('ml_drift_share', { model: 'churn' }, 0.1);
      prometheus.intercept = ({ path }, response) => {
        const isRules = path === '/api/v1/rules';
        if (isRules) response.writeHead(status).end();
        return isRules;
      };
      expect(
        await collectOne(collector(), { 'prometheus.io/model': 'churn' }),
      ).toMatchObject({
        driftedShare: 0.1,
        alertRules: `? the server does not tell its alert rules (${status} for api/v1/rules)`,
      });
    },
  );
});
