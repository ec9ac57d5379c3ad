import { mockServices } from '@backstage/backend-test-utils';
import {
  Entity,
  EntityRelation,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import { readdirSync, readFileSync } from 'fs';
import { resolve } from 'path';
import { parseAllDocuments } from 'yaml';
import { NOW } from '../__testUtils__/builtInEvaluation';
import { CatalogFactCollector } from '../collection/catalog/CatalogFactCollector';
import { reliabilityTier, TierVerdict } from './reliabilityTier';
import { readSource } from './SourceReading';

const EXAMPLES = resolve(__dirname, '../../../../examples');

/** The relations that the catalog makes of fields of a spec: in both directions. */
const RELATIONS = [
  ['dependsOn', 'component', 'dependsOn', 'dependencyOf'],
  ['providesApis', 'api', 'providesApi', 'apiProvidedBy'],
  ['consumesApis', 'api', 'consumesApi', 'apiConsumedBy'],
] as const;

function demoCatalog(): Map<string, Entity> {
  const folder = resolve(EXAMPLES, 'catalog');
  const entities = readdirSync(folder)
    .flatMap(file =>
      parseAllDocuments(readFileSync(resolve(folder, file), 'utf8')),
    )
    .map((document): Entity => document.toJS())
    .filter(entity => entity?.kind);
  const relations = new Map<string, EntityRelation[]>();
  const relate = (from: string, type: string, targetRef: string) =>
    relations.set(from, [...(relations.get(from) ?? []), { type, targetRef }]);
  for (const entity of entities) {
    const self = stringifyEntityRef(entity);
    for (const [field, defaultKind, there, back] of RELATIONS) {
      const targets = entity.spec?.[field];
      for (const target of Array.isArray(targets) ? targets : []) {
        const other = stringifyEntityRef(
          parseEntityRef(String(target), {
            defaultKind,
            defaultNamespace: 'default',
          }),
        );
        relate(self, there, other);
        relate(other, back, self);
      }
    }
  }
  return new Map(
    entities.map(entity => {
      const ref = stringifyEntityRef(entity);
      return [ref, { ...entity, relations: relations.get(ref) }];
    }),
  );
}

async function demoTiers(): Promise<Map<string, TierVerdict>> {
  const catalog = demoCatalog();
  const collector = new CatalogFactCollector({
    catalog: catalogServiceMock({ entities: [...catalog.values()] }),
    auth: mockServices.auth(),
    appBaseUrl: 'https://portal.example.com',
    timeToLiveMs: 1000,
    intervalMs: 1000,
    now: () => NOW,
  });
  const tiers = new Map<string, TierVerdict>();
  for await (const answer of collector.collect(
    [...catalog.values()].map(entity => ({ entity })),
    { signal: new AbortController().signal },
  )) {
    const entity = catalog.get(answer.entityRef);
    if (entity && 'facts' in answer) {
      const { facts } = answer;
      const readings = knownFactSets.map(factSet => {
        const reading = readSource({
          factSet,
          timeToLiveMs: factSet.source === 'catalog' ? 1000 : undefined,
          stored: { source: 'catalog', facts, collectedAt: NOW },
          now: NOW,
        });
        return [factSet.source, reading] as const;
      });
      tiers.set(
        answer.entityRef,
        reliabilityTier({ entity, readings: new Map(readings), now: NOW }),
      );
    }
  }
  return tiers;
}

/** What the README of the demo says: `| C \`fraud-detector\` | 1 | …`. */
function tiersOfReadme(): [string, string, string][] {
  const readme = readFileSync(resolve(EXAMPLES, 'README.md'), 'utf8');
  const kinds: Record<string, string> = {
    C: 'component',
    R: 'resource',
    A: 'api',
  };
  return [...readme.matchAll(/^\| ([CRA]) `([\w-]+)` +\| (\w+)[^|]*\|/gm)].map(
    ([, kind, name, tier]) => [
      name,
      `${kinds[kind]}:default/${name}`,
      tier === 'unclassified' ? tier : `tier-${tier}`,
    ],
  );
}

describe('the demo', () => {
  let tiers: Map<string, TierVerdict>;

  beforeAll(async () => {
    tiers = await demoTiers();
  });

  it('has the components that its README lists', () => {
    expect(tiersOfReadme().length).toBeGreaterThan(20);
  });

  it.each(tiersOfReadme())(
    'has %s in the tier of its README',
    (_, ref, tier) => {
      expect(tiers.get(ref)).toMatchObject({ tier, restsOnUnknown: [] });
    },
  );

  it('names what contradicts itself, does not count any more or is not understood', () => {
    const found = [...tiers].flatMap(([ref, { findings }]) =>
      findings.length > 0 ? [[ref, findings.map(({ id }) => id)]] : [],
    );
    expect(Object.fromEntries(found)).toEqual({
      'component:default/email-send-time': ['label-not-understood'],
      'component:default/search-ranking': ['experimental-yet-relied-on'],
      'component:default/uplift-campaign': ['declared-tier-not-used'],
      'resource:default/card-transactions': ['no-impact-yet-critical'],
    });
  });
});
