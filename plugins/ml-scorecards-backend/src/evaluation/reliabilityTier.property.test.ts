import { TIER_INPUT_VALUES } from 'backstage-plugin-ml-scorecards-common';
import * as fc from 'fast-check';
import { FactValues } from '../__testUtils__/builtInEvaluation';
import { SHOP, tierOf, Told } from '../__testUtils__/tierOf';

const SOURCES = ['catalog', 'kubeflow', 'git'];

const optional = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });
const list = fc.constantFrom<string[]>([], [SHOP]);

const labelled = fc.record({
  audience: optional(fc.constantFrom(...TIER_INPUT_VALUES.audience)),
  decisionImpact: optional(
    fc.constantFrom(...TIER_INPUT_VALUES.decisionImpact),
  ),
  servingMode: optional(fc.constantFrom(...TIER_INPUT_VALUES.servingMode)),
  stage: optional(fc.constantFrom(...TIER_INPUT_VALUES.stage)),
  lifecycle: optional(fc.constantFrom('production', 'experimental')),
  connected: fc
    .subarray(SOURCES)
    .map(sources => [...new Set(['catalog', ...sources])]),
});

const everyFact = fc.record({
  'catalog.consumers': list,
  'catalog.customerFacingDependants': list,
  'catalog.criticalDependants': list,
  'catalog.providedApis': list,
  'kubeflow.inferenceServices': list,
  'kubeflow.recurringRunIsEnabled': fc.boolean(),
  'git.hasDvcProject': fc.boolean(),
});

function only(facts: FactValues, names: readonly string[]): FactValues {
  return Object.fromEntries(
    Object.entries(facts).filter(([name]) => names.includes(name)),
  );
}

const someNames = everyFact.chain(facts =>
  fc.record({
    facts: fc.constant(facts),
    known: fc.subarray(Object.keys(facts)),
  }),
);

describe('reliabilityTier, for any labels and facts', () => {
  const verdictOf = (told: Partial<Told>, facts: FactValues) =>
    tierOf({ ...told, facts });

  it('is the same with all facts, or open, when less is known', () => {
    fc.assert(
      fc.property(labelled, someNames, (told, { facts, known }) => {
        const all = verdictOf(told, facts);
        const less = verdictOf(told, only(facts, known));
        expect(all.restsOnUnknown).toEqual([]);
        const isOpen = less.restsOnUnknown.length > 0;
        expect({ tier: less.tier, origin: less.origin }).toEqual(
          isOpen
            ? { tier: 'unclassified', origin: 'default' }
            : { tier: all.tier, origin: all.origin },
        );
      }),
      { numRuns: 3_000 },
    );
  });

  it('is open only if it could be another one', () => {
    fc.assert(
      fc.property(labelled, someNames, (told, { facts, known }) => {
        const { restsOnUnknown } = verdictOf(told, only(facts, known));
        fc.pre(restsOnUnknown.length > 0);
        const possible = new Set<string>();
        const names = restsOnUnknown.map(
          ({ source, name }) => `${source}.${name}`,
        );
        for (let way = 0; way < 2 ** names.length; way += 1) {
          const assumed = names.map((name, bit) => {
            const isSo = Math.floor(way / 2 ** bit) % 2 === 1;
            const value = Array.isArray(facts[name as keyof typeof facts])
              ? [SHOP].slice(isSo ? 0 : 1)
              : isSo;
            return [name, value] as const;
          });
          const {
            tier,
            origin,
            restsOnUnknown: still,
          } = verdictOf(told, {
            ...only(facts, known),
            ...Object.fromEntries(assumed),
          });
          expect(still).toEqual([]);
          possible.add(`${tier} ${origin}`);
        }
        expect(possible.size).toBeGreaterThan(1);
      }),
      { numRuns: 500 },
    );
  });
});
