import { Entity } from '@backstage/catalog-model';
import {
  Finding,
  Level,
  StateCounts,
  TARGET_LEVELS,
} from 'backstage-plugin-ml-scorecards-common';
import { Definitions } from '../definitions';
import { CheckOutcome, evaluateCheck } from './evaluateCheck';
import { countStates, coverage, reachedLevel, score } from './levels';
import { reliabilityTier, TierVerdict } from './reliabilityTier';
import { factsForConditions, SourceReading } from './SourceReading';

/** What one check says about the component. */
export interface EvaluatedCheck extends CheckOutcome {
  readonly id: string;
  readonly dimension: string;
  readonly level: Definitions['checks'][number]['definition']['level'];
  readonly weight: number;
  readonly required: boolean;
}

/** All that evaluation says about a component. */
export interface Evaluation {
  readonly tier: TierVerdict;
  readonly level: Level;
  readonly targetLevel: Level;
  /** Number of checks required for the tier that do not pass. */
  readonly gap: number;
  readonly score?: number;
  readonly coverage?: number;
  readonly counts: StateCounts;
  readonly findings: readonly Finding[];
  readonly checks: readonly EvaluatedCheck[];
}

/**
 * Judges a component at an instant: its reliability tier, all checks, the level reached, the gap to what the tier
 * owes. Pure: no I/O and no clock.
 */
export function evaluateComponent(options: {
  entity: Entity;
  /** One for each fact set of the definitions. */
  readings: ReadonlyMap<string, SourceReading>;
  definitions: Definitions;
  now: Date;
}): Evaluation {
  const { entity, readings, definitions, now } = options;
  const facts = Object.fromEntries(
    [...readings].map(([source, reading]) => [
      source,
      factsForConditions(reading),
    ]),
  );
  const tier = reliabilityTier({
    entity,
    consumingWebsites: strings(facts.catalog?.consumingWebsites),
    isConsumed: hasAny(strings(facts.catalog?.consumers)),
    now,
  });
  const input = {
    entity,
    readings,
    facts,
    component: {
      kind: entity.kind,
      type: String(entity.spec?.type ?? ''),
      lifecycle: String(entity.spec?.lifecycle ?? ''),
      ...(tier.restsOnUnknown.length === 0 && {
        tier: tier.tier,
        tierOrigin: tier.origin,
      }),
    },
    tierRestsOn: tier.restsOnUnknown.map(name => ({ source: 'catalog', name })),
    now,
  };
  const checks = definitions.checks.map(check => ({
    ...evaluateCheck(check, input),
    id: check.definition.id,
    dimension: check.definition.dimension,
    level: check.definition.level,
    weight: check.definition.weight,
    required: check.definition.requiredFor.includes(tier.tier),
  }));
  return {
    tier,
    level: reachedLevel(checks),
    targetLevel: TARGET_LEVELS[tier.tier],
    gap: checks.filter(
      ({ required, state }) =>
        required && (state === 'fail' || state === 'unknown'),
    ).length,
    score: score(checks),
    coverage: coverage(checks),
    counts: countStates(checks),
    findings: tier.findings,
    checks,
  };
}

function hasAny(list: readonly string[] | undefined): boolean | undefined {
  return list && list.length > 0;
}

function strings(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
