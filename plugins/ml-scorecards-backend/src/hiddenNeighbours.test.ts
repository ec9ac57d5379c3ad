import { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Scorecard } from 'backstage-plugin-ml-scorecards-common';
import { mlComponent } from './__testUtils__/components';
import { testDatabases } from './__testUtils__/databases';
import { CONFIGURED, ENTITIES, SERVICES } from './__testUtils__/rights/callers';
import { Operation, OPERATIONS } from './__testUtils__/rights/operations';
import { ownersPolicy } from './__testUtils__/rights/ownersPolicy';
import { samePolicy } from './__testUtils__/rights/samePolicy';
import {
  RightsPortal,
  startRightsPortal,
} from './__testUtils__/rights/startRightsPortal';
import { Visibility } from './reading/Visibility';

jest.setTimeout(180_000);

const ERIN = 'user:default/erin';

/** In the ref and the title of everything that Erin may not read. */
const HIDDEN_NAME = /xyzzy/i;

function entity(
  kind: string,
  name: string,
  spec: Record<string, unknown>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, title: `The ${name}` },
    spec: { lifecycle: 'production', ...spec } as Entity['spec'],
  };
}

const hidden = { owner: 'group:default/risk' };
const visible = { owner: 'group:default/analytics' };

function model(
  name: string,
  overrides: Parameters<typeof mlComponent>[1],
  spec: object,
): Entity {
  const component = mlComponent(name, { ...visible, ...overrides });
  return { ...component, spec: { ...component.spec, ...spec } };
}

/** Three models of Erin's team. What rests on them, and what they rest on, is mostly that of another one. */
const MODELS = [
  model(
    'churn',
    {},
    {
      providesApis: ['churn-scores'],
      dependsOn: ['resource:default/xyzzy-dataset', 'component:xyzzy-store'],
    },
  ),
  model('uplift', { lifecycle: 'experimental' }, {}),
  model(
    'desk',
    {
      labels: {
        'mlscorecards.io/audience': 'internal',
        'mlscorecards.io/serving-mode': 'batch',
        'mlscorecards.io/decision-impact': 'none',
      },
    },
    { providesApis: ['xyzzy-desk-api'] },
  ),
];

const NEIGHBOURS = [
  entity('API', 'churn-scores', { ...visible, type: 'rest', definition: 'x' }),
  entity('API', 'xyzzy-desk-api', {
    ...hidden,
    type: 'rest',
    definition: 'x',
  }),
  entity('Component', 'xyzzy-shop', {
    ...hidden,
    type: 'website',
    consumesApis: ['churn-scores', 'xyzzy-desk-api'],
  }),
  {
    ...entity('Component', 'xyzzy-ledger', {
      ...hidden,
      type: 'service',
      dependsOn: ['component:default/desk', 'component:default/uplift'],
    }),
    metadata: {
      name: 'xyzzy-ledger',
      labels: { 'mlscorecards.io/decision-impact': 'critical' },
    },
  },
  entity('Component', 'a-xyzzy-report', {
    ...hidden,
    type: 'service',
    dependsOn: ['component:default/uplift'],
  }),
  entity('Component', 'z-mart', {
    ...visible,
    type: 'service',
    dependsOn: ['component:default/uplift'],
  }),
  entity('Resource', 'xyzzy-dataset', { ...hidden, type: 'dataset' }),
  entity('Component', 'xyzzy-store', {
    ...hidden,
    type: 'feature-store',
  }),
  entity('Component', 'xyzzy-user', {
    ...hidden,
    type: 'service',
    dependsOn: ['component:default/xyzzy-store'],
  }),
];

const PEOPLE = ENTITIES.filter(({ kind }) => kind !== 'Component');

/** Everything that the API and the actions can do, about each of the models. */
const REQUESTS: Operation['request'][] = MODELS.flatMap(({ metadata }) =>
  OPERATIONS.map(({ request }) =>
    JSON.parse(JSON.stringify(request).replaceAll('fraud', metadata.name)),
  ),
).concat(
  [
    '/scorecards?text=xyz',
    '/scorecards?limit=1&orderBy=gap',
    '/scorecards.csv?orderBy=gap',
    '/badge/component/default/churn.svg?show=tier',
    '/maturity?groupBy=tier&dimensions=true',
    '/maturity?groupBy=owner',
    '/waivers',
  ].map(path => ({ method: 'get' as const, path })),
);

describe.each(testDatabases.eachSupportedId())(
  'neighbours that a policy hides, on %s',
  id => {
    let portal: RightsPortal;
    let erin: Record<string, string>;

    const scorecard = async (
      name: string,
      headers: Record<string, string>,
    ): Promise<Scorecard> => {
      const { status, body } = await portal.ask({
        method: 'get',
        path: `/scorecards/component/default/${name}`,
        headers,
      });
      expect(status).toBe(200);
      return body;
    };

    beforeAll(async () => {
      portal = await startRightsPortal({
        policy: ownersPolicy,
        services: SERVICES,
        mlScorecards: CONFIGURED,
        knex: await testDatabases.init(id),
        entities: [...MODELS, ...NEIGHBOURS, ...PEOPLE],
      });
      await portal.run('evaluate-all');
      erin = await portal.asPerson(ERIN);
    });

    it('are named to who may read everything', async () => {
      const service = portal.asService();
      const [churn, uplift, desk] = await Promise.all(
        MODELS.map(({ metadata }) => scorecard(metadata.name, service)),
      );
      expect(churn.tierReasons[0]).toEqual({
        text: 'Customers meet component:default/xyzzy-shop, which depends on it through api:default/churn-scores.',
        origin: 'derived',
        entityRefs: [
          'api:default/churn-scores',
          'component:default/xyzzy-shop',
        ],
        chain: ['api:default/churn-scores', 'component:default/xyzzy-shop'],
        input: { name: 'audience', value: 'customer' },
      });
      expect(JSON.stringify(uplift.tierReasons)).toMatch(HIDDEN_NAME);
      expect(desk.findings.map(({ message }) => message)).toEqual([
        expect.stringContaining('through api:default/xyzzy-desk-api.'),
        expect.stringContaining(': component:default/xyzzy-shop.'),
        expect.stringContaining(': component:default/xyzzy-ledger.'),
      ]);
      // There is something to hide in each kind of fact that checks read.
      const named = [churn, uplift, desk].flatMap(({ facts }) =>
        Object.entries(facts).flatMap(([name, { namesEntities, value }]) =>
          namesEntities && HIDDEN_NAME.test(JSON.stringify(value)) ? name : [],
        ),
      );
      expect(named).toEqual(
        expect.arrayContaining([
          'catalog.consumers',
          'catalog.upstreamDatasets',
          'catalog.sharedFeatureSources',
        ]),
      );
    });

    it('leave their traces without their names to who may not read them', async () => {
      const [churn, uplift, desk] = await Promise.all(
        MODELS.map(({ metadata }) => scorecard(metadata.name, erin)),
      );
      expect(churn.tier).toBe('tier-1');
      expect(churn.tierReasons[0]).toEqual({
        text: 'Customers meet another entity, which depends on it through api:default/churn-scores.',
        origin: 'derived',
        entityRefs: ['api:default/churn-scores'],
        input: { name: 'audience', value: 'customer' },
      });
      expect(churn.facts['catalog.upstreamDatasets'].value).toEqual([
        '2 other entities',
      ]);
      expect(churn.facts['catalog.consumers'].value).toEqual([
        'another entity',
      ]);
      // Not where they would stand by their names.
      expect(uplift.facts['catalog.consumers'].value).toEqual([
        'component:default/z-mart',
        '2 other entities',
      ]);
      expect(desk.findings.map(({ message }) => message)).toEqual([
        expect.stringContaining('through another entity.'),
        expect.stringContaining(': another entity.'),
        expect.stringContaining(': another entity.'),
      ]);
    });

    it.each(REQUESTS)('are not told: $method $path', async request => {
      const { headers, text, body, status } = await portal.ask({
        ...request,
        headers: erin,
      });
      expect(status).toBeLessThan(500);
      expect(`${JSON.stringify(headers)} ${text} ${body}`).not.toMatch(
        HIDDEN_NAME,
      );
    });

    it.each([
      [
        'PUT /scorecards/{component}/decisions/{subject}',
        'decisions/latency-over-limit',
      ],
      ['POST /scorecards/{component}/refresh', 'refresh'],
    ])(
      'keep nobody from hearing that something is done if the catalog fails: %s',
      async (name, path) => {
        const { request } = OPERATIONS.find(one => one.name === name)!;
        const asked = jest
          .spyOn(Visibility.prototype, 'readableAmong')
          .mockRejectedValue(new ServiceUnavailableError('Asleep'));
        try {
          const { status, body } = await portal.ask({
            ...request,
            path: `/scorecards/component/default/churn/${path}`,
            headers: erin,
          });
          expect(status).toBe(200);
          // Also what could be read is not named, as nobody knows that it can.
          expect(body.tierReasons[0]).toMatchObject({
            text: 'Customers meet another entity, which depends on it through another entity.',
            entityRefs: [],
          });
          expect(asked).toHaveBeenCalled();
          const read = await portal.ask({
            method: 'get',
            path: '/scorecards/component/default/churn',
            headers: erin,
          });
          expect(read.status).toBe(503);
        } finally {
          asked.mockRestore();
        }
        const { tierReasons } = await scorecard('churn', erin);
        expect(tierReasons[0].entityRefs).toEqual(['api:default/churn-scores']);
      },
    );

    it('are as if they were not there where a caller gives their names', async () => {
      const evaluate = async (consumers: string[]) => {
        const { status, body } = await portal.ask({
          method: 'post',
          path: '/evaluate',
          body: {
            entityRef: 'component:default/uplift',
            facts: { catalog: { consumers } },
          },
          headers: erin,
        });
        expect(status).toBe(200);
        return JSON.stringify({ ...body, evaluatedAt: undefined });
      };
      const hiddenOne = await evaluate(['component:default/xyzzy-shop']);
      expect(hiddenOne).toBe(await evaluate(['component:default/no-such-one']));
      expect(hiddenOne).toBe(await evaluate(['no ref']));
      expect(hiddenOne).toBe(await evaluate(['no: ref, at/all']));
    });
  },
);

it('are named under a policy that allows everything', async () => {
  const portal = await startRightsPortal({
    policy: samePolicy(AuthorizeResult.ALLOW),
    knex: await testDatabases.init('SQLITE_3'),
    entities: [...MODELS, ...NEIGHBOURS, ...PEOPLE],
  });
  const { body } = await portal.ask({
    method: 'get',
    path: '/scorecards/component/default/churn',
    headers: await portal.asPerson(ERIN),
  });
  expect(body.tierReasons[0].entityRefs).toContain(
    'component:default/xyzzy-shop',
  );
});
