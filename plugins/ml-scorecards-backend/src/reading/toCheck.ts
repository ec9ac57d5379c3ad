import {
  Check,
  CheckDetails,
  checkPagePath,
  RELIABILITY_TIERS,
  tierTargetsSchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Catalogue } from '../catalogue/Catalogue';
import { CheckCounts } from '../database/rollupQueries';
import {
  Condition,
  DefinedCheck,
  Definitions,
  Expression,
  FactName,
  isBroken,
} from '../definitions';
import { toStateCounts } from './groupCounts';

/** A check with how components stand. Undefined if its dimension is not there. Pure. */
export function toCheck(
  check: DefinedCheck,
  { dimensions }: Pick<Definitions, 'dimensions'>,
  counts: CheckCounts,
): Check | undefined {
  const { definition } = check;
  const { id } = definition;
  const dimension = dimensions.find(each => each.id === definition.dimension);
  return (
    dimension && {
      id,
      title: definition.title,
      dimension,
      level: definition.level,
      requiredFor: definition.requiredFor,
      conditions: isBroken(check)
        ? []
        : check.question.alternatives.map(({ source, condition }) => ({
            source: source ?? sourcesOf(condition),
            condition: condition.text,
            fix: check.fixFor(source),
          })),
      why: definition.why,
      references: definition.source,
      counts: toStateCounts(counts.all[id]),
      countsByTier: Object.fromEntries(
        RELIABILITY_TIERS.flatMap(tier => {
          const ofTier = counts.byTier.get(tier);
          return ofTier ? [[tier, toStateCounts(ofTier[id])]] : [];
        }),
      ),
    }
  );
}

/** What else there is to know of a check. Pure. */
export function toCheckDetails(
  check: DefinedCheck,
  definitions: Pick<Definitions, 'factSets' | 'tiers'>,
  catalogue: Catalogue,
): Omit<CheckDetails, keyof Check | 'trend'> {
  const { definition } = check;
  const expressions = isBroken(check) ? [] : check.expressions;
  return {
    problem: isBroken(check) ? check.problem : undefined,
    effort: definition.effort,
    weight: definition.weight,
    passesBy: definition.passesBy,
    appliesTo: definition.appliesTo,
    appliesWhen: definition.appliesWhen,
    params: definition.params,
    targets: toTargets(expressions, definitions),
    facts: toFacts(expressions, definitions),
    attestable: definition.attestable,
    pageUrl: catalogue.hasCheck(definition.id)
      ? catalogue.url + checkPagePath(definition.id)
      : undefined,
  };
}

function toTargets(
  expressions: readonly Expression<unknown>[],
  { tiers }: Pick<Definitions, 'tiers'>,
): CheckDetails['targets'] {
  const names = new Set(expressions.flatMap(({ targets }) => targets));
  const described: Readonly<Record<string, { description?: string }>> =
    tierTargetsSchema.shape;
  return [...names].map(name => ({
    name,
    description: described[name]?.description,
    byTier: Object.fromEntries(
      RELIABILITY_TIERS.flatMap(tier => {
        const values: Readonly<Record<string, number | string | undefined>> =
          tiers[tier].targets;
        const value = values[name];
        return value === undefined ? [] : [[tier, value]];
      }),
    ),
  }));
}

function toFacts(
  expressions: readonly Expression<unknown>[],
  { factSets }: Pick<Definitions, 'factSets'>,
): CheckDetails['facts'] {
  const facts = expressions.flatMap(expression => expression.facts);
  return Object.fromEntries(
    facts.flatMap(({ source, name }: FactName) => {
      const factSet = factSets.get(source);
      const fact = factSet?.facts[name];
      return factSet && fact
        ? [
            [
              `${source}.${name}`,
              {
                source: { id: source, title: factSet.title },
                type: fact.type,
                unit: fact.unit,
                description: fact.description,
              },
            ],
          ]
        : [];
    }),
  );
}

/** The sources that a condition asks; none if it only looks at the component. */
function sourcesOf(condition: Condition): string {
  return [...new Set(condition.facts.map(({ source }) => source))].join(', ');
}
