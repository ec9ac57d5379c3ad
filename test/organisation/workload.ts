import { Entity } from '@backstage/catalog-model';
import {
  DECLARED_TIER_ANNOTATIONS,
  TIER_INPUT_LABELS,
} from 'backstage-plugin-ml-scorecards-common';
import {
  FactCollector,
  Facts,
  FactSet,
  FactValue,
} from 'backstage-plugin-ml-scorecards-node';

/*
 * A made-up organisation, the same for the same number of components: components of teams in a tree of three levels,
 * 8 sources of 5 facts each, 40 checks. Everything follows from the index of a component, so that nothing has to be
 * kept, and the oracle can work out what must come of it.
 */

/** When the facts were read and all is evaluated. */
export const NOW = new Date('2026-06-01T12:00:00.000Z');

const DAY = 24 * 60 * 60 * 1000;

export const SOURCES = 8;
export const CHECKS_PER_SOURCE = 5;
export const TIME_TO_LIVE_MS = 2 * DAY;

/** One number of many that look drawn at random: the same for the same seeds (Mulberry32 over a mix of them). */
export function draw(...seeds: readonly number[]): number {
  let state = 0x9e3779b9;
  for (const seed of seeds) {
    state = Math.imul(state ^ (seed + 0x6d2b79f5), 0x85ebca6b);
    state ^= state >>> 13;
  }
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
}

export function sourceName(source: number): string {
  return `source${source}`;
}

export function factSet(source: number) {
  return {
    source: sourceName(source),
    title: `Source ${source}`,
    howToConnect: 'Nothing to connect: it is made up.',
    facts: {
      enabled: { type: 'boolean', description: 'whether it is enabled' },
      count: { type: 'integer', description: 'how many there are' },
      ratio: { type: 'number', description: 'the share that is used' },
      at: { type: 'instant', description: 'when it was last done' },
      items: { type: 'strings', description: 'what there is' },
    },
  } as const satisfies FactSet;
}

export type BenchFacts = Facts<ReturnType<typeof factSet>>;

/** Tiers by how a component says them. */
export type BenchTier = 'tier-1' | 'tier-2' | 'tier-3' | 'tier-4';
const TIERS: readonly BenchTier[] = ['tier-1', 'tier-2', 'tier-3', 'tier-4'];

export function tierOf(component: number): BenchTier {
  return TIERS[Math.floor(draw(component, 1) * TIERS.length)];
}

export function typeOf(component: number): string {
  return draw(component, 2) < 0.7 ? 'ml-model' : 'ml-service';
}

export function serves(component: number, source: number): boolean {
  return draw(component, source, 3) < 0.9;
}

/** Teams of 20 components. */
export function teamOf(component: number): number {
  return Math.floor(component / 20);
}

/** A label of every tenth component, which not everybody may read. */
export const CONFIDENTIAL = 'bench/confidential';

export function entityOf(component: number): Entity {
  const tier = tierOf(component);
  const owner = `group:default/team-${teamOf(component)}`;
  const name = `model-${String(component).padStart(6, '0')}`;
  const served = [...Array(SOURCES).keys()].filter(source =>
    serves(component, source),
  );
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      uid: `uid-${component}`,
      name,
      namespace: 'default',
      description: 'A made-up component of the benchmark',
      labels: {
        'bench/index': String(component),
        ...(draw(component, 11) < 0.1 && { [CONFIDENTIAL]: 'yes' }),
        ...(tier === 'tier-1' && {
          [TIER_INPUT_LABELS.decisionImpact]: 'critical',
        }),
        ...(tier === 'tier-2' && {
          [TIER_INPUT_LABELS.audience]: 'customer',
          [TIER_INPUT_LABELS.servingMode]: 'batch',
        }),
        ...(tier === 'tier-3' && { [TIER_INPUT_LABELS.audience]: 'internal' }),
      },
      annotations: {
        'bench/sources': served.join(','),
        ...(tier === 'tier-4' && {
          [DECLARED_TIER_ANNOTATIONS.tier]: 'tier-4',
          [DECLARED_TIER_ANNOTATIONS.reason]: 'An experiment of the benchmark',
          [DECLARED_TIER_ANNOTATIONS.until]: '2030-01-01',
        }),
      },
    },
    spec: {
      type: typeOf(component),
      // What is experimental and of tier 3 would need to be known to be consumed.
      lifecycle:
        tier === 'tier-3' || draw(component, 4) < 0.8
          ? 'production'
          : 'experimental',
      owner,
    },
    relations: [
      { type: 'ownedBy', targetRef: owner },
      {
        type: 'partOf',
        targetRef: `system:default/system-${Math.floor(component / 50)}`,
      },
    ],
  };
}

/** Domain of each system: one for twenty systems. */
export function domainOfSystem(components: number): Map<string, string> {
  const systems = Math.ceil(components / 50);
  return new Map(
    [...Array(systems).keys()].map(system => [
      `system:default/system-${system}`,
      `domain:default/domain-${Math.floor(system / 20)}`,
    ]),
  );
}

/** Divisions of departments of teams. */
export function ownerGroups(components: number) {
  const teams = Math.ceil(components / 20);
  const departments = Math.ceil(teams / 25);
  const divisions = Math.ceil(departments / 20);
  const group = (name: string, parent: string | null) => ({
    group_ref: `group:default/${name}`,
    title: name,
    parent_ref: parent && `group:default/${parent}`,
  });
  return [
    ...[...Array(divisions).keys()].map(n => group(`division-${n}`, null)),
    ...[...Array(departments).keys()].map(n =>
      group(`department-${n}`, `division-${Math.floor(n / 20)}`),
    ),
    ...[...Array(teams).keys()].map(n =>
      group(`team-${n}`, `department-${Math.floor(n / 25)}`),
    ),
  ];
}

/** What a source holds of a component. Another version is what it holds after a change. */
export interface BenchFactSet {
  readonly facts?: BenchFacts;
  readonly collectedAt?: Date;
  readonly error?: {
    readonly code: 'unavailable';
    readonly message: string;
    readonly at: Date;
  };
}

export function factSetOf(
  component: number,
  source: number,
  version: number,
): BenchFactSet {
  const chance = draw(component, source, version, 5);
  const error = {
    code: 'unavailable' as const,
    message: 'It did not answer.',
    at: NOW,
  };
  if (chance < 0.01) {
    return { error };
  }
  const isStale = chance < 0.03;
  return {
    facts: factsOf(component, source, version),
    collectedAt: isStale ? new Date(NOW.getTime() - 5 * DAY) : NOW,
    error: isStale ? error : undefined,
  };
}

function factsOf(
  component: number,
  source: number,
  version: number,
): BenchFacts {
  const link = `https://source${source}.example/models/${component}`;
  const random = (what: number) => draw(component, source, version, what);
  const fact = <T extends FactValue>(what: number, value: T) =>
    random(what + 100) < 0.03
      ? { unknownBecause: 'nobody wrote it down', link }
      : { value, link };
  const facts = {
    enabled: fact(10, random(10) < 0.9),
    count: fact(11, Math.floor(random(11) * 40)),
    ratio: fact(12, Math.round(random(12) * 1000) / 1000),
    at: fact(
      13,
      new Date(NOW.getTime() - Math.floor(random(13) * 60) * DAY).toISOString(),
    ),
    items: fact(
      14,
      [...Array(Math.floor(random(14) * 6)).keys()].map(n => `item-${n}`),
    ),
  };
  if (random(15) < 0.02) {
    const { count, ...others } = facts;
    return others as BenchFacts;
  }
  return facts as BenchFacts;
}

const LEAST_COUNT = 4;
const MOST_RATIO: Readonly<Record<string, number>> = {
  'tier-1': 0.85,
  'tier-2': 0.9,
  'tier-3': 0.95,
  'tier-4': 0.99,
  unclassified: 0.95,
};
const MAX_AGE_DAYS = 45;

export interface BenchCheck {
  readonly id: string;
  readonly source: number;
  readonly kind: 0 | 1 | 2 | 3 | 4;
  readonly level: 'bronze' | 'silver' | 'gold';
  readonly requiredFor: readonly BenchTier[];
  readonly onlyModels: boolean;
  /** Another source that may answer as well. */
  readonly orElse?: number;
}

const LEVEL_OF_KIND = ['bronze', 'silver', 'silver', 'gold', 'bronze'] as const;

export const CHECKS: readonly BenchCheck[] = [
  ...Array(SOURCES * CHECKS_PER_SOURCE).keys(),
].map(index => {
  const source = Math.floor(index / CHECKS_PER_SOURCE);
  const kind = (index % CHECKS_PER_SOURCE) as BenchCheck['kind'];
  return {
    id: `bench-${source}-${kind}`,
    source,
    kind,
    level: LEVEL_OF_KIND[kind],
    requiredFor: TIERS.slice(0, 1 + (index % 4)),
    onlyModels: kind === 1 && source % 2 === 0,
    orElse: kind === 4 && source % 2 === 1 ? source - 1 : undefined,
  };
});

function conditionOf(kind: BenchCheck['kind'], source: number): string {
  const s = sourceName(source);
  return [
    `${s}.enabled`,
    `${s}.count >= params.least`,
    `${s}.ratio <= params.most[component.tier]`,
    `daysSince(${s}.at) <= params.maxAgeDays`,
    `size(${s}.items) > 0 && (${s}.enabled || ${s}.count > 10)`,
  ][kind];
}

/** `mlScorecards.checks` of app-config.yaml: the built-in ones off, ours instead. */
export function checksConfig(
  builtIn: readonly string[],
  dimensions: readonly string[],
) {
  return {
    ...Object.fromEntries(builtIn.map(id => [id, false])),
    ...Object.fromEntries(
      CHECKS.map(({ id, source, kind, orElse, ...check }, index) => [
        id,
        {
          title: `Check ${kind} of source ${source}`,
          dimension: dimensions[index % dimensions.length],
          level: check.level,
          requiredFor: [...check.requiredFor],
          ...(check.onlyModels && { appliesTo: { 'spec.type': 'ml-model' } }),
          passes:
            orElse === undefined
              ? conditionOf(kind, source)
              : {
                  [sourceName(source)]: conditionOf(kind, source),
                  [sourceName(orElse)]: conditionOf(kind, orElse),
                },
          params: {
            least: LEAST_COUNT,
            most: MOST_RATIO,
            maxAgeDays: MAX_AGE_DAYS,
          },
          fix: 'Nothing to mend: it is made up.',
          why: 'The benchmark needs something to evaluate.',
          source: ['benchmark'],
        },
      ]),
    ),
  };
}

/** Collectors that say which components they serve. What they would read is written by the benchmark itself. */
export function collectors(): FactCollector[] {
  return [...Array(SOURCES).keys()].map(source => ({
    factSet: factSet(source),
    timeToLiveMs: TIME_TO_LIVE_MS,
    intervalMs: DAY,
    serves: entity =>
      (entity.metadata.annotations?.['bench/sources'] ?? '').includes(
        String(source),
      ),
    async *collect() {
      yield* [];
    },
  }));
}

/** What the checks are measured by; the oracle compares with them in its own way. */
export const LIMITS = { LEAST_COUNT, MOST_RATIO, MAX_AGE_DAYS };
