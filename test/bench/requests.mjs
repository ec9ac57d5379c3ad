// Latencies through the real HTTP API, as one signed-in user sees them.

import { Agent, get } from 'node:http';

/** Rounds until the engine has compiled what it runs often, as it has in a portal after its first minutes. */
const WARM_UP = 100;
const ROUNDS = 300;

/** Rounds of what takes longer than a request: the answer after something was recorded. */
const FEW_ROUNDS = 30;

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export async function measureRequests({ port, components, ask }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const request = (path, headers, onPart) =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      get({ host: '127.0.0.1', port, path, agent, headers }, response => {
        let bytes = 0;
        response.on('data', part => {
          bytes += part.length;
          // Nothing is put together that nobody reads: it would be measured with the answer.
          onPart?.(part);
        });
        response.on('end', () => {
          const ms = performance.now() - start;
          if ([200, 304].includes(response.statusCode)) {
            resolve({ ms, bytes, etag: response.headers.etag });
          } else {
            reject(new Error(`${path} answered ${response.statusCode}`));
          }
        });
      }).on('error', reject);
    });

  let body = '';
  await request(
    '/api/auth/guest/refresh',
    { 'x-requested-with': 'XMLHttpRequest' },
    part => {
      body += part;
    },
  );
  const { token } = JSON.parse(body).backstageIdentity;
  const headers = { authorization: `Bearer ${token}` };
  const api = '/api/ml-scorecards/v1';

  // Each request is another one, so that nothing that the server keeps from the one before helps.
  const teams = Math.ceil(components / 20);
  const departments = Math.ceil(teams / 25);
  const model = n =>
    `model-${String((n * 7919) % components).padStart(6, '0')}`;
  const team = n => `group:default/team-${(n * 31) % teams}`;
  const department = n => `group:default/department-${(n * 31) % departments}`;
  const lists = [
    n =>
      `tier=tier-${1 + (n % 4)}&orderBy=gap&order=desc&limit=${20 + (n % 80)}`,
    n => `owner=${encodeURIComponent(department(n))}&orderBy=score`,
    n => `level=bronze&gap=true&limit=${20 + (n % 80)}`,
    n => `check=bench-${n % 8}-${n % 5}&state=fail&orderBy=gap&order=desc`,
    n => `system=system%3Adefault%2Fsystem-${n % Math.ceil(components / 50)}`,
  ];
  const orders = ['name', 'need', 'components', 'below'];
  /** As many as an answer may hold, or a few less, ordered in one way for so many requests. */
  const someGroups = (n, times) => {
    const kind = Math.floor(n / times);
    const limit = 50 - (Math.floor(kind / orders.length) % 50);
    return `orderBy=${orders[kind % orders.length]}&limit=${limit}`;
  };
  const paths = {
    scorecard: n => `/scorecards/component/default/${model(n)}`,
    list: n => `/scorecards?${lists[n % lists.length](n)}&try=${n}`,
    // The tree is not that deep, so that each asks for the same.
    rollup: n =>
      `/maturity?groupBy=owner&depth=${4 + (n % 47)}&${someGroups(n, 47)}`,
    teams: n =>
      `/maturity?groupBy=${
        n < 200 ? 'owner' : 'system'
      }&layout=list&dimensions=true&${someGroups(n, 1)}`,
    trend: n => `/maturity/trend?days=${565 - n}`,
    teamTrend: n =>
      `/maturity/trend?days=365&groupBy=owner&group=${encodeURIComponent(
        team(n),
      )}`,
    departmentTrend: n =>
      `/maturity/trend?days=365&groupBy=owner&group=${encodeURIComponent(
        department(n),
      )}`,
    // With its trend: its page asks for a year.
    check: n =>
      `/checks/bench-${n % 8}-${n % 5}?days=${365 - Math.floor(n / 40)}`,
    history: n => `/scorecards/component/default/${model(n)}/history`,
    // What no index has: both look at many components.
    text: n => `/scorecards?text=${String(n).padStart(3, '0')}`,
    twoFilters: n =>
      `/scorecards?type=ml-service&lifecycle=experimental&try=${n}`,
  };
  const inTurns = async kinds => {
    const answers = kinds.map(() => []);
    for (let n = 0; n < WARM_UP + ROUNDS; n += 1) {
      for (const [index, [, path, known]] of kinds.entries()) {
        const { ms, bytes } = await request(`${api}${path(n)}`, {
          ...headers,
          ...known,
        });
        if (n >= WARM_UP) {
          answers[index].push({ ms, bytes });
        }
      }
    }
    return kinds.map(([kind], index) => [kind, summaryOf(answers[index])]);
  };
  /** What the first caller pays after something was recorded: components that changed, or results. */
  const afterEach = async (recorded, kind, path) => {
    const answers = [];
    for (let n = 0; n < FEW_ROUNDS; n += 1) {
      await ask('recorded', recorded);
      answers.push(await request(`${api}${path(n)}`, headers));
    }
    return [[kind, summaryOf(answers)]];
  };
  const unchanged = '/maturity?groupBy=tier';
  const { etag } = await request(`${api}${unchanged}`, headers);
  const measured = [
    ...(await inTurns([
      ...Object.entries(paths),
      // The least that any request takes: signing in, one small statement, and no answer.
      ['unchanged', () => unchanged, { 'if-none-match': etag }],
    ])),
    // Some megabytes each: what they leave to be collected would be counted with the others.
    ...(await inTurns([
      ['wholeTree', n => `/maturity?groupBy=owner&try=${n}`],
    ])),
  ];
  for (const policy of ['most', 'own']) {
    await ask('policy', { name: policy });
    const { list, rollup, check } = paths;
    const first = await request(`${api}/scorecards`, headers);
    measured.push(
      // Once after a start.
      [`${policy}First`, summaryOf([first])],
      ...(await afterEach(
        { components: true },
        `${policy}ListAfterSelection`,
        list,
      )),
      ...(await afterEach(
        { components: false },
        `${policy}ListAfterRecording`,
        list,
      )),
      ...(await afterEach(
        { components: false },
        `${policy}RollupAfterRecording`,
        rollup,
      )),
      ...(await afterEach(
        { components: false },
        `${policy}CheckAfterRecording`,
        check,
      )),
      ...(await inTurns([
        [`${policy}List`, list],
        [`${policy}Rollup`, rollup],
        [`${policy}Check`, check],
      ])),
    );
  }
  agent.destroy();
  return Object.fromEntries(measured);
}

function summaryOf(answers) {
  const times = answers.map(({ ms }) => ms);
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    bytes: Math.max(...answers.map(({ bytes }) => bytes)),
  };
}
