import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { openTestDatabase, testDatabases } from './__testUtils__/databases';
import { dumpDatabase } from './__testUtils__/dumpDatabase';
import {
  ADA,
  OMAR,
  ONE,
  startStatementsApi,
  StatementsApi,
} from './__testUtils__/statementsApi';

jest.setTimeout(120_000);

/** A request that writes, as it is meant. The test spoils it. */
interface Write {
  readonly eventId: string;
  readonly method: 'put' | 'post' | 'delete';
  readonly person: string;
  /** Below the scorecard, with the id of what it is about between braces; or from `/v1` on. */
  readonly path: string;
  /** Of those that take one. */
  readonly body?: Record<string, unknown>;
  /** The version in the address, of those without a body. */
  readonly version?: number;
}

const until = '2026-01-05';

const WRITES: readonly Write[] = [
  {
    eventId: 'checklist-item-update',
    method: 'put',
    person: OMAR,
    path: '/checklists/ready/items/{rules}',
    body: {
      ticked: true,
      note: 'All of them.',
      evidenceUrl: 'https://wiki.example/rules',
      version: 0,
    },
  },
  {
    eventId: 'decision-update',
    method: 'put',
    person: OMAR,
    path: '/decisions/{box-full}',
    body: {
      reason: 'Later.',
      growthRate: 'One block a day.',
      evidenceUrl: 'mailto:omar@example.com',
      until,
      version: 1,
    },
  },
  {
    eventId: 'decision-delete',
    method: 'delete',
    person: OMAR,
    path: '/decisions/{box-full}',
    version: 1,
  },
  {
    eventId: 'attestation-update',
    method: 'put',
    person: OMAR,
    path: '/attestations/{played-lately}',
    body: {
      note: 'Yesterday.',
      evidenceUrl: 'http://wiki.example/game',
      until,
      version: 1,
    },
  },
  {
    eventId: 'attestation-delete',
    method: 'delete',
    person: OMAR,
    path: '/attestations/{played-lately}',
    version: 1,
  },
  {
    eventId: 'waiver-request',
    method: 'put',
    person: OMAR,
    path: '/waivers/{many-blocks}',
    body: { reason: 'They are ordered.', until, version: 1 },
  },
  ...(['approve', 'reject', 'withdraw'] as const).map(
    (decision): Write => ({
      eventId: `waiver-${decision}`,
      method: 'post',
      person: decision === 'withdraw' ? OMAR : ADA,
      path: `/waivers/{many-blocks}/${decision}`,
      body: { reason: 'Because.', version: 1 },
    }),
  ),
  {
    eventId: 'waiver-revoke',
    method: 'post',
    person: ADA,
    path: '/waivers/{played-ever}/revoke',
    body: { reason: 'Because.', version: 2 },
  },
];

const PUSH: Write = {
  eventId: 'facts-push',
  method: 'post',
  person: OMAR,
  path: '/v1/facts',
  body: {
    entityRef: 'component:default/fraud',
    source: 'drift',
    facts: { detected: false },
    key: 'run-17',
    collectedAt: '2026-01-01T11:00:00Z',
    link: 'https://ci.example/17',
  },
};

const REFRESH: Write = {
  eventId: 'scorecard-refresh',
  method: 'post',
  person: OMAR,
  path: '/refresh',
};

/** What is sent in the end. */
interface Sent {
  path: string;
  body?: string;
  type?: string;
}

/** A way to spoil a request; undefined where it does not apply. */
interface Fault {
  readonly name: string;
  readonly status: number;
  /** What the answer has to say. */
  readonly says: RegExp;
  spoil(write: Write): Sent | undefined;
}

function meant({ path, body, version }: Write): Sent {
  return {
    path: `${path.startsWith('/v1') ? '' : ONE}${path.replace(/[{}]/g, '')}${
      version === undefined ? '' : `?version=${version}`
    }`,
    ...(body && { body: JSON.stringify(body), type: 'application/json' }),
  };
}

/** Puts other values into the body, of requests whose body has such a field. */
const withField =
  (field: string, value: unknown) =>
  (write: Write): Sent | undefined =>
    write.body && Object.hasOwn(write.body, field)
      ? {
          ...meant(write),
          body: JSON.stringify({ ...write.body, [field]: value }),
        }
      : undefined;

const withBody =
  (change: (body: Record<string, unknown>) => string) =>
  (write: Write): Sent | undefined =>
    write.body && { ...meant(write), body: change(write.body) };

const withQuery =
  (query: string) =>
  (write: Write): Sent | undefined =>
    write.version === undefined
      ? undefined
      : { path: meant({ ...write, version: undefined }).path + query };

/** Names something else than what is there. */
const aboutId =
  (id: string) =>
  (write: Write): Sent | undefined =>
    write.path.includes('{')
      ? meant({ ...write, path: write.path.replace(/\{.*\}/, id) })
      : undefined;

const aboutEntity =
  (ref: string) =>
  (write: Write): Sent | undefined => {
    const { path, ...sent } = meant(write);
    if (!path.startsWith(ONE)) {
      return undefined;
    }
    return { ...sent, path: path.replace('component/default/fraud', ref) };
  };

const TEXT_FIELDS = ['note', 'reason', 'growthRate'];

const FAULTS: readonly Fault[] = [
  // Links.
  ...[
    // eslint-disable-next-line no-script-url -- the very thing that must be refused
    'javascript:alert(1)',
    ' JaVa\nScript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    '//wiki.example/rules',
    'rules',
  ].map(
    (link): Fault => ({
      name: `the link ${JSON.stringify(link)}`,
      status: 400,
      says: /evidenceUrl: must be a link that starts with http, https or mailto/,
      spoil: withField('evidenceUrl', link),
    }),
  ),
  {
    name: 'a NUL character in a link',
    status: 400,
    says: /evidenceUrl: .*NUL/,
    spoil: withField('evidenceUrl', 'https://wiki.example/a\0b'),
  },
  {
    name: 'a link of 3,000 characters',
    status: 400,
    says: /evidenceUrl: Too big/,
    spoil: withField('evidenceUrl', `https://wiki.example/${'x'.repeat(3000)}`),
  },
  // Texts.
  ...TEXT_FIELDS.flatMap((field): Fault[] => [
    {
      name: `a megabyte as ${field}`,
      status: 413,
      says: /too large/,
      spoil: withField(field, 'x'.repeat(1_000_000)),
    },
    {
      name: `2,001 characters as ${field}`,
      status: 400,
      says: new RegExp(`${field}: Too big`),
      spoil: withField(field, 'x'.repeat(2001)),
    },
    {
      name: `a NUL character in ${field}`,
      status: 400,
      says: new RegExp(`${field}: must not hold a NUL character`),
      spoil: withField(field, 'a\0b'),
    },
    {
      name: `a list as ${field}`,
      status: 400,
      says: new RegExp(`${field}: .*expected string`),
      spoil: withField(field, ['a']),
    },
    {
      name: `an object as ${field}`,
      status: 400,
      says: new RegExp(`${field}: .*expected string`),
      spoil: withField(field, { toString: 'a' }),
    },
  ]),
  {
    name: 'a text as a tick',
    status: 400,
    says: /ticked: .*expected boolean/,
    spoil: withField('ticked', 'true'),
  },
  // Days.
  ...[
    '2025-12-31',
    '2999-01-01',
    'tomorrow',
    '2026-02-30',
    '2026-01-05T00:00:00Z',
    20260105,
    '',
  ].map(
    (day): Fault => ({
      name: `the day ${JSON.stringify(day)}`,
      status: 400,
      says: /until: /,
      spoil: withField('until', day),
    }),
  ),
  // Versions.
  {
    name: 'a version that nobody can have seen',
    status: 409,
    says: /Somebody else changed this/,
    spoil: withField('version', 7),
  },
  ...[undefined, null, '1', -1, 1.5, 2 ** 31, [1]].map(
    (version): Fault => ({
      name: `the version ${JSON.stringify(version)}`,
      status: 400,
      says: /version: /,
      spoil: withField('version', version),
    }),
  ),
  {
    name: 'a version in the address that nobody can have seen',
    status: 409,
    says: /Somebody else changed this/,
    spoil: withQuery('?version=7'),
  },
  ...[
    '',
    '?version=',
    '?version=0',
    '?version=x',
    '?version=1&version=1',
    '?version[a]=1',
    '?version=99999999999',
  ].map(
    (query): Fault => ({
      name: `the query "${query}"`,
      status: 400,
      says: /version: /,
      spoil: withQuery(query),
    }),
  ),
  // Keys.
  ...['by', 'constructor', 'prototype', 'state'].map(
    (key): Fault => ({
      name: `the key ${key}`,
      status: 400,
      says: new RegExp(`Unrecognized key: "${key}"`),
      spoil: withBody(body => JSON.stringify({ ...body, [key]: { x: 1 } })),
    }),
  ),
  {
    name: 'nothing of its own, but a prototype',
    status: 400,
    says: /version: |__proto__/,
    spoil: withBody(body => `{"__proto__": ${JSON.stringify(body)}}`),
  },
  {
    name: 'a key too many in the address',
    status: 400,
    says: /Unrecognized key: "by"/,
    spoil: withQuery('?version=1&by=user:default/erin'),
  },
  // Bodies.
  {
    name: 'a form',
    status: 400,
    says: /must be JSON/,
    spoil: write =>
      write.body && {
        ...meant(write),
        body: 'ticked=true&version=0',
        type: 'application/x-www-form-urlencoded',
      },
  },
  {
    name: 'JSON that calls itself a text',
    status: 400,
    says: /must be JSON/,
    spoil: write => write.body && { ...meant(write), type: 'text/plain' },
  },
  {
    name: 'a character set that nobody knows',
    status: 415,
    says: /unsupported charset/,
    spoil: write =>
      write.body && { ...meant(write), type: 'application/json; charset=x' },
  },
  {
    name: 'half of a body',
    status: 400,
    says: /JSON/,
    spoil: withBody(body => JSON.stringify(body).slice(0, -1)),
  },
  ...['[]', '"text"', 'null', ''].map(
    (body): Fault => ({
      name: `the body '${body}'`,
      status: 400,
      says: /JSON|body: |: /,
      spoil: withBody(() => body),
    }),
  ),
  // Facts.
  ...(
    [
      ['entityRef', 'component:default/nope', 404, /There is no scorecard of/],
      ['entityRef', 'fraud', 400, /"fraud" is no entity ref/],
      ['entityRef', 'component:default/a\0', 400, /entityRef: .*NUL/],
      ['entityRef', 'x'.repeat(4000), 400, /entityRef: Too big/],
      ['entityRef', ['component:default/fraud'], 400, /entityRef: .*string/],
      ['entityRef', 'component:default/churn', 403, /^Only .* may push facts/],
      ['source', 'nope', 400, /source: there is no fact set "nope"/],
      ['source', '__proto__', 400, /source: there is no fact set/],
      ['source', 'constructor', 400, /source: there is no fact set/],
      ['source', 'toy', 400, /source: there is no fact set "toy"/],
      ['facts', {}, 400, /facts: must hold a fact/],
      ['facts', [true], 400, /facts: .*record/],
      ['facts', { nope: 1 }, 400, /no fact drift.nope/],
      ['facts', { constructor: 1 }, 400, /no fact drift.constructor/],
      [
        'facts',
        { detected: 'no' },
        400,
        /drift.detected must be true or false/,
      ],
      ['facts', { detected: null }, 400, /facts.detected: .*Leave it out/],
      [
        'facts',
        { checkedAt: '2026-01-01' },
        400,
        /drift.checkedAt must be an instant/,
      ],
      ['facts', { detected: { a: 1 } }, 400, /facts.detected: must be/],
      ['collectedAt', '2026-01-01T12:02:00Z', 400, /must not be in the future/],
      ['collectedAt', '2025-12-28T00:00:00Z', 400, /so long ago/],
      ['collectedAt', 'yesterday', 400, /collectedAt: /],
      ['key', 'k'.repeat(201), 400, /key: Too big/],
      ['key', 'a\0b', 400, /key: .*NUL/],
      // eslint-disable-next-line no-script-url -- the very thing that must be refused
      ['link', 'javascript:alert(1)', 400, /link: Invalid URL/],
      ['link', 'data:text/html,x', 400, /link: Invalid URL/],
    ] as const
  ).map(
    ([field, value, status, says]): Fault => ({
      name: `${field} ${JSON.stringify(value).slice(0, 40)}`,
      status,
      says,
      spoil: withField(field, value),
    }),
  ),
  // What it is about.
  ...['nope', '__proto__', 'constructor', 'toString', 'x'.repeat(4000)].map(
    (id): Fault => ({
      name: `the id ${id.slice(0, 20)}`,
      status: 404,
      says: /There is no /,
      spoil: aboutId(id),
    }),
  ),
  {
    name: 'an entity that is not there',
    status: 404,
    says: /There is no scorecard of component:default\/nope/,
    spoil: aboutEntity('component/default/nope'),
  },
  {
    name: 'an entity named __proto__',
    status: 404,
    says: /There is no scorecard of component:default\/__proto__/,
    spoil: aboutEntity('component/default/__proto__'),
  },
  {
    name: 'an entity with a name of 4,000 characters',
    status: 400,
    says: /name: Too big/,
    spoil: aboutEntity(`component/default/${'x'.repeat(4000)}`),
  },
  {
    name: 'a NUL character in the address',
    status: 400,
    says: /NUL/,
    spoil: aboutEntity('component/default/fra%00ud'),
  },
  {
    name: 'the entity of somebody else',
    status: 403,
    says: /^Only .* may /,
    spoil: write =>
      write.person === ADA || write === REFRESH
        ? undefined
        : aboutEntity('component/default/churn')(write),
  },
];

async function stateSome(api: StatementsApi): Promise<void> {
  for (const { status, text } of [
    await api.put(OMAR, `${ONE}/decisions/box-full`, {
      reason: 'Not now.',
      until,
      version: 0,
    }),
    await api.put(OMAR, `${ONE}/attestations/played-lately`, {
      note: 'Yesterday.',
      evidenceUrl: 'https://wiki.example/game',
      until,
      version: 0,
    }),
    ...[
      await api.put(OMAR, `${ONE}/waivers/many-blocks`, {
        reason: 'Ordered.',
        until,
        version: 0,
      }),
      await api.put(OMAR, `${ONE}/waivers/played-ever`, {
        reason: 'Soon.',
        until,
        version: 0,
      }),
      await api.post(ADA, `${ONE}/waivers/played-ever/approve`, { version: 1 }),
    ],
  ]) {
    if (status !== 200) {
      throw new Error(text);
    }
  }
}

function send(
  { app }: StatementsApi,
  { method, person }: Write,
  { path, body, type }: Sent,
) {
  const asked = request(app)
    [method](path)
    .set('authorization', mockCredentials.user.header(person));
  if (type) {
    asked.type(type);
  }
  // As it is: no library makes JSON of it.
  return body === undefined ? asked : asked.serialize(text => text).send(body);
}

const CASES = [...WRITES, PUSH, REFRESH].flatMap(write =>
  FAULTS.flatMap(fault => {
    const sent = fault.spoil(write);
    return sent
      ? [
          {
            event: write.eventId,
            fault: fault.name,
            write,
            sent,
            expected: fault,
          },
        ]
      : [];
  }),
);

describe.each(testDatabases.eachSupportedId())('bad input, on %s', id => {
  let api: StatementsApi;

  beforeAll(async () => {
    api = await startStatementsApi(await openTestDatabase(id));
    await stateSome(api);
  });

  it.each(CASES)(
    '$event refuses $fault, says why, audits it and writes nothing',
    async ({ write, sent, expected }) => {
      const before = await dumpDatabase(api.knex);
      api.audited.length = 0;
      const { status, body } = await send(api, write, sent);
      expect([status, body.error?.message]).toEqual([
        expected.status,
        expect.stringMatching(expected.says),
      ]);
      expect(
        api.audited.map(({ eventId, outcome }) => ({ eventId, outcome })),
      ).toEqual([{ eventId: write.eventId, outcome: 'fail' }]);
      expect(await dumpDatabase(api.knex)).toEqual(before);
    },
  );

  it.each([...WRITES, PUSH])('$eventId takes what is meant', async write => {
    const fresh = await startStatementsApi(await openTestDatabase(id));
    await stateSome(fresh);
    const { status, text } = await send(fresh, write, meant(write));
    expect([status, status === 200 || text]).toEqual([200, true]);
  });
});

/** What an agent may get wrong when it vouches in the name of a person. */
const ATTEST_CHECK = {
  entityRef: 'component:default/fraud',
  check: 'played-lately',
  note: 'Yesterday.',
  evidenceUrl: 'https://wiki.example/game',
  until,
  version: 1,
};

describe.each(testDatabases.eachSupportedId())(
  'bad input of the action attest-check, on %s',
  id => {
    let api: StatementsApi;

    beforeAll(async () => {
      api = await startStatementsApi(await openTestDatabase(id));
      await stateSome(api);
    });

    const attempt = async (input: object) => {
      const before = await dumpDatabase(api.knex);
      api.audited.length = 0;
      const error = await api
        .act(OMAR, 'attest-check', { ...ATTEST_CHECK, ...input })
        .then(
          () => undefined,
          thrown => thrown,
        );
      expect(await dumpDatabase(api.knex)).toEqual(before);
      return error;
    };

    it.each([
      ['note', ' ', 'InputError', /note: /],
      ['note', 'a\0b', 'InputError', /note: .*NUL/],
      // eslint-disable-next-line no-script-url -- the very thing that must be refused
      ['evidenceUrl', 'javascript:alert(1)', 'InputError', /evidenceUrl: /],
      ['evidenceUrl', 'data:text/html,x', 'InputError', /evidenceUrl: /],
      ['evidenceUrl', '', 'InputError', /evidenceUrl: /],
      ['until', '2025-12-31', 'InputError', /until: .*2026-01-11/],
      ['until', '2026-03-01', 'InputError', /until: .*2026-01-11/],
      ['until', '2026-02-30', 'InputError', /until: /],
      ['until', 'tomorrow', 'InputError', /until: /],
      ['version', 0, 'ConflictError', /at version 1, and you saw version 0/],
      ['version', 7, 'ConflictError', /at version 1, and you saw version 7/],
      ['check', 'nope', 'NotFoundError', /There is no check "nope"/],
      ['check', '__proto__', 'NotFoundError', /There is no check/],
      [
        'check',
        'played-ever',
        'InputError',
        /nobody can vouch for played-ever/,
      ],
      [
        'check',
        'many-blocks',
        'InputError',
        /facts say that many-blocks fails/,
      ],
      ['entityRef', 'component:default/nope', 'NotFoundError', /no scorecard/],
      [
        'entityRef',
        'component:default/__proto__',
        'NotFoundError',
        /scorecard/,
      ],
      ['entityRef', 'fraud', 'InputError', /"fraud" is no entity ref/],
      ['entityRef', 'component:default/a\0', 'InputError', /NUL/],
      [
        'entityRef',
        'component:default/churn',
        'NotAllowedError',
        /^Only .* may/,
      ],
    ])(
      'refuses the %s %j, says why, audits it and writes nothing',
      async (field, value, name, says) => {
        const error = await attempt({ [field]: value });
        expect([error?.name, error?.message]).toEqual([
          name,
          expect.stringMatching(says),
        ]);
        expect(
          api.audited.map(({ eventId, outcome }) => ({ eventId, outcome })),
        ).toEqual([{ eventId: 'attestation-update', outcome: 'fail' }]);
      },
    );

    it.each([
      ['note', ''],
      ['note', 'x'.repeat(2001)],
      ['note', 1],
      ['note', undefined],
      ['evidenceUrl', ['https://wiki.example']],
      ['evidenceUrl', 'x'.repeat(2001)],
      ['until', 20260105],
      ['version', -1],
      ['version', 0.5],
      ['version', '1'],
      ['check', 'x'.repeat(101)],
      ['check', { id: 'played-lately' }],
      ['entityRef', 'x'.repeat(401)],
      ['entityRef', null],
    ])(
      'is not even begun with the %s %j, which the registry refuses',
      async (field, value) => {
        const error = await attempt({ [field]: value });
        expect([error?.name, error?.message]).toEqual([
          'InputError',
          expect.stringContaining(field),
        ]);
        expect(api.audited).toEqual([]);
      },
    );

    it('takes what is meant', async () => {
      const { output } = await api.act(OMAR, 'attest-check', ATTEST_CHECK);
      expect(output).toMatchObject({ attested: true, attestationVersion: 2 });
    });
  },
);

it('keeps what looks like HTML, or like a key of an object, as the text that it is', async () => {
  const [[id]] = testDatabases.eachSupportedId();
  const api = await startStatementsApi(await openTestDatabase(id));
  const note = `<script>alert("1")</script> & <b onclick='x()'>__proto__</b>`;
  const { body, headers } = await api.put(
    OMAR,
    `${ONE}/checklists/ready/items/rules`,
    { ticked: true, note, version: 0 },
  );
  expect(headers['content-type']).toMatch(/^application\/json/);
  expect(body.checklists[0].items[0]).toMatchObject({ note });
  const { body: told } = await api.get(OMAR, `${ONE}/statements`);
  expect(told.items[0].after).toMatchObject({ note });
});
