import { BackendFeature } from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { testDatabases } from './__testUtils__/databases';
import {
  Caller,
  CALLER_NAMES,
  CONFIGURED,
  ENTITIES,
  headersOfCallers,
  SERVICES,
} from './__testUtils__/rights/callers';
import { ownersPolicy } from './__testUtils__/rights/ownersPolicy';
import { routesOf } from './__testUtils__/rights/routesOf';
import {
  CHURN,
  FRAUD,
  Operation,
  OPERATIONS,
  prepare,
} from './__testUtils__/rights/operations';
import {
  Framework,
  FRAMEWORKS,
  RIGHTS,
} from './__testUtils__/rights/rightsTables';
import { samePolicy } from './__testUtils__/rights/samePolicy';
import { startRightsPortal } from './__testUtils__/rights/startRightsPortal';
import { openApiDocument } from './service/openApiDocument';

jest.setTimeout(180_000);

const POLICIES: Record<Framework, BackendFeature | undefined> = {
  off: undefined,
  allow: samePolicy(AuthorizeResult.ALLOW),
  deny: samePolicy(AuthorizeResult.DENY),
  conditional: ownersPolicy,
};

/** The operation that is behind each thing that a scorecard says the caller may do. */
const OPERATION_OF: Record<keyof Scorecard['may'], string> = {
  tick: 'PUT /scorecards/{component}/checklists/{checklist}/items/{item}',
  decide: 'PUT /scorecards/{component}/decisions/{subject}',
  attest: 'PUT /scorecards/{component}/attestations/{check}',
  requestWaiver: 'PUT /scorecards/{component}/waivers/{check}',
  // Who asked may revoke, but not approve.
  decideWaiver: 'POST /scorecards/{component}/waivers/{check}/revoke',
  refresh: 'POST /scorecards/{component}/refresh',
};

/** Asks with a token of its own, as plugins do, and not with one from the configuration. */
const PLUGIN = 'plugin';

/** As the tables have it: none, both, or the name of the one; a number if no names are told. */
function inShortOf(seen: Iterable<string> | number): string {
  if (typeof seen === 'number') {
    return String(seen);
  }
  const refs = [...new Set(seen)].sort();
  if (refs.length === 0) {
    return '0';
  }
  return refs.join() === [CHURN, FRAUD].join()
    ? '2'
    : refs.map(ref => ref.replace('component:default/', '')).join('+');
}

describe('the tables of rights', () => {
  const asked = OPERATIONS.map(({ name }) => name)
    .filter(name => !name.startsWith('ACTION'))
    .sort();
  const inShort = (operation: string) =>
    operation.replace('{kind}/{namespace}/{name}', '{component}');

  it('have a row for each route of the API', () => {
    const routes = routesOf().map(route =>
      inShort(route.replace(/:(\w+)/g, '{$1}')),
    );
    expect(routes.sort()).toEqual(asked);
  });

  it('are about what the OpenAPI document describes, but for itself', () => {
    const { paths } = openApiDocument() as { paths: Record<string, object> };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method =>
        inShort(`${method.toUpperCase()} ${path}`),
      ),
    );
    expect([...described, 'GET /openapi.json'].sort()).toEqual(asked);
  });

  it.each(Object.keys(FRAMEWORKS) as Framework[])(
    'all have the same rows: %s',
    framework => {
      expect([...RIGHTS[framework].keys()]).toEqual(
        OPERATIONS.map(({ name }) => name),
      );
    },
  );
});

describe.each(Object.keys(FRAMEWORKS) as Framework[])(
  'rights, framework: %s',
  framework => {
    let portal: Awaited<ReturnType<typeof startRightsPortal>>;
    let headers: Record<Caller | typeof PLUGIN, Record<string, string>>;

    beforeAll(async () => {
      portal = await startRightsPortal({
        knex: await testDatabases.init('SQLITE_3'),
        entities: ENTITIES,
        policy: POLICIES[framework],
        services: SERVICES,
        mlScorecards: CONFIGURED,
      });
      headers = {
        ...(await headersOfCallers(portal)),
        [PLUGIN]: await portal.asPlugin(),
      };
      // A source has failed for both components.
      await portal.knex('collection_passes').insert({
        source: 'mlflow',
        number: 1,
        started_at: '2026-01-01T00:00:00.000Z',
        finished_at: '2026-01-01T00:01:00.000Z',
        published: true,
        components: 2,
        errors: JSON.stringify({
          unavailable: {
            count: 2,
            examples: [FRAUD, CHURN].map(entityRef => ({
              entityRef,
              message: 'Shut.',
            })),
          },
        }),
      });
    });

    const ask = async (
      caller: Caller | typeof PLUGIN,
      { request, sees }: Operation,
    ) => {
      const { status, body, text } = await portal.ask({
        ...request,
        headers: headers[caller],
      });
      if (status !== 200) {
        return String(status);
      }
      return sees ? inShortOf(sees(body, text)) : 'ok';
    };

    it.each(OPERATIONS)('$name', async operation => {
      const expected = RIGHTS[framework].get(operation.name)!;
      const answers: Partial<Record<Caller | typeof PLUGIN, string>> = {};
      for (const caller of [...CALLER_NAMES, PLUGIN] as const) {
        await prepare(portal.knex, operation);
        portal.audited.length = 0;
        answers[caller] = await ask(caller, operation);

        const [{ count }] = await portal.knex('statements').count('* as count');
        expect({ caller, count, audited: [...portal.audited] }).toEqual({
          caller,
          count: operation.states && answers[caller] === 'ok' ? 1 : 0,
          // Who is not let into the plugin at all is refused by Backstage.
          audited:
            operation.eventId &&
            !['none', 'cookie', 'stranger'].includes(caller)
              ? [
                  {
                    eventId: operation.eventId,
                    outcome: /^4\d\d$/.test(answers[caller]!)
                      ? 'fail'
                      : 'success',
                  },
                ]
              : [],
        });
      }
      // Another plugin is in the column of services without restrictions.
      expect(answers).toEqual({ ...expected, [PLUGIN]: expected.service });
    });

    it('offers agents the actions that the tables name', async () => {
      const { body } = await portal.ask({
        method: 'get',
        path: '/.backstage/actions/v1/actions',
        headers: headers.owner,
      });
      expect(
        body.actions.map(({ name }: { name: string }) => `ACTION ${name}`),
      ).toEqual(
        OPERATIONS.map(({ name }) => name).filter(name =>
          name.startsWith('ACTION'),
        ),
      );
    });

    it('tells callers what they may do, as it is', async () => {
      for (const caller of CALLER_NAMES) {
        const { status, body } = await portal.ask({
          method: 'get',
          path: '/scorecards/component/default/fraud',
          headers: headers[caller],
        });
        const may = Object.fromEntries(
          Object.entries(OPERATION_OF).map(([deed, operation]) => [
            deed,
            RIGHTS[framework].get(operation)?.[caller] === 'ok',
          ]),
        );
        expect([caller, body.may]).toEqual([
          caller,
          status === 200 ? may : undefined,
        ]);
      }
    });
  },
);
