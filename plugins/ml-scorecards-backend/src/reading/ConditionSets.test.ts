import { Entity } from '@backstage/catalog-model';
import { permissionRules } from '@backstage/plugin-catalog-backend/alpha';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { mlComponent, selected } from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { readReadState } from '../database/recordingState';
import { storeComponents } from '../database/storeComponents';
import { syncComponents } from '../database/syncComponents';
import { translateConditions } from './catalogConditions';
import { ConditionSets } from './ConditionSets';

jest.setTimeout(120_000);

type Criteria =
  | { allOf: Criteria[] }
  | { anyOf: Criteria[] }
  | { not: Criteria }
  | { rule: string; resourceType: string; params: Record<string, unknown> };

/** The catalog's own rules, by name. */
const CATALOG_RULES = new Map<
  string,
  { apply: (entity: Entity, params: never) => boolean }
>(Object.values(permissionRules).map(rule => [rule.name, rule]));

/** As the catalog decides on a single entity. */
function catalogAllows(entity: Entity, criteria: Criteria): boolean {
  if ('allOf' in criteria) {
    return criteria.allOf.every(part => catalogAllows(entity, part));
  }
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(part => catalogAllows(entity, part));
  }
  if ('not' in criteria) {
    return !catalogAllows(entity, criteria.not);
  }
  return CATALOG_RULES.get(criteria.rule)!.apply(
    entity,
    criteria.params as never,
  );
}

function decisionOf(conditions: Criteria): PolicyDecision {
  return {
    pluginId: 'catalog',
    resourceType: 'catalog-entity',
    result: AuthorizeResult.CONDITIONAL,
    conditions: conditions as never,
  };
}

const leaf = (rule: string, params: Record<string, unknown>): Criteria => ({
  rule,
  resourceType: 'catalog-entity',
  params,
});

const LONG = 'x'.repeat(201);
const REFS = ['group:default/a', 'group:default/b', 'user:default/omar'];
const KINDS = ['Component', 'Resource', 'API'];
const NAMES = ['team', 'Team', 'confidential', 'acme.io/Mixed-Case', LONG];
// NUL and half a character are what PostgreSQL takes no JSON with apart.
const TEXTS = ['', 'yes', 'YES', 'Straße', 'a\0b', 'a\ud800b', '🙂', LONG];

const texts = fc.constantFrom(...TEXTS);
const dictionary = fc
  .uniqueArray(fc.constantFrom(...NAMES), { selector: n => n.toLowerCase() })
  .chain(keys =>
    fc.tuple(...keys.map(key => fc.tuple(fc.constant(key), texts))),
  )
  .map(entries => Object.fromEntries(entries));
const anything = fc.oneof(
  texts,
  fc.constantFrom<unknown>(null, true, 5, [], ['java', 'ML', 7], {
    java: 'yes',
    deep: { er: ['x'] },
  }),
);
const entities = fc.record({
  kind: fc.constantFrom(...KINDS),
  metadata: fc.record(
    {
      title: texts,
      description: anything,
      labels: dictionary,
      annotations: dictionary,
      tags: fc.uniqueArray(fc.constantFrom('java', 'ml', 'c++')),
      links: fc.constant([{ url: 'https://a.example', title: 'YES' }]),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  spec: fc.record(
    { type: anything, lifecycle: texts, owner: anything, system: texts },
    { requiredKeys: [], noNullPrototype: true },
  ),
  owners: fc.uniqueArray(fc.constantFrom(...REFS)),
});

/** Sixty entities, the same each time. */
const ENTITIES: Entity[] = fc
  .sample(entities, { numRuns: 60, seed: 7 })
  .map(({ kind, metadata, spec, owners }, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      ...metadata,
      uid: `uid-${index}`,
      name: `n${index}`,
      namespace: index % 3 ? 'default' : 'Other',
    } as Entity['metadata'],
    spec: spec as Entity['spec'],
    relations: owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
  }));

const optional = (given: object, value: string | undefined) =>
  value === undefined ? { ...given } : { ...given, value };
const value = fc.option(
  fc.oneof(texts, fc.constantFrom('true', '5', 'JAVA', 'other')),
  { nil: undefined },
);
const property = (...keys: string[]) =>
  fc
    .tuple(fc.constantFrom(...keys), value)
    .map(([key, wanted]) => optional({ key }, wanted) as { key: string });
const names = fc.constantFrom(...NAMES, 'TEAM', 'none');

const leaves: fc.Arbitrary<Criteria> = fc.oneof(
  fc
    .uniqueArray(fc.constantFrom(...KINDS, 'component', 'Group'))
    .map(kinds => leaf('IS_ENTITY_KIND', { kinds })),
  fc
    .uniqueArray(fc.constantFrom(...REFS, 'group:default/A', 'group:default/c'))
    .map(claims => leaf('IS_ENTITY_OWNER', { claims })),
  fc
    .tuple(names, value)
    .map(([label, wanted]) => leaf('HAS_LABEL', optional({ label }, wanted))),
  fc
    .tuple(names, value)
    .map(([annotation, wanted]) =>
      leaf('HAS_ANNOTATION', optional({ annotation }, wanted)),
    ),
  property(
    ...['title', 'TITLE', 'description', 'description.deep.er.x', 'tags'],
    ...['tags.Java', 'labels', 'labels.team', 'labels.TEAM', 'links.url'],
    ...['annotations.confidential', 'annotations.acme.io/mixed-case', 'links'],
    ...['name', 'name.x', 'namespace', 'uid', 'links.title', `labels.${LONG}`],
    'description.java',
  ).map(params => leaf('HAS_METADATA', params)),
  property(
    ...['type', 'Type', 'type.java', 'type.deep.er', 'lifecycle', 'owner'],
    ...['owner.ml', 'system', 'system.x'],
  ).map(params => leaf('HAS_SPEC', params)),
);

const { criteria } = fc.letrec<{ criteria: Criteria }>(tie => {
  const parts = fc.array(tie('criteria'), { minLength: 1, maxLength: 3 });
  return {
    criteria: fc.oneof(
      { depthSize: 'small' },
      leaves,
      parts.map(allOf => ({ allOf })),
      parts.map(anyOf => ({ anyOf })),
      tie('criteria').map(not => ({ not })),
    ),
  };
});

describe('translateConditions', () => {
  it.each([
    ['a rule that somebody brought', leaf('IS_COLOUR', { colour: 'red' })],
    ['what is no rule of ours', leaf('constructor', {})],
    ['a field that is not stored', leaf('HAS_SPEC', { key: 'definition' })],
    ['one of another entity', leaf('HAS_METADATA', { key: 'etag' })],
    ['no field', leaf('HAS_METADATA', { key: '' })],
    [
      'a label that we write ourselves',
      leaf('HAS_LABEL', { label: 'MLscorecards.io/level', value: 'gold' }),
    ],
    [
      'such a label as a field',
      leaf('HAS_METADATA', { key: 'labels.mlscorecards.io/reliability-tier' }),
    ],
    ['params that it does not know', leaf('HAS_LABEL', { label: 'a', as: 1 })],
    ['params of another type', leaf('IS_ENTITY_OWNER', { claims: 'a' })],
    [
      'another type of resource',
      { ...leaf('HAS_LABEL', { label: 'a' }), resourceType: 'location' },
    ],
    ['nothing', { anyOf: [] }],
    ['two things at once', { ...leaf('HAS_LABEL', { label: 'a' }), not: {} }],
  ] as Array<[string, Criteria]>)('leaves %s to the catalog', (_, asked) => {
    const fine = leaf('IS_ENTITY_KIND', { kinds: ['Component'] });
    for (const conditions of [
      asked,
      { not: asked },
      { anyOf: [fine, asked] },
      { allOf: [asked, fine] },
    ]) {
      expect(translateConditions(decisionOf(conditions))).toBeUndefined();
    }
  });

  it('leaves conditions of other plugins and resources to whoever made them', () => {
    const decision = decisionOf(leaf('HAS_LABEL', { label: 'a' }));
    expect(translateConditions(decision)).toBeDefined();
    for (const other of [{ pluginId: 'x' }, { resourceType: 'x' }]) {
      expect(
        translateConditions({ ...decision, ...other } as PolicyDecision),
      ).toBeUndefined();
    }
  });

  it('does not mind the order in which conditions stand', () => {
    const a = leaf('HAS_LABEL', { label: 'A', value: 'Yes' });
    const b = leaf('IS_ENTITY_OWNER', { claims: REFS });
    expect(translateConditions(decisionOf({ anyOf: [a, { not: b }] }))).toEqual(
      translateConditions(
        decisionOf({
          anyOf: [
            {
              not: leaf('IS_ENTITY_OWNER', { claims: [...REFS].reverse() }),
            },
            leaf('HAS_LABEL', { value: 'yes', label: 'a' }),
          ],
        }),
      ),
    );
  });
});

describe.each(testDatabases.eachSupportedId())('ConditionSets on %s', id => {
  let knex: Knex;
  const refs = new Map<number, Entity>();
  beforeAll(async () => {
    knex = await openTestDatabase(id);
    const components = ENTITIES.map(selected);
    await syncComponents(knex, components, await syncOptions(knex));
    for (const row of await knex('components').select('id', 'entity_uid')) {
      refs.set(
        row.id,
        ENTITIES.find(({ metadata }) => metadata.uid === row.entity_uid)!,
      );
    }
  });

  it('finds what the rules of the catalog allow, and nothing else', async () => {
    const sets = new ConditionSets(knex);
    const state = await readReadState(knex);
    expect(refs.size).toBe(ENTITIES.length);
    const met = { some: 0 };
    await fc.assert(
      fc.asyncProperty(criteria, async conditions => {
        const condition = translateConditions(decisionOf(conditions))!;
        const { visible, hidden } = await sets.meeting(condition, state);
        const allowed = [...refs]
          .filter(([, entity]) => catalogAllows(entity, conditions))
          .map(([componentId]) => componentId);
        expect(visible.ids()).toEqual(allowed.sort((a, b) => a - b));
        expect(visible.size + hidden.size).toBe(refs.size);
        met.some += visible.size > 0 && hidden.size > 0 ? 1 : 0;
      }),
      { numRuns: 300 },
    );
    // Otherwise it proves little.
    expect(met.some).toBeGreaterThan(50);
  });

  it('finds the same anew and by what has changed, also while others change it', async () => {
    const options = await syncOptions(knex);
    const kept = new ConditionSets(knex);
    const conditions = fc
      .sample(criteria, { numRuns: 12, seed: 3 })
      .map(asked => translateConditions(decisionOf(asked))!);
    const find = async (sets: ConditionSets) => {
      const state = await readReadState(knex);
      const found = [];
      for (const condition of conditions) {
        found.push((await sets.meeting(condition, state)).visible.ids());
      }
      return found;
    };
    await find(kept);
    for (let round = 0; round < 5; round += 1) {
      // Everybody becomes what another one was, and one is new.
      const others = ENTITIES.map((entity, index) => ({
        ...ENTITIES[(index + round * 7) % ENTITIES.length],
        metadata: {
          ...ENTITIES[(index + round * 7) % ENTITIES.length].metadata,
          uid: entity.metadata.uid,
          name: entity.metadata.name,
        },
      })).filter((_, index) => index % 3 === round % 3);
      await storeComponents(
        knex,
        [...others, mlComponent(`new-${round}`)].map(selected),
        options,
      );
      // A condition that was asked meanwhile moved some of the sets, and not the others.
      await kept.meeting(conditions[round], await readReadState(knex));
      expect(await find(kept)).toEqual(await find(new ConditionSets(knex)));
    }
  });

  it('looks only at what has changed, once for all who ask', async () => {
    const options = await syncOptions(knex);
    const sets = new ConditionSets(knex);
    const condition = { rule: 'label', name: 'team' } as const;
    const first = await sets.meeting(condition, await readReadState(knex));
    await storeComponents(
      knex,
      [selected(mlComponent('late', { labels: { team: 'a' } }))],
      options,
    );
    const state = await readReadState(knex);
    const read: number[] = [];
    const listen = (rows: unknown, { sql }: { sql: string }) => {
      if (sql.includes('entity') && Array.isArray(rows)) {
        read.push(rows.length);
      }
    };
    knex.on('query-response', listen);
    const found = await Promise.all(
      [1, 2, 3].map(() => sets.meeting(condition, state)),
    );
    knex.removeListener('query-response', listen);
    for (const { visible, componentsEpoch } of found) {
      expect(visible.size).toBe(first.visible.size + 1);
      expect(componentsEpoch).toBe(state.componentsEpoch);
    }
    expect(Math.max(...read)).toBe(1);
    expect(read.length).toBeLessThan(5);
  });
});
