import { Entity } from '@backstage/catalog-model';
import {
  Finding,
  Level,
  ReliabilityTier,
  StateCounts,
} from 'backstage-plugin-ml-scorecards-common';
import {
  componentScope,
  DefinedCheck,
  Definitions,
  FactName,
} from '../definitions';
import { decideCheck, Decision } from './decideCheck';
import { LevelCounter, TallyCounter } from './levels';
import { reliabilityTier, TierVerdict } from './reliabilityTier';
import { addKnownFacts, knownValue, SourceReading } from './SourceReading';

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
  /** One for each check of the definitions, in their order. */
  readonly decisions: readonly Decision[];
  /** Level within each dimension that has checks. */
  readonly dimensionLevels: ReadonlyMap<string, Level>;
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
  const catalog = readings.get('catalog');
  const tier = reliabilityTier({
    entity,
    consumingWebsites: strings(knownValue(catalog, 'consumingWebsites')),
    isConsumed: hasAny(strings(knownValue(catalog, 'consumers'))),
    now,
  });
  const scope = componentScope({
    kind: entity.kind,
    type: String(entity.spec?.type ?? ''),
    lifecycle: String(entity.spec?.lifecycle ?? ''),
    ...(tier.restsOnUnknown.length === 0 && {
      tier: tier.tier,
      tierOrigin: tier.origin,
    }),
  });
  for (const [source, facts] of definitions.readFacts) {
    const reading = readings.get(source);
    if (reading) {
      addKnownFacts(scope, reading, facts);
    }
  }
  const input = {
    entity,
    readings,
    scope,
    tierRestsOn: tierRestsOn(tier),
    now,
  };

  const decisions: Decision[] = [];
  const total = new TallyCounter();
  const byDimension = new Map<string, LevelCounter>();
  let gap = 0;
  for (const check of definitions.checks) {
    const decision = decideCheck(check, input);
    const { state } = decision;
    decisions.push(decision);
    if ((state === 'fail' || state === 'unknown') && isRequired(check, tier)) {
      gap += 1;
    }
    const { dimension, level, weight } = check.definition;
    total.add(level, state, weight);
    let within = byDimension.get(dimension);
    if (!within) {
      within = new LevelCounter();
      byDimension.set(dimension, within);
    }
    within.add(level, state);
  }
  const { level, score, coverage, counts } = total.tally();
  const dimensionLevels = new Map<string, Level>();
  for (const [id, within] of byDimension) {
    dimensionLevels.set(id, within.level());
  }
  return {
    tier,
    level,
    targetLevel: definitions.targetLevels[tier.tier],
    gap,
    score,
    coverage,
    counts,
    findings: tier.findings,
    decisions,
    dimensionLevels,
  };
}

/** Whether the tier of a component asks for a check; elsewhere the check is advice. */
export function isRequired(
  { definition }: DefinedCheck,
  { tier }: { readonly tier: ReliabilityTier },
): boolean {
  return definition.requiredFor.includes(tier);
}

/** The unknown facts that keep a tier from being certain. */
export function tierRestsOn(
  tier: Pick<TierVerdict, 'restsOnUnknown'>,
): FactName[] {
  return tier.restsOnUnknown.map(name => ({ source: 'catalog', name }));
}

function hasAny(list: readonly string[] | undefined): boolean | undefined {
  return list && list.length > 0;
}

function strings(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
