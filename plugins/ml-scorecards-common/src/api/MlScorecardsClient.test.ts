import { ResponseError } from '@backstage/errors';
import { MlScorecardsClient } from './MlScorecardsClient';
import { CheckDetails } from './checks';
import { Scorecard, ScorecardSummary } from './scorecards';

const BASE = 'https://portal.example.com/api/ml-scorecards';

const SUMMARY: ScorecardSummary = {
  entityRef: 'component:default/fraud',
  title: 'Fraud',
  kind: 'Component',
  tier: 'tier-1',
  level: 'bronze',
  targetLevel: 'gold',
  gap: 3,
  score: 0.5,
  coverage: null,
  automation: 1,
  counts: { pass: 1, fail: 1, unknown: 0, notApplicable: 0 },
  attested: 0,
  waived: 0,
  evaluatedAt: '2026-06-15T12:00:00.000Z',
};

const SCORECARD: Scorecard = {
  ...SUMMARY,
  tierReasons: [],
  dimensions: [],
  nextSteps: [],
  rubrics: [],
  checklists: [],
  sources: [],
  findings: [],
  targets: {},
  triggers: [],
  effortFindings: [],
  investment: 0,
  facts: {},
  catalogueUrl: 'https://docs.example.com/',
  waiverTerms: { maxDays: 90, approvers: [] },
  may: {
    tick: true,
    decide: true,
    attest: true,
    requestWaiver: true,
    decideWaiver: false,
    refresh: false,
  },
};

function setup(answer: { status?: number; body: unknown }) {
  const fetch = jest.fn(
    async (_url: RequestInfo | URL, _init?: RequestInit) =>
      new Response(JSON.stringify(answer.body), {
        status: answer.status ?? 200,
        headers: { 'content-type': 'application/json' },
      }),
  );
  const discoveryApi = {
    getBaseUrl: async (pluginId: string) =>
      `https://portal.example.com/api/${pluginId}`,
  };
  const client = new MlScorecardsClient({ discoveryApi, fetchApi: { fetch } });
  const asked = () => {
    expect(fetch).toHaveBeenCalledTimes(1);
    const [url, init] = fetch.mock.calls[0];
    return { url: String(url), method: init?.method ?? 'GET', init };
  };
  return { client, asked };
}

function refusal(status: number, name: string) {
  return {
    status,
    body: { error: { name, message: 'no' }, response: { statusCode: status } },
  };
}

const NO_SHIFT = { components: 0, examples: [] };

/** Every method, with how it is called and an answer that it understands. */
const COUNTS = { pass: 1, fail: 2, unknown: 0, notApplicable: 0 };

const CHECK: CheckDetails = {
  id: 'model/registered',
  title: 'Model is registered',
  dimension: { id: 'lineage', title: 'Lineage' },
  level: 'bronze',
  requiredFor: ['tier-1'],
  conditions: [],
  why: 'To find it.',
  references: ['guide'],
  counts: COUNTS,
  countsByTier: { 'tier-1': COUNTS },
  effort: 'small',
  weight: 1,
  passesBy: 'any',
  appliesTo: { kind: 'component' },
  params: { maxAgeDays: { 'tier-1': 7 } },
  targets: [{ name: 'minUptime', byTier: { 'tier-1': 0.999 } }],
  facts: {},
  trend: {
    follows: 'group',
    points: [{ day: '2026-06-15', definitionsChanged: true, counts: COUNTS }],
  },
};

const METHODS: [
  string,
  (client: MlScorecardsClient) => Promise<unknown>,
  { method: string; path: string; body: unknown },
][] = [
  [
    'getScorecards',
    client => client.getScorecards(),
    {
      method: 'GET',
      path: '/v1/scorecards',
      body: { items: [SUMMARY], totalItems: 1 },
    },
  ],
  [
    'getScorecard',
    client => client.getScorecard('Component:default/fraud'),
    {
      method: 'GET',
      path: '/v1/scorecards/Component/default/fraud',
      body: SCORECARD,
    },
  ],
  [
    'refreshScorecard',
    client => client.refreshScorecard('component:default/fraud'),
    {
      method: 'POST',
      path: '/v1/scorecards/component/default/fraud/refresh',
      body: SCORECARD,
    },
  ],
  [
    'evaluate',
    client =>
      client.evaluate({
        entityRef: 'component:default/fraud',
        facts: { git: { testFiles: ['a'] } },
      }),
    {
      method: 'POST',
      path: '/v1/evaluate',
      body: {
        ...SUMMARY,
        checks: [],
        nextSteps: [],
        facts: {},
        catalogueUrl: 'https://docs.example.com/',
        changes: { level: { from: 'none', to: 'gold' }, checks: [] },
      },
    },
  ],
  [
    'pushFacts',
    client =>
      client.pushFacts({
        entityRef: 'component:default/fraud',
        source: 'evidently',
        facts: { driftedShare: 0.1 },
      }),
    {
      method: 'POST',
      path: '/v1/facts',
      body: {
        entityRef: 'component:default/fraud',
        source: 'evidently',
        outcome: 'recorded',
        collectedAt: '2026-06-15T12:00:00.000Z',
        staleAt: '2026-06-22T12:00:00.000Z',
      },
    },
  ],
  [
    'updateChecklistItem',
    client =>
      client.updateChecklistItem(
        'component:default/fraud',
        { checklist: 'before-scaling', item: 'cost' },
        { ticked: true, version: 2 },
      ),
    {
      method: 'PUT',
      path: '/v1/scorecards/component/default/fraud/checklists/before-scaling/items/cost',
      body: SCORECARD,
    },
  ],
  [
    'updateDecision',
    client =>
      client.updateDecision('component:default/fraud', 'latency-over-limit', {
        reason: 'A bigger machine comes in May',
        until: '2026-07-01',
        version: 0,
      }),
    {
      method: 'PUT',
      path: '/v1/scorecards/component/default/fraud/decisions/latency-over-limit',
      body: SCORECARD,
    },
  ],
  [
    'deleteDecision',
    client =>
      client.deleteDecision('component:default/fraud', 'latency-over-limit', {
        version: 2,
      }),
    {
      method: 'DELETE',
      path: '/v1/scorecards/component/default/fraud/decisions/latency-over-limit?version=2',
      body: SCORECARD,
    },
  ],
  [
    'getChecks',
    client => client.getChecks(),
    { method: 'GET', path: '/v1/checks', body: { items: [], problems: [] } },
  ],
  [
    'getCheck',
    client => client.getCheck('model/registered', { days: 7 }),
    {
      method: 'GET',
      path: '/v1/checks/model%2Fregistered?days=7',
      body: CHECK,
    },
  ],
  [
    'dryRun',
    client => client.dryRun({ checks: { 'environment-pinned': false } }),
    {
      method: 'POST',
      path: '/v1/definitions/dry-run',
      body: {
        components: 1,
        at: '2026-06-15T12:00:00.000Z',
        problems: [],
        advice: [],
        checks: [],
        level: { up: NO_SHIFT, down: NO_SHIFT },
        targetLevel: { up: NO_SHIFT, down: NO_SHIFT },
        gap: { up: NO_SHIFT, down: NO_SHIFT },
        newlyBelowTarget: NO_SHIFT,
      },
    },
  ],
  [
    'getMaturity',
    client => client.getMaturity({ groupBy: 'tier' }),
    {
      method: 'GET',
      path: '/v1/maturity?groupBy=tier',
      body: {
        groupBy: 'tier',
        total: {
          components: 1,
          atTarget: 0,
          levels: { none: 1, bronze: 0, silver: 0, gold: 0 },
          tiers: {
            'tier-1': 0,
            'tier-2': 0,
            'tier-3': 0,
            'tier-4': 1,
            unclassified: 0,
          },
          gap: 2,
          attested: 1,
          waived: 2,
          counts: SUMMARY.counts,
        },
        groups: [],
        groupCount: 0,
      },
    },
  ],
  [
    'getCollectors',
    client => client.getCollectors(),
    {
      method: 'GET',
      path: '/v1/collectors',
      body: { items: [], problems: [] },
    },
  ],
  [
    'getTrend',
    client =>
      client.getTrend({ groupBy: 'owner', group: 'group:default/a', days: 7 }),
    {
      method: 'GET',
      path: '/v1/maturity/trend?groupBy=owner&group=group%3Adefault%2Fa&days=7',
      body: { follows: 'group', points: [] },
    },
  ],
  [
    'getFacts',
    client =>
      client.getFacts('component:default/fraud', { source: 'openlineage' }),
    {
      method: 'GET',
      path: '/v1/scorecards/component/default/fraud/facts?source=openlineage',
      body: {
        entityRef: 'component:default/fraud',
        sources: [
          {
            collector: 'openlineage',
            title: 'OpenLineage',
            status: 'fresh',
            collectedAt: '2026-06-15T12:00:00.000Z',
          },
        ],
        facts: {
          'openlineage.upstreamDatasets': {
            description: 'datasets that the component is made from',
            value: ['db:orders'],
          },
        },
      },
    },
  ],
  [
    'getHistory',
    client => client.getHistory('component:default/fraud', { limit: 5 }),
    {
      method: 'GET',
      path: '/v1/scorecards/component/default/fraud/history?limit=5',
      body: {
        items: [
          {
            at: '2026-06-15T12:00:00.000Z',
            cause: 'definitions',
            subject: 'check',
            check: { id: 'gone', title: 'gone' },
            from: 'pass',
            to: null,
          },
          {
            at: '2026-06-15T12:00:00.000Z',
            cause: 'facts',
            source: { id: 'git', title: 'Git repository' },
            subject: 'level',
            from: null,
            to: 'bronze',
          },
        ],
        days: [
          {
            day: '2026-06-15',
            level: 'bronze',
            tier: 'tier-1',
            score: null,
            gap: 3,
            definitionsChanged: true,
          },
        ],
      },
    },
  ],
  [
    'updateAttestation',
    client =>
      client.updateAttestation(
        'component:default/fraud',
        'rollback-practised',
        {
          note: 'Drilled in May',
          evidenceUrl: 'https://wiki.example.com/drill',
          until: '2026-12-01',
          version: 0,
        },
      ),
    {
      method: 'PUT',
      path: '/v1/scorecards/component/default/fraud/attestations/rollback-practised',
      body: SCORECARD,
    },
  ],
  [
    'deleteAttestation',
    client =>
      client.deleteAttestation(
        'component:default/fraud',
        'rollback-practised',
        { version: 3 },
      ),
    {
      method: 'DELETE',
      path: '/v1/scorecards/component/default/fraud/attestations/rollback-practised?version=3',
      body: SCORECARD,
    },
  ],
  [
    'requestWaiver',
    client =>
      client.requestWaiver('component:default/fraud', 'model-registered', {
        reason: 'The registry moves in June',
        until: '2026-07-01',
        version: 0,
      }),
    {
      method: 'PUT',
      path: '/v1/scorecards/component/default/fraud/waivers/model-registered',
      body: SCORECARD,
    },
  ],
  [
    'decideWaiver',
    client =>
      client.decideWaiver(
        'component:default/fraud',
        'model-registered',
        'reject',
        { reason: 'It can wait for nothing', version: 1 },
      ),
    {
      method: 'POST',
      path: '/v1/scorecards/component/default/fraud/waivers/model-registered/reject',
      body: SCORECARD,
    },
  ],
  [
    'getWaivers',
    client => client.getWaivers({ state: ['requested', 'ended'] }),
    {
      method: 'GET',
      path: '/v1/waivers?state=requested&state=ended',
      body: {
        items: [
          {
            entityRef: 'component:default/fraud',
            title: 'Fraud',
            tier: 'tier-1',
            check: { id: 'model-registered', title: 'Model is registered' },
            waiver: {
              state: 'requested',
              reason: 'The registry moves in June',
              until: '2026-07-01',
              requestedBy: 'user:default/omar',
              requestedAt: '2026-06-15T12:00:00.000Z',
              version: 1,
            },
            may: { decide: true, withdraw: false },
          },
        ],
      },
    },
  ],
  [
    'getStatements',
    client => client.getStatements('component:default/fraud', { limit: 5 }),
    {
      method: 'GET',
      path: '/v1/scorecards/component/default/fraud/statements?limit=5',
      body: {
        items: [
          {
            at: '2026-06-15T12:00:00.000Z',
            by: 'user:default/omar',
            kind: 'waiver',
            action: 'withdraw',
            subject: { id: 'model-registered', title: 'Model is registered' },
            before: { reason: 'The registry moves', version: 1 },
            after: null,
          },
        ],
      },
    },
  ],
  [
    'getTodo',
    client => client.getTodo({ kind: ['required-check'] }),
    {
      method: 'GET',
      path: '/v1/todo?kind=required-check',
      body: { items: [], counts: { 'required-check': 3 } },
    },
  ],
  [
    'getScorecardsByRefs',
    client =>
      client.getScorecardsByRefs(['component:default/fraud', 'api:gone']),
    {
      method: 'POST',
      path: '/v1/scorecards/by-refs',
      body: { items: [SUMMARY, null] },
    },
  ],
  [
    'getChecklists',
    client => client.getChecklists(),
    { method: 'GET', path: '/v1/checklists', body: { items: [] } },
  ],
  [
    'getLabelChanges',
    client => client.getLabelChanges({ after: 0, limit: 5 }),
    {
      method: 'GET',
      path: '/v1/labels?after=0&limit=5',
      body: {
        items: [
          {
            sequence: 1,
            entityRef: 'component:default/fraud',
            labels: { tier: 'tier-1', level: 'gold' },
          },
          { sequence: 2, entityRef: 'component:default/gone', labels: null },
        ],
      },
    },
  ],
];

describe('MlScorecardsClient', () => {
  it.each(METHODS)(
    '%s asks the backend once and gives its answer',
    async (_, call, { method, path, body }) => {
      const { client, asked } = setup({ body });
      await expect(call(client)).resolves.toEqual(body);
      expect(asked()).toMatchObject({ method, url: BASE + path });
    },
  );

  it.each(METHODS)(
    '%s throws a ResponseError when the backend refuses',
    async (_, call) => {
      const { client } = setup(refusal(403, 'NotAllowedError'));
      const error = await call(client).catch(e => e);
      expect(error).toBeInstanceOf(ResponseError);
      expect(error).toMatchObject({ statusCode: 403 });
    },
  );

  it.each(METHODS)(
    '%s does not let in an answer of another shape',
    async (_, call) => {
      const { client } = setup({ body: { surprise: true } });
      await expect(call(client)).rejects.toThrow();
    },
  );

  it('gives undefined for a component without a readable scorecard', async () => {
    const { client } = setup(refusal(404, 'NotFoundError'));
    await expect(
      client.getScorecard('component:default/none'),
    ).resolves.toBeUndefined();
    await expect(client.getCheck('none')).resolves.toBeUndefined();
  });

  it.each(
    METHODS.filter(([name]) => name !== 'getScorecard' && name !== 'getCheck'),
  )('%s does not hide that something is not there', async (_, call) => {
    const { client } = setup(refusal(404, 'NotFoundError'));
    await expect(call(client)).rejects.toBeInstanceOf(ResponseError);
  });

  it('encodes what it puts in paths, so that a name cannot ask for another page', async () => {
    const { client, asked } = setup({ body: SCORECARD });
    await client.updateChecklistItem(
      'component:a b/..?x#y',
      { checklist: 'a/b', item: '../refresh' },
      { ticked: false, version: 0 },
    );
    expect(asked().url).toBe(
      `${BASE}/v1/scorecards/component/a%20b/..%3Fx%23y/checklists/a%2Fb/items/..%2Frefresh`,
    );
  });

  it('sends a tick as JSON', async () => {
    const { client, asked } = setup({ body: SCORECARD });
    const update = { ticked: true, note: 'done', version: 4 };
    await client.updateChecklistItem(
      'component:default/fraud',
      { checklist: 'before-scaling', item: 'cost' },
      update,
    );
    const { init } = asked();
    expect(new Headers(init?.headers).get('content-type')).toBe(
      'application/json',
    );
    expect(JSON.parse(String(init?.body))).toEqual(update);
  });

  it('repeats a filter with several values and leaves out those not given', async () => {
    const { client, asked } = setup({ body: { items: [], totalItems: 0 } });
    await client.getScorecards({
      owner: ['group:default/a', 'group:default/b'],
      tier: ['tier-1'],
      system: undefined,
      text: 'a&b',
      limit: 10,
    });
    const { searchParams } = new URL(asked().url);
    expect([...searchParams]).toEqual([
      ['owner', 'group:default/a'],
      ['owner', 'group:default/b'],
      ['tier', 'tier-1'],
      ['text', 'a&b'],
      ['limit', '10'],
    ]);
  });

  it('asks for nothing in particular unless told otherwise', async () => {
    const { client, asked } = setup(refusal(500, 'Error'));
    await expect(client.getMaturity()).rejects.toBeInstanceOf(ResponseError);
    expect(asked().url).toBe(`${BASE}/v1/maturity`);
  });

  it('sends refs as JSON', async () => {
    const { client, asked } = setup({ body: { items: [null] } });
    await client.getScorecardsByRefs(['component:default/a']);
    const { init } = asked();
    expect(new Headers(init?.headers).get('content-type')).toBe(
      'application/json',
    );
    expect(JSON.parse(String(init?.body))).toEqual({
      entityRefs: ['component:default/a'],
    });
  });

  it('gives a list as a file, and nothing of one that breaks off', async () => {
    const fileOf = (body: BodyInit, status = 200) => {
      const fetch = jest.fn(async () => new Response(body, { status }));
      const client = new MlScorecardsClient({
        discoveryApi: { getBaseUrl: async () => BASE },
        fetchApi: { fetch },
      });
      return { fetch, file: client.getScorecardsCsv({ level: ['gold'] }) };
    };
    const { fetch, file } = fileOf('"entityRef"');
    expect(await (await file).text()).toBe('"entityRef"');
    expect(fetch).toHaveBeenCalledWith(
      `${BASE}/v1/scorecards.csv?level=gold`,
      {},
    );
    const broken = new ReadableStream({
      start: controller => {
        controller.enqueue(new TextEncoder().encode('"entityRef"'));
        controller.error(new Error('broken off'));
      },
    });
    await expect(fileOf(broken).file).rejects.toThrow('broken off');
    const { body, status } = refusal(403, 'NotAllowedError');
    await expect(
      fileOf(JSON.stringify(body), status).file,
    ).rejects.toBeInstanceOf(ResponseError);
  });
});
