import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import { RELIABILITY_TIERS } from 'backstage-plugin-ml-scorecards-common';
import { knownFactSets } from 'backstage-plugin-ml-scorecards-node';
import { isBroken } from './Definitions';
import { loadDefinitions } from './loadDefinitions';
import { readDefinitions } from './readDefinitions';

async function read(config: JsonObject = {}) {
  const raw = await readDefinitions(new ConfigReader(config));
  return { raw, ...loadDefinitions({ raw, factSets: knownFactSets }) };
}

async function readWithChecks(checks: JsonObject) {
  return read({ mlScorecards: { checks } });
}

const OWN_CHECK = {
  title: 'The entity is described',
  dimension: 'operability',
  level: 'bronze',
  passes: 'catalog.hasDescription',
  fix: 'Describe it.',
  why: 'People look for it.',
  source: ['our handbook'],
};

function idsOf(
  defined: readonly { readonly definition: { readonly id: string } }[],
): string[] {
  return defined.map(({ definition }) => definition.id);
}

describe('the built-in definitions', () => {
  it('load without any problem', async () => {
    const { problems, checks } = await read();
    expect(problems).toEqual([]);
    expect(checks.filter(isBroken)).toEqual([]);
  });

  it('hold checks in each of the eleven dimensions', async () => {
    const { checks, dimensions } = await read();
    const asked = checks.map(({ definition }) => definition.dimension);
    expect(dimensions).toHaveLength(11);
    expect([...new Set(asked)]).toEqual(dimensions.map(({ id }) => id));
  });

  it('keep the checks of a dimension in the file of its name', async () => {
    const { raw, dimensions } = await read();
    const known = dimensions.map(({ id }) => id);
    for (const { where, value } of raw.checks) {
      const { dimension } = value as { dimension: string };
      expect(where).toBe(`${dimension}.yaml`);
      expect(known).toContain(dimension);
    }
  });

  it('have unique ids in kebab-case', async () => {
    const { raw } = await read();
    for (const group of [raw.dimensions, raw.checks, raw.checklists]) {
      const ids = group.map(({ value }: { value: unknown }) =>
        String((value as { id: unknown }).id),
      );
      expect(ids).not.toHaveLength(0);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) {
        expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
      }
    }
  });

  it('say for each check why it is asked, how to mend it and where it comes from', async () => {
    const { checks } = await read();
    for (const { definition } of checks) {
      const { why, fix, passes, source } = definition;
      expect(why).toMatch(/^[A-Z].+[.]$/);
      expect(source.join(' ')).toMatch(/guide §\d/);
      const advice = typeof fix === 'string' ? [fix] : Object.values(fix);
      for (const text of advice) {
        expect(text).toMatch(/^[A-Z].+[.]$/);
      }
      // Advice by source has one for each source that can answer.
      expect(typeof fix === 'object' ? Object.keys(fix) : []).toEqual(
        typeof fix === 'object' ? Object.keys(passes) : [],
      );
    }
  });

  it('keep every threshold in a parameter that a condition reads', async () => {
    const { checks } = await read();
    for (const { definition } of checks) {
      const { id, passes, appliesWhen = '', params } = definition;
      const conditions = [
        appliesWhen,
        ...(typeof passes === 'string' ? [passes] : Object.values(passes)),
      ].join(' ');
      const bare = conditions.replace(/"[^"]*"/g, '').match(/\b\d[\d.]*\b/g);
      expect({
        id,
        thresholds: bare?.filter(number => ![0, 1].includes(Number(number))),
      }).toEqual({ id, thresholds: bare ? [] : undefined });
      const named = conditions.matchAll(/\bparams\.(\w+)/g);
      expect({ id, params: Object.keys(params).sort() }).toEqual({
        id,
        params: [...new Set([...named].map(([, name]) => name))].sort(),
      });
    }
  });

  it('have a parameter for every tier where they have one by tier', async () => {
    const { checks } = await read();
    const byTier = checks
      .flatMap(({ definition }) => Object.values(definition.params))
      .flatMap(param => (typeof param === 'object' ? [param] : []))
      .filter(param => Object.keys(param).some(key => key.startsWith('tier-')));
    expect(byTier).not.toHaveLength(0);
    for (const param of byTier) {
      expect(Object.keys(param).sort()).toEqual([...RELIABILITY_TIERS].sort());
      expect(param.unclassified).toBe(param['tier-3']);
    }
  });

  it('hold the two checklists of section 9 of the guide, with four items each', async () => {
    const { checklists } = await read();
    expect(
      checklists.map(({ definition: { id, items, source } }) => [
        id,
        items.length,
        source,
      ]),
    ).toEqual([
      ['before-adding-complexity', 4, 'guide §9'],
      ['before-scaling', 4, 'guide §9'],
    ]);
  });
});

describe('readDefinitions', () => {
  it('adds a check from app-config', async () => {
    const builtIn = await read();
    const { checks, problems } = await readWithChecks({
      'entity-described': OWN_CHECK,
    });
    expect(problems).toEqual([]);
    expect(checks).toHaveLength(builtIn.checks.length + 1);
    expect(
      checks.find(({ definition }) => definition.id === 'entity-described')
        ?.definition,
    ).toMatchObject(OWN_CHECK);
  });

  it('changes only the keys of a built-in check that app-config names', async () => {
    const find = ({ checks }: Awaited<ReturnType<typeof read>>) =>
      checks.find(({ definition }) => definition.id === 'environment-pinned')
        ?.definition;
    const before = find(await read());
    const changed = await readWithChecks({
      'environment-pinned': { level: 'gold', requiredFor: [] },
    });
    expect(changed.problems).toEqual([]);
    expect(find(changed)).toEqual({
      ...before,
      level: 'gold',
      requiredFor: [],
    });
    expect(changed.fingerprint).not.toBe((await read()).fingerprint);
  });

  it('switches a built-in check off with false', async () => {
    const builtIn = await read();
    const { checks, problems } = await readWithChecks({
      'environment-pinned': false,
    });
    expect(problems).toEqual([]);
    expect(checks.map(({ definition }) => definition.id)).toEqual(
      builtIn.checks
        .map(({ definition }) => definition.id)
        .filter(id => id !== 'environment-pinned'),
    );
  });

  it.each<[string, JsonObject]>([
    ['false for an unknown id', { 'no-such-check': false }],
    ['true for an unknown id', { 'no-such-check': true }],
    ['a text', { 'no-such-check': 'catalog.hasDocs' }],
    ['a number', { 'no-such-check': 3 }],
    ['a list', { 'no-such-check': [OWN_CHECK] }],
    ['an unknown dimension', { own: { ...OWN_CHECK, dimension: 'beauty' } }],
    ['an unknown fact', { own: { ...OWN_CHECK, passes: 'catalog.beauty' } }],
    ['a syntax error', { own: { ...OWN_CHECK, passes: 'catalog.hasDocs &&' } }],
    ['an id that is not kebab-case', { Own_Check: OWN_CHECK }],
    [
      'an override that asks for an unknown level',
      { 'environment-pinned': { level: 'platinum' } },
    ],
  ])(
    'reports %s with its config key and keeps the built-in checks usable',
    async (_, config) => {
      const builtIn = await read();
      const { checks, problems } = await readWithChecks(config);
      const [id] = Object.keys(config);
      expect(problems).toEqual([
        { where: `mlScorecards.checks.${id}`, id, message: expect.any(String) },
      ]);
      const usable = checks
        .filter(check => !isBroken(check))
        .map(({ definition }) => definition.id);
      expect(usable).toEqual(
        builtIn.checks.map(({ definition }) => definition.id),
      );
    },
  );

  it.each([['none'], [['environment-pinned']], [7], [true]])(
    'survives checks that are no object: %j',
    async checks => {
      const { checks: usable } = await read({ mlScorecards: { checks } });
      const builtIn = await read();
      expect(usable).toHaveLength(builtIn.checks.length);
    },
  );

  it('adds, changes and switches off dimensions', async () => {
    const { dimensions, problems } = await read({
      mlScorecards: {
        dimensions: {
          fairness: { title: 'Fairness' },
          lineage: { title: 'Where it comes from' },
          evolvability: false,
        },
        checks: { fair: { ...OWN_CHECK, dimension: 'fairness' } },
      },
    });
    expect(problems).toEqual([]);
    expect(dimensions).toContainEqual({
      id: 'lineage',
      title: 'Where it comes from',
    });
    expect(dimensions.at(-1)).toEqual({ id: 'fairness', title: 'Fairness' });
    expect(dimensions.map(({ id }) => id)).not.toContain('evolvability');
  });

  it('switches the checks of a dimension off with it, and the findings that rest on them', async () => {
    const { checks, findings, checklists, problems } = await read({
      mlScorecards: { dimensions: { simplicity: false } },
    });
    const builtIn = await read();
    const without = builtIn.checks.filter(
      ({ definition }) => definition.dimension !== 'simplicity',
    );
    expect(without.length).toBeLessThan(builtIn.checks.length);
    expect(problems).toEqual([]);
    expect(idsOf(checks)).toEqual(idsOf(without));
    expect(idsOf(findings)).toEqual(
      idsOf(builtIn.findings).filter(
        id => !['over-complex-pipeline', 'too-many-variants'].includes(id),
      ),
    );
    // Their items wait for a person.
    expect(idsOf(checklists)).toEqual(idsOf(builtIn.checklists));
  });

  it.each<[string, JsonValue]>([
    ['triggers', 'latency-over-limit'],
    ['findings', 'over-invested'],
    ['storageAdvice', 'connected-data'],
  ])('switches one of %s off with false', async (key, id) => {
    const idsOfKind = (from: Awaited<ReturnType<typeof read>>) =>
      idsOf([...from.triggers, ...from.findings, ...from.storageRules]);
    const builtIn = await read();
    const changed = await read({
      mlScorecards: { [key]: { [String(id)]: false } },
    });
    expect(changed.problems).toEqual([]);
    expect(idsOfKind(changed)).toEqual(
      idsOfKind(builtIn).filter(each => each !== id),
    );
    expect(changed.fingerprint).not.toBe(builtIn.fingerprint);
  });

  it.each<[string, string, JsonObject]>([
    ['triggers', 'latency-over-limit', { params: { maxSlowShare: 0.1 } }],
    ['findings', 'over-invested', { params: { steps: 3 } }],
    ['storageAdvice', 'connected-data', { title: 'Ours' }],
  ])('changes only what app-config names of %s', async (key, id, change) => {
    const find = (from: Awaited<ReturnType<typeof read>>) =>
      [...from.triggers, ...from.findings, ...from.storageRules].find(
        ({ definition }) => definition.id === id,
      )?.definition;
    const builtIn = await read();
    const changed = await read({ mlScorecards: { [key]: { [id]: change } } });
    const before = find(builtIn);
    expect(changed.problems).toEqual([]);
    expect(find(changed)).toEqual({
      ...before,
      ...change,
      params: { ...before?.params, ...(change.params as JsonObject) },
    });
    expect(changed.fingerprint).not.toBe(builtIn.fingerprint);
  });

  it('adds, changes and switches off checklists', async () => {
    const ITEM = { id: 'one', title: 'One', help: 'The first.' };
    const { checklists, problems, fingerprint } = await read({
      mlScorecards: {
        checklists: {
          'before-scaling': false,
          'before-adding-complexity': { items: [ITEM] },
          'before-release': {
            title: 'Before a release',
            description: 'What to settle.',
            source: 'our handbook',
            items: [ITEM],
          },
        },
      },
    });
    expect(problems).toEqual([]);
    expect(checklists.map(({ definition }) => definition)).toMatchObject([
      {
        id: 'before-adding-complexity',
        title: 'Before adding complexity',
        items: [ITEM],
      },
      { id: 'before-release', title: 'Before a release' },
    ]);
    // Checks ask whether they are complete, so everything has to be evaluated anew.
    expect(fingerprint).not.toBe((await read()).fingerprint);
  });

  it('lets a tier change one of its targets', async () => {
    const builtIn = await read();
    const { tiers, problems, fingerprint } = await read({
      mlScorecards: { tiers: { 'tier-2': { targets: { minUptime: 0.9 } } } },
    });
    expect(problems).toEqual([]);
    expect(tiers).toEqual({
      ...builtIn.tiers,
      'tier-2': {
        ...builtIn.tiers['tier-2'],
        targets: { ...builtIn.tiers['tier-2'].targets, minUptime: 0.9 },
      },
    });
    expect(fingerprint).not.toBe(builtIn.fingerprint);
  });

  it('lets a tier owe another level', async () => {
    const { targetLevels, problems, fingerprint } = await read({
      mlScorecards: { tiers: { 'tier-1': { targetLevel: 'silver' } } },
    });
    expect(problems).toEqual([]);
    expect(targetLevels).toEqual({
      'tier-1': 'silver',
      'tier-2': 'silver',
      'tier-3': 'bronze',
      'tier-4': 'none',
      unclassified: 'bronze',
    });
    expect(fingerprint).not.toBe((await read()).fingerprint);
  });

  it.each<[string, string, string, JsonValue]>([
    ['an unknown tier', 'tiers', 'tier-5', { targetLevel: 'gold' }],
    ['an unknown level', 'tiers', 'tier-1', { targetLevel: 'platinum' }],
    ['a key that tiers do not have', 'tiers', 'tier-1', { level: 'gold' }],
    ['a tier that is switched off', 'tiers', 'tier-1', false],
    ['a dimension without a title', 'dimensions', 'fairness', {}],
    ['a key that dimensions do not have', 'dimensions', 'lineage', { x: 1 }],
    ['an unknown dimension switched off', 'dimensions', 'beauty', false],
    [
      'a checklist without items',
      'checklists',
      'before-scaling',
      { items: [] },
    ],
    ['an unknown checklist switched off', 'checklists', 'beauty', false],
    ['an unknown target', 'tiers', 'tier-1', { targets: { beauty: 1 } }],
    [
      'a target out of its range',
      'tiers',
      'tier-1',
      { targets: { minUptime: 99 } },
    ],
    ['an unknown trigger switched off', 'triggers', 'beauty', false],
    ['an unknown finding switched off', 'findings', 'beauty', false],
    ['an unknown storage rule switched off', 'storageAdvice', 'beauty', false],
    [
      'a trigger without a share to clear below',
      'triggers',
      'latency-over-limit',
      { params: { clearBelow: 0 } },
    ],
    [
      'a finding with one piece of evidence',
      'findings',
      'over-invested',
      {
        evidence: [{ says: 'It is up.', holds: 'prometheus.uptime30d > 0.9' }],
      },
    ],
    [
      'a storage rule for an unknown store',
      'storageAdvice',
      'connected-data',
      { recommends: 'spreadsheet' },
    ],
  ])('reports %s and goes on', async (_, key, id, value) => {
    const builtIn = await read();
    const definitions = await read({
      mlScorecards: { [key]: { [id]: value } },
    });
    expect(definitions.problems).toEqual([
      { where: `mlScorecards.${key}.${id}`, id, message: expect.any(String) },
    ]);
    expect(definitions.fingerprint).toBe(builtIn.fingerprint);
    expect(definitions.checklists.map(({ definition }) => definition)).toEqual(
      builtIn.checklists.map(({ definition }) => definition),
    );
  });
});
