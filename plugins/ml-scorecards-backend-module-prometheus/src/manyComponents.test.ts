import {
  collectByName,
  component,
  plain,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { createCollector, NOW, TOKEN } from './__testUtils__/createCollector';
import { FakePrometheus } from './__testUtils__/FakePrometheus';

jest.setTimeout(60_000);

describe('PrometheusFactCollector for many components', () => {
  const prometheus = FakePrometheus.forTests();
  const collector = () =>
    createCollector({ main: prometheus.origin }, { clock: realClock });

  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => {
      const name = `risk-model-${n}`;
      prometheus.add('ml_drift_share', { model: name }, n / count);
      prometheus.add('http_requests_total', { job: name }, n);
      return component(`c-${n}`, {
        'sloth.dev/service': name,
        'prometheus.io/job': name,
        'prometheus.io/model': name,
        'prometheus.io/container': name,
        'mlscorecards.io/latency-limit': n % 2 ? '200ms' : '1s',
      });
    });

  it('asks about a thousand in fewer than two hundred requests, none of which is long', async () => {
    const answers = await collectByName(collector(), many(1000));
    expect(plain(answers['c-250'])).toMatchObject({
      driftedShare: 0.25,
      requestsPerMinute: 250,
    });
    // The number stands in docs/sources/prometheus.md.
    expect(prometheus.asked).toHaveLength(198);
    expect(
      prometheus.asked.filter(({ path }) => path === '/api/v1/rules'),
    ).toHaveLength(1);
    expect(
      Math.max(...prometheus.lines.map(({ length }) => length)),
    ).toBeLessThan(8000);
  });

  it('finds the rules of each among many', async () => {
    const entities = many(500);
    for (let n = 0; n < 2000; n += 1) {
      prometheus.addRule(
        {
          name: `Alert-${n}`,
          query: `up{job="risk-model-${n % 500}"} == 0`,
        },
        { job: `risk-model-${n % 500}` },
      );
    }
    const answers = await collectByName(collector(), entities);
    expect(plain(answers['c-7'])).toMatchObject({
      alertRules: ['Alert-1007', 'Alert-1507', 'Alert-507', 'Alert-7'],
      firingAlerts: ['Alert-1007', 'Alert-1507', 'Alert-507', 'Alert-7'],
    });
  });

  it('reads the rules once for the batches of a pass, and anew some minutes after', async () => {
    const entity = component('it', { 'prometheus.io/job': 'api' });
    let now = NOW;
    const some = createCollector(
      { main: prometheus.origin },
      { clock: realClock, now: () => now },
    );
    const rulesRead = () =>
      prometheus.asked.filter(({ path }) => path === '/api/v1/rules').length;
    const alertsOf = async () =>
      plain((await collectByName(some, [entity])).it).alertRules;
    prometheus.add('up{', { job: 'api' }, 1);
    prometheus.addRule({ name: 'A', query: 'up{job="api"} == 0' });
    expect(await alertsOf()).toEqual(['A']);
    now += 60_000;
    expect(await alertsOf()).toEqual(['A']);
    expect(rulesRead()).toBe(1);
    prometheus.groups = [];
    now += 10 * 60_000;
    expect(await alertsOf()).toEqual([]);
    expect(rulesRead()).toBe(2);
  });

  it('asks each query once at most about one', async () => {
    await collectByName(collector(), [
      component('it', {
        'sloth.dev/service': 'x',
        'pyrra.dev/slo': 'x',
        'prometheus.io/job': 'x',
        'prometheus.io/model': 'x',
        'prometheus.io/container': 'x',
        'mlscorecards.io/latency-limit': '200ms',
      }),
    ]);
    // The number stands in docs/sources/prometheus.md.
    expect(prometheus.asked).toHaveLength(48);
    expect(new Set(prometheus.asked.map(({ query }) => query)).size).toBe(48);
  });

  it('tells the same as for each by itself', async () => {
    const entities = many(30);
    const together = await collectByName(collector(), entities);
    for (const n of [0, 7, 29]) {
      const alone = await collectByName(collector(), [entities[n]]);
      expect(plain(alone[`c-${n}`])).toEqual(plain(together[`c-${n}`]));
    }
  });

  it('asks once about what several components name', async () => {
    prometheus.add('ml_drift_share', { model: 'shared' }, 0.3);
    const answers = await collectByName(
      collector(),
      ['a', 'b'].map(name =>
        component(name, { 'prometheus.io/model': 'shared' }),
      ),
    );
    for (const answer of Object.values(answers)) {
      expect(answer).toHaveProperty('facts.driftedShare.value', 0.3);
    }
    expect(
      prometheus.asked.filter(({ query }) =>
        query.includes('last_over_time(ml_drift_share{model=~"shared"}'),
      ),
    ).toHaveLength(1);
  });

  it('sends nothing of an entity but as a value', async () => {
    const hostile = ['x"} or up{job!="', '.*', 'a|b', '\\', '{{by}}', '$&'];
    prometheus.add('ml_drift_share', { model: 'ab' }, 0.3);
    for (const model of hostile) {
      prometheus.add('ml_drift_share', { model }, 0.9);
    }
    const answers = await collectByName(
      collector(),
      hostile.map((model, n) =>
        component(`c-${n}`, { 'prometheus.io/model': model }),
      ),
    );
    for (const answer of Object.values(answers)) {
      expect(answer).toHaveProperty('facts.driftedShare.value', 0.9);
    }
    expect(new Set(prometheus.lines.map(line => line.split('?')[0]))).toEqual(
      new Set([
        'GET /api/v1/query',
        'GET /api/v1/query_range',
        'GET /api/v1/rules',
      ]),
    );
    expect(
      new Set(prometheus.headers.map(({ authorization }) => authorization)),
    ).toEqual(new Set([`Bearer ${TOKEN}`]));
  });
});
