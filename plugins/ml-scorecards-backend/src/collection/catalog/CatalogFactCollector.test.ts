import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { DECLARATION_ANNOTATIONS } from 'backstage-plugin-ml-scorecards-common';
import { catalogFacts } from 'backstage-plugin-ml-scorecards-node';
import { factCollectorContract } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { NOW } from '../../__testUtils__/builtInEvaluation';
import { catalogEntity as entity } from '../../__testUtils__/catalogEntity';
import { CatalogFactCollector } from './CatalogFactCollector';

function setup(around: readonly Entity[] = [], appBaseUrl?: string) {
  const catalog = catalogServiceMock({ entities: [...around] });
  const read = jest.spyOn(catalog, 'getEntitiesByRefs');
  const collector = new CatalogFactCollector({
    catalog,
    auth: mockServices.auth(),
    appBaseUrl: appBaseUrl ?? 'https://portal.example.com',
    now: () => NOW,
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
      'websites and critical components that rest on it, the nearest first',
      'customerFacingDependants',
      [
        'component:default/shop',
        'api:default/score > component:default/site',
        'component:default/backend > component:default/app',
      ],
      entity({
        relations: {
          dependencyOf: ['component:default/shop', 'component:default/backend'],
          providesApi: ['api:default/score'],
        },
      }),
      [
        entity({ name: 'shop', type: 'website' }),
        entity({ name: 'app', type: 'website' }),
        entity({ name: 'site', type: 'website' }),
        entity({
          name: 'backend',
          type: 'service',
          relations: { dependencyOf: ['component:default/app'] },
        }),
        entity({
          kind: 'API',
          name: 'score',
          relations: { apiConsumedBy: ['component:default/site'] },
        }),
      ],
    ],
    [
      'what is critical and rests on it',
      'criticalDependants',
      ['component:default/payments'],
      entity({ relations: { dependencyOf: ['component:default/payments'] } }),
      [
        entity({
          name: 'payments',
          metadata: {
            labels: { 'mlscorecards.io/decision-impact': 'critical' },
          },
        }),
      ],
    ],
    [
      'APIs that it provides',
      'providedApis',
      ['api:default/explain', 'api:default/score'],
      entity({
        relations: {
          providesApi: ['api:default/score', 'api:default/explain'],
        },
      }),
      [],
    ],
    [
      'an API as one that it provides itself',
      'providedApis',
      ['api:default/gateway'],
      entity({ kind: 'API', name: 'gateway', type: 'ai-model-server' }),
      [],
    ],
    [
      'an API by which it serves online',
      'servesOnline',
      true,
      entity({ relations: { providesApi: ['api:default/score'] } }),
      [],
    ],
    [
      'nothing by which it serves online',
      'servesOnline',
      false,
      entity({}),
      [],
    ],
    ...(
      [
        ['real-time', true],
        ['near-real-time', true],
        ['batch', false],
        ['offline', false],
        ['sometimes', true],
      ] as const
    ).map(([mode, isOnline]): [string, FactName, unknown, Entity, Entity[]] => [
      `serving ${mode}, which the label says, before an API`,
      'servesOnline',
      isOnline,
      entity({
        metadata: { labels: { 'mlscorecards.io/serving-mode': mode } },
        relations: { providesApi: ['api:default/score'] },
      }),
      [],
    ]),
    [
      'a real-time label without an API',
      'servesOnline',
      true,
      entity({
        metadata: { labels: { 'mlscorecards.io/serving-mode': 'real-time' } },
      }),
      [],
    ],
    [
      'feature pipelines and stores that others use as well',
      'sharedFeatureSources',
      ['component:default/pipeline', 'resource:default/store'],
      entity({
        relations: {
          dependsOn: [
            'resource:default/store',
            'component:default/pipeline',
            'component:default/own',
            'resource:default/orders',
            'resource:default/gone',
          ],
        },
      }),
      [
        entity({
          kind: 'Resource',
          name: 'store',
          type: 'feature-store',
          relations: {
            dependencyOf: [
              'component:default/fraud',
              'component:default/churn',
            ],
          },
        }),
        entity({
          name: 'pipeline',
          type: 'feature-pipeline',
          relations: {
            dependencyOf: [
              'component:default/fraud',
              'component:default/churn',
            ],
          },
        }),
        entity({
          name: 'own',
          type: 'feature-pipeline',
          relations: { dependencyOf: ['component:default/fraud'] },
        }),
        entity({
          kind: 'Resource',
          name: 'orders',
          type: 'dataset',
          relations: {
            dependencyOf: [
              'component:default/fraud',
              'component:default/churn',
            ],
          },
        }),
      ],
    ],
    [
      'the kinds of data stores that it depends on, each once',
      'stores',
      ['feature-store', 'relational-database', 'vector-database'],
      entity({
        relations: {
          dependsOn: [
            'resource:default/a',
            'resource:default/b',
            'resource:default/c',
            'resource:default/d',
            'resource:default/e',
            'resource:default/gone',
            'component:default/qdrant',
          ],
        },
      }),
      [
        entity({ kind: 'Resource', name: 'a', type: 'Postgres' }),
        entity({ kind: 'Resource', name: 'b', type: 'mysql' }),
        entity({ kind: 'Resource', name: 'c', type: 'pgvector' }),
        entity({ kind: 'Resource', name: 'd', type: 'feast' }),
        entity({ kind: 'Resource', name: 'e', type: 'bucket' }),
        entity({ name: 'qdrant', type: 'neo4j' }),
      ],
    ],
  ])('reads %s', async (_, name, value, component, around) => {
    const { factsOf } = setup(around);
    expect((await factsOf(component))[name]).toMatchObject({ value });
  });

  it('fills every fact that it declares, each of its type', async () => {
    const { factsOf } = setup();
    const facts = await factsOf(
      entity({
        metadata: {
          annotations: {
            [DECLARATION_ANNOTATIONS.trainingWindow]: 'PT4H',
            [DECLARATION_ANNOTATIONS.latencyLimit]: '200ms',
            [DECLARATION_ANNOTATIONS.pipelineInterval]: '36 hours',
            [DECLARATION_ANNOTATIONS.modelStaleAfter]: '36 hours',
            [DECLARATION_ANNOTATIONS.fallbackTestedOn]: '2026-05-01',
            [DECLARATION_ANNOTATIONS.rollbackDrilledOn]: '2026-05-01',
          },
        },
      }),
    );
    const typeOf = (value: unknown) => {
      if (Array.isArray(value)) {
        return 'strings';
      }
      return value === '2026-05-01T00:00:00.000Z' ? 'instant' : typeof value;
    };
    const types = Object.entries(facts).map(([name, fact]) => [
      name,
      'value' in fact ? typeOf(fact.value) : undefined,
    ]);
    expect(Object.fromEntries(types)).toEqual(
      Object.fromEntries(
        Object.entries(catalogFacts.facts).map(([name, { type }]) => [
          name,
          type === 'integer' ? 'number' : type,
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

  it('asks the catalog once per step, however many components take it', async () => {
    const names = Array.from({ length: 50 }, (_, n) => `model-${n}`);
    const around = names.flatMap(name => [
      entity({
        name: `${name}-backend`,
        type: 'service',
        relations: { dependencyOf: [`component:default/${name}-gateway`] },
      }),
      entity({
        name: `${name}-gateway`,
        type: 'service',
        relations: { dependencyOf: ['component:default/shop'] },
      }),
    ]);
    const { collect, read } = setup([
      ...around,
      entity({ name: 'shop', type: 'website' }),
    ]);
    const answers = await collect(
      ...names.map(name =>
        entity({
          name,
          relations: { dependencyOf: [`component:default/${name}-backend`] },
        }),
      ),
    );
    expect(read).toHaveBeenCalledTimes(3);
    expect(answers[7]).toMatchObject({
      facts: {
        customerFacingDependants: {
          value: [
            'component:default/model-7-backend > component:default/model-7-gateway > component:default/shop',
          ],
        },
      },
    });
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
