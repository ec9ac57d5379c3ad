import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Entity } from '@backstage/catalog-model';
import { mlComponent } from './__testUtils__/components';
import { Collector } from 'backstage-plugin-ml-scorecards-common';
import { testDatabases } from './__testUtils__/databases';
import { awayFromMidnight } from './__testUtils__/date';
import { CONFIGURED, ENTITIES, SERVICES } from './__testUtils__/rights/callers';
import { Operation, OPERATIONS } from './__testUtils__/rights/operations';
import { ownersPolicy } from './__testUtils__/rights/ownersPolicy';
import { samePolicy } from './__testUtils__/rights/samePolicy';
import {
  RightsPortal,
  startRightsPortal,
} from './__testUtils__/rights/startRightsPortal';

jest.setTimeout(270_000);

const isFraud = ({ metadata }: Entity) => metadata.name === 'fraud';

/** A component of the team whose components only its members may read. */
function hiddenComponent(name: string): Entity {
  const fraud = ENTITIES.find(isFraud)!;
  return { ...fraud, metadata: { ...fraud.metadata, name } };
}

const HIDDEN: Entity[] = ['fraud', 'a-ranking', 'z-ranking'].map(
  hiddenComponent,
);
/** Another one, which goes. */
const GOING = hiddenComponent('b-ranking');

const OTHERS = [
  ...ENTITIES.filter(entity => !isFraud(entity)),
  // Owes less than the other one, so that there is one order only.
  mlComponent('uplift', {
    owner: 'group:default/analytics',
    lifecycle: 'experimental',
  }),
];

const ERIN = 'user:default/erin';
const OMAR = 'user:default/omar';

/** Questions that could give something away, besides the plain ones. */
const QUESTIONS: Operation['request'][] = [
  ...[
    '/scorecards?limit=1',
    '/scorecards?limit=1&orderBy=gap&order=desc',
    '/scorecards?limit=1&orderBy=score',
    '/scorecards?text=fraud',
    '/scorecards?text=an',
    '/scorecards?owner=group:default/risk',
    '/scorecards?owner=group:default/analytics&owner=group:default/risk',
    '/scorecards?tier=tier-1',
    '/scorecards?level=none&total=false',
    '/scorecards?check=owner-docs-runbook&state=fail',
    '/scorecards?atTarget=false',
    '/scorecards?cursor=x',
    '/scorecards.csv?text=an&orderBy=gap',
    '/scorecards.csv?owner=group:default/risk',
    '/waivers?state=requested&limit=1',
    '/waivers?state=approved&state=requested',
    '/todo?limit=1',
    '/todo?kind=waiver-to-decide',
    '/badge/component/default/churn.svg?show=tier',
    '/maturity?groupBy=owner&dimensions=true',
    '/maturity?groupBy=tier',
    '/maturity?layout=list&orderBy=need&dimensions=true',
    '/maturity?layout=list&text=risk',
    '/maturity?layout=list&text=a&orderBy=components&limit=2',
    '/maturity?layout=list&groupBy=system&orderBy=below',
    '/maturity?layout=tree&orderBy=drift-monitoring&depth=1',
    '/maturity?groupBy=system',
    '/maturity?groupBy=dimension',
    '/maturity/trend?groupBy=owner&group=group:default/risk',
    '/maturity/trend?groupBy=owner&group=group:default/nobody',
    '/maturity/trend?days=1',
    '/maturity/trend?groupBy=owner&group=group:default/analytics',
    '/maturity/trend?groupBy=tier&group=tier-1',
    '/checks/rollback-practised?days=7',
    '/checks/owner-docs-runbook?days=0',
    '/scorecards/component/default/churn',
    '/scorecards/component/default/churn/facts',
    '/scorecards/component/default/churn/facts?source=catalog',
    '/scorecards/component/default/fraud/facts',
    '/scorecards/component/default/churn/history?limit=1',
    '/scorecards/component/default/churn/statements?limit=1',
    '/scorecards/component/default/churn/history?check=rollback-practised',
    '/scorecards/component/default/fraud/history?check=rollback-practised',
    '/scorecards/component/default/fraud/history?cursor=1',
    '/scorecards/component/default/fraud/history?limit=0',
    '/scorecards/component/default/fraud/statements?limit=0',
  ].map(path => ({ method: 'get', path } as const)),
  {
    method: 'post',
    path: '/definitions/dry-run',
    body: { checks: { 'owner-docs-runbook': { params: {} } } },
  },
  {
    method: 'delete',
    path: '/scorecards/component/default/fraud/attestations/rollback-practised',
  },
  {
    method: 'put',
    path: '/scorecards/component/default/fraud/waivers/nope',
    body: { reason: 'x', until: '2020-01-01', version: 0 },
  },
  {
    method: 'put',
    path: '/scorecards/component/default/fraud/waivers/owner-docs-runbook',
    body: { reason: 1 },
  },
];

/**
 * What a question is answered with, on all pages, but for what differs between any two portals: instants, and the making
 * of tags and cursors.
 */
async function answer(
  portal: RightsPortal,
  request: Operation['request'],
  headers: Record<string, string>,
): Promise<object[]> {
  const response = await portal.ask({ ...request, headers });
  const { etag, date, 'content-length': _, ...others } = response.headers;
  const isJson = /json/.test(response.get('content-type') ?? '');
  const { nextCursor, ...body } = response.body;
  if (request.path === '/collectors') {
    body.items = body.items.map(withoutState);
  }
  const page = {
    status: response.status,
    headers: { ...others, etag: /^W\/"[\w-]{43}"$/.test(etag) && 'a tag' },
    text: (isJson ? JSON.stringify(body) : String(response.text)).replace(
      /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g,
      'an instant',
    ),
  };
  if (nextCursor === undefined) {
    return [page];
  }
  const next = new URL(request.path, 'http://portal.example');
  next.searchParams.set('cursor', nextCursor);
  return [
    page,
    ...(await answer(
      portal,
      { ...request, path: next.pathname + next.search },
      headers,
    )),
  ];
}

function toChurn(path: string): string {
  return path.replace('fraud', 'churn');
}

/** How a source is doing as a whole is told to everybody, see "Known limits" in docs/architecture.md. */
function withoutState(collector: Collector): object {
  const { state, freshSince, error, lastPass, runningPass, ...others } =
    collector;
  return { ...others, counts: lastPass?.counts ?? runningPass?.counts };
}

describe.each(testDatabases.eachSupportedId())(
  'what a policy hides, on %s',
  id => {
    describe.each([
      ['denies everything', samePolicy(AuthorizeResult.DENY), false],
      ['shows what one owns', ownersPolicy, true],
    ])('with a policy that %s', (_, policy, seesChurn) => {
      let hiding: RightsPortal;
      let lacking: RightsPortal;

      beforeAll(async () => {
        await awayFromMidnight(90_000);
        const options = {
          policy,
          services: SERVICES,
          mlScorecards: CONFIGURED,
        };
        hiding = await startRightsPortal({
          ...options,
          knex: await testDatabases.init(id),
          entities: [...HIDDEN, GOING, ...OTHERS],
        });
        lacking = await startRightsPortal({
          ...options,
          knex: await testDatabases.init(id),
          // Nothing at all, of who may read nothing at all.
          entities: seesChurn
            ? OTHERS
            : OTHERS.filter(({ kind }) => kind !== 'Component'),
        });
        if (seesChurn) {
          // Owners of what is hidden have been busy, before and after others were.
          const state = async (
            portal: RightsPortal,
            person: string,
            name: string,
          ) => {
            const headers = await portal.asPerson(person);
            for (const { request, states } of OPERATIONS.filter(
              ({ request: { method } }) => method === 'put',
            )) {
              const { status } = await portal.ask({
                ...request,
                path: request.path.replace('fraud', name),
                headers,
              });
              expect([request.path, states, status]).toEqual([
                request.path,
                true,
                200,
              ]);
            }
          };
          await state(hiding, OMAR, 'fraud');
          await state(hiding, OMAR, 'b-ranking');
          await hiding.select([...HIDDEN, ...OTHERS]);
          await state(hiding, ERIN, 'churn');
          await state(lacking, ERIN, 'churn');
          await state(hiding, OMAR, 'a-ranking');
        } else {
          await hiding.select([...HIDDEN, ...OTHERS]);
        }
        for (const portal of [hiding, lacking]) {
          await portal.run('evaluate-all');
        }
      });

      it('is also what went before others stated something', async () => {
        expect(
          await hiding.knex('removed_statement_versions').pluck('entity_ref'),
        ).toEqual(seesChurn ? ['component:default/b-ranking'] : []);
      });

      it.each([...OPERATIONS.map(({ request }) => request), ...QUESTIONS])(
        'is as if it were not there: $method $path',
        async request => {
          const [hidden, absent] = await Promise.all(
            [hiding, lacking].map(async portal =>
              answer(portal, request, await portal.asPerson(ERIN)),
            ),
          );
          expect(hidden).toEqual(absent);
          const isPaged = seesChurn && request.path.includes('?limit=1');
          expect(hidden.length > 1).toBe(isPaged);
        },
      );

      it('tells by no tag that something of it was recorded', async () => {
        const headers = await hiding.asPerson(ERIN);
        const paths = [
          ...OPERATIONS.map(({ request }) => request),
          ...QUESTIONS,
        ].flatMap(({ method, path }) => (method === 'get' ? path : []));
        /** The tags of all answers, and the answers that a caller who has those of before gets. */
        const ask = async (before: Record<string, string> = {}) => {
          const tags: Record<string, string> = {};
          const statuses: Record<string, number> = {};
          for (const path of [...paths, ...paths.map(toChurn)]) {
            const { status, header } = await hiding.ask({
              method: 'get',
              path,
              headers: {
                ...headers,
                ...(before[path] && { 'if-none-match': before[path] }),
              },
            });
            statuses[path] = status;
            if (status < 400 && header.etag) {
              tags[path] = header.etag;
            }
          }
          return { tags, statuses };
        };
        const state = async (person: string, name: string) => {
          const { request } = OPERATIONS.find(operation =>
            operation.name.startsWith('PUT /scorecards/{component}/decisions'),
          )!;
          const { status } = await hiding.ask({
            ...request,
            path: `/scorecards/component/default/${name}/decisions/latency-over-limit`,
            headers: await hiding.asPerson(person),
          });
          return status;
        };
        const epoch = () => hiding.knex('recording_state').first('epoch');

        const first = await ask();
        expect(Object.keys(first.tags).length).toBeGreaterThan(10);
        const recorded = await epoch();
        // Who is denied everything can state nothing, and something is recorded all the same.
        const written = seesChurn
          ? await state(OMAR, 'z-ranking')
          : await hiding.knex('recording_state').increment('epoch', 1);
        expect(written).toBe(seesChurn ? 200 : 1);
        expect(await epoch()).not.toEqual(recorded);
        const second = await ask(first.tags);
        expect(
          Object.keys(first.tags).filter(path => second.statuses[path] !== 304),
        ).toEqual([]);
        expect(second.tags).toEqual(first.tags);
        if (!seesChurn) {
          return;
        }
        // What may be read has a tag that follows it.
        expect(await state(ERIN, 'churn')).toBe(200);
        const third = await ask(first.tags);
        for (const path of [
          '/scorecards/component/default/churn',
          '/scorecards/component/default/churn/statements',
        ]) {
          expect([path, third.statuses[path]]).toEqual([path, 200]);
          expect(third.tags[path]).not.toBe(first.tags[path]);
        }
      });
    });
  },
);
