import { mockServices } from '@backstage/backend-test-utils';
import { Entity, EntityRelation, EntityMeta } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { catalogFacts } from 'backstage-plugin-ml-scorecards-node';
import { factCollectorContract } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { CatalogFactCollector } from './CatalogFactCollector';

function entity(options: {
  kind?: string;
  name?: string;
  namespace?: string;
  type?: string;
  lifecycle?: unknown;
  metadata?: Partial<EntityMeta>;
  relations?: Record<string, readonly string[]>;
}): Entity {
  const relations: EntityRelation[] = Object.entries(
    options.relations ?? {},
  ).flatMap(([type, refs]) => refs.map(targetRef => ({ type, targetRef })));
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: options.kind ?? 'Component',
    metadata: {
      name: options.name ?? 'fraud',
      namespace: options.namespace ?? 'default',
      ...options.metadata,
    },
    spec: {
      type: options.type ?? 'ml-model',
      ...(options.lifecycle !== undefined && {
        lifecycle: options.lifecycle as string,
      }),
    },
    relations,
  };
}

function setup(around: readonly Entity[] = [], appBaseUrl?: string) {
  const catalog = catalogServiceMock({ entities: [...around] });
  const read = jest.spyOn(catalog, 'getEntitiesByRefs');
  const collector = new CatalogFactCollector({
    catalog,
    auth: mockServices.auth(),
    appBaseUrl: appBaseUrl ?? 'https://portal.example.com',
    timeToLiveMs: 1000,
    intervalMs: 100,
  });
  const collect = async (...entities: Entity[]) => {
    const answers = [];
    for await (const answer of collector.collect(
      entities.map(e => ({ entity: e })),
      { signal: new AbortController().signal },
    )) {
      answers.push(answer);
    }
    return answers;
  };
  const factsOf = async (one: Entity) => {
    const [answer] = await collect(one);
    if (!('facts' in answer)) {
      throw new Error('There are no facts');
    }
    return answer.facts;
  };
  return { collector, collect, factsOf, read };
}

type FactName = keyof typeof catalogFacts.facts;

factCollectorContract({
  name: 'CatalogFactCollector',
  setUp: () => {
    const { collector, read } = setup([
      entity({ kind: 'Group', name: 'risk' }),
    ]);
    return {
      collector,
      served: [
        entity({
          name: 'fraud',
          lifecycle: 'production',
          metadata: { annotations: { 'backstage.io/techdocs-ref': 'dir:.' } },
          relations: { ownedBy: ['group:default/risk'] },
        }),
        entity({
          name: 'churn',
          relations: { ownedBy: ['group:default/gone'] },
        }),
      ],
      secrets: [],
      source: {
        // One question to the catalog is about all components.
        failsAsAWhole: true,
        goDown: () => read.mockRejectedValue(new Error('The catalog is down')),
        hang: () =>
          new Promise<void>(asked => {
            read.mockImplementation(() => {
              asked();
              return new Promise(() => {});
            });
          }),
      },
    };
  },
});

describe('CatalogFactCollector', () => {
  it.each<[string, FactName, unknown, Entity, Entity[]]>([
    [
      'an owner that exists',
      'ownerResolves',
      true,
      entity({ relations: { ownedBy: ['group:default/risk'] } }),
      [entity({ kind: 'Group', name: 'risk' })],
    ],
    [
      'an owner that does not exist',
      'ownerResolves',
      false,
      entity({ relations: { ownedBy: ['group:default/gone'] } }),
      [entity({ kind: 'Group', name: 'risk' })],
    ],
    ['no owner', 'ownerResolves', false, entity({}), []],
    [
      'a lifecycle',
      'lifecycle',
      'production',
      entity({ lifecycle: 'production' }),
      [],
    ],
    [
      'a description',
      'hasDescription',
      true,
      entity({ metadata: { description: 'Finds fraud.' } }),
      [],
    ],
    [
      'an empty description',
      'hasDescription',
      false,
      entity({ metadata: { description: ' \n' } }),
      [],
    ],
    ['no description', 'hasDescription', false, entity({}), []],
    [
      'documentation',
      'hasDocs',
      true,
      entity({
        metadata: { annotations: { 'backstage.io/techdocs-ref': 'dir:.' } },
      }),
      [],
    ],
    [
      'documentation of another entity',
      'hasDocs',
      true,
      entity({
        metadata: {
          annotations: { 'backstage.io/techdocs-entity': 'system:default/pay' },
        },
      }),
      [],
    ],
    [
      'an empty annotation',
      'hasDocs',
      false,
      entity({
        metadata: { annotations: { 'backstage.io/techdocs-ref': '' } },
      }),
      [],
    ],
    ['no documentation', 'hasDocs', false, entity({}), []],
    [
      'a link of type runbook',
      'hasRunbook',
      true,
      entity({
        metadata: { links: [{ url: 'https://x.example', type: 'Runbook' }] },
      }),
      [],
    ],
    [
      'a link titled as a runbook',
      'hasRunbook',
      true,
      entity({
        metadata: {
          links: [{ url: 'https://x.example', title: 'The runbook of fraud' }],
        },
      }),
      [],
    ],
    [
      'another link',
      'hasRunbook',
      false,
      entity({
        metadata: {
          links: [{ url: 'https://x.example/runbook', title: 'Dashboard' }],
        },
      }),
      [],
    ],
    [
      'datasets and feature stores that it depends on, and nothing else',
      'upstreamDatasets',
      ['resource:default/features', 'resource:default/orders'],
      entity({
        relations: {
          dependsOn: [
            'resource:default/orders',
            'resource:default/features',
            'resource:default/database',
            'resource:default/gone',
          ],
        },
      }),
      [
        entity({ kind: 'Resource', name: 'orders', type: 'dataset' }),
        entity({ kind: 'Resource', name: 'features', type: 'feature-store' }),
        entity({ kind: 'Resource', name: 'database', type: 'database' }),
      ],
    ],
    [
      'what it depends on and consumes, in the catalog or not',
      'upstreamCount',
      3,
      entity({
        relations: {
          dependsOn: ['resource:default/orders', 'resource:default/gone'],
          consumesApi: ['api:default/geo'],
        },
      }),
      [],
    ],
    ['nothing that it depends on', 'upstreamCount', 0, entity({}), []],
    [
      'those that depend on it and that consume its APIs, each once',
      'consumers',
      ['component:default/app', 'component:default/shop'],
      entity({
        relations: {
          dependencyOf: ['component:default/shop'],
          providesApi: ['api:default/score', 'api:default/explain'],
        },
      }),
      [
        entity({
          kind: 'API',
          name: 'score',
          relations: {
            apiConsumedBy: ['component:default/shop', 'component:default/app'],
          },
        }),
        entity({
          kind: 'API',
          name: 'explain',
          relations: { apiConsumedBy: ['component:default/app'] },
        }),
      ],
    ],
    [
      'those that consume it, being an API itself',
      'consumers',
      ['component:default/shop'],
      entity({
        kind: 'API',
        type: 'ai-model-server',
        relations: { apiConsumedBy: ['component:default/shop'] },
      }),
      [],
    ],
    [
      'nobody, although it uses what others use too',
      'consumers',
      [],
      entity({
        relations: {
          dependsOn: ['resource:default/orders'],
          consumesApi: ['api:default/geo'],
        },
      }),
      [
        entity({
          kind: 'API',
          name: 'geo',
          relations: { apiConsumedBy: ['component:default/other'] },
        }),
        entity({
          kind: 'Resource',
          name: 'orders',
          relations: { dependencyOf: ['component:default/other'] },
        }),
      ],
    ],
    [
      'websites among its consumers, directly and through an API',
      'consumingWebsites',
      ['component:default/shop', 'component:default/site'],
      entity({
        relations: {
          dependencyOf: ['component:default/shop', 'component:default/batch'],
          providesApi: ['api:default/score'],
        },
      }),
      [
        entity({ name: 'shop', type: 'website' }),
        entity({ name: 'batch', type: 'service' }),
        entity({ name: 'site', type: 'website' }),
        entity({ name: 'backend', type: 'service' }),
        entity({
          kind: 'API',
          name: 'score',
          relations: {
            apiConsumedBy: [
              'component:default/site',
              'component:default/backend',
            ],
          },
        }),
      ],
    ],
  ])('reads %s', async (_, name, value, component, around) => {
    const { factsOf } = setup(around);
    expect((await factsOf(component))[name]).toMatchObject({ value });
  });

  it('calls a lifecycle unknown that the entity does not have', async () => {
    const { factsOf } = setup();
    for (const lifecycle of [undefined, 7]) {
      expect((await factsOf(entity({ lifecycle }))).lifecycle).toMatchObject({
        unknownBecause: expect.stringContaining('lifecycle'),
      });
    }
  });

  it('fills every fact that it declares, each of its type', async () => {
    const { factsOf } = setup();
    const facts = await factsOf(entity({ lifecycle: 'production' }));
    const typeOf = (value: unknown) => {
      if (Array.isArray(value)) {
        return 'strings';
      }
      return Number.isInteger(value) ? 'integer' : typeof value;
    };
    const types = Object.entries(facts).map(([name, fact]) => [
      name,
      'value' in fact ? typeOf(fact.value) : undefined,
    ]);
    expect(Object.fromEntries(types)).toEqual(
      Object.fromEntries(
        Object.entries(catalogFacts.facts).map(([name, { type }]) => [
          name,
          type,
        ]),
      ),
    );
  });

  it.each([
    ['https://portal.example.com', 'https://portal.example.com'],
    ['https://example.com/portal/', 'https://example.com/portal'],
  ])('links each fact to the page of the entity on %s', async (url, base) => {
    const { factsOf } = setup([], url);
    const facts = await factsOf(entity({ name: 'fraud', namespace: 'Risk' }));
    const links = new Set(Object.values(facts).map(({ link }) => link));
    expect([...links]).toEqual([`${base}/catalog/risk/component/fraud`]);
  });

  it('answers for each component of a batch, with facts of its own', async () => {
    const { collect } = setup([entity({ kind: 'Group', name: 'risk' })]);
    const answers = await collect(
      entity({ name: 'a', relations: { ownedBy: ['group:default/risk'] } }),
      entity({ name: 'b', relations: { ownedBy: ['group:default/gone'] } }),
      entity({ name: 'c' }),
    );
    expect(
      answers.map(answer => [
        answer.entityRef,
        'facts' in answer && answer.facts.ownerResolves,
      ]),
    ).toMatchObject([
      ['component:default/a', { value: true }],
      ['component:default/b', { value: false }],
      ['component:default/c', { value: false }],
    ]);
  });

  it('asks the catalog as often for a hundred components as for one', async () => {
    const names = Array.from({ length: 100 }, (_, n) => `model-${n}`);
    const components = names.map(name =>
      entity({
        name,
        relations: {
          ownedBy: ['group:default/risk'],
          providesApi: [`api:default/${name}`],
        },
      }),
    );
    const around = [
      entity({ kind: 'Group', name: 'risk' }),
      entity({ name: 'shop', type: 'website' }),
      ...names.map(name =>
        entity({
          kind: 'API',
          name,
          relations: { apiConsumedBy: ['component:default/shop'] },
        }),
      ),
    ];
    const one = setup(around);
    await one.collect(components[0]);
    const all = setup(around);
    const answers = await all.collect(...components);

    expect(answers).toHaveLength(100);
    expect(all.read.mock.calls.length).toBeLessThanOrEqual(2);
    expect(all.read.mock.calls.length).toBe(one.read.mock.calls.length);
    for (const [{ entityRefs }] of all.read.mock.calls) {
      expect(new Set(entityRefs).size).toBe(entityRefs.length);
    }
  });

  it('does not ask the catalog about components without relations', async () => {
    const { collect, read } = setup();
    await collect(entity({}));
    expect(read).not.toHaveBeenCalled();
  });

  it('fails as a whole when the catalog does, rather than call owners unknown', async () => {
    const { collect, read } = setup();
    read.mockRejectedValue(new Error('The catalog is down'));
    await expect(
      collect(entity({ relations: { ownedBy: ['group:default/risk'] } })),
    ).rejects.toThrow('The catalog is down');
  });

  it('serves every entity', () => {
    expect(setup().collector.serves()).toBe(true);
  });
});
