import {
  BenchCheck,
  BenchFacts,
  BenchTier,
  CHECKS,
  factSetOf,
  LIMITS,
  serves,
  SOURCES,
  teamOf,
  tierOf,
  TIME_TO_LIVE_MS,
  typeOf,
} from './workload';

/*
 * What must come of the workload, worked out by plain loops that share no code with the product: no CEL, no packed
 * texts, no deltas.
 */

const DAY = 24 * 60 * 60 * 1000;

/** p, f, u (unknown) or n (not applicable). */
type Letter = 'p' | 'f' | 'u' | 'n';

export interface Expected {
  /** A letter for each of {@link CHECKS}. */
  readonly states: string;
  readonly tier: BenchTier;
  /** 0 none to 3 gold */
  readonly level: number;
  readonly gap: number;
}

/** Which version of a fact set is current. */
export type VersionOf = (component: number, source: number) => number;

/** true, false, or undefined for what can't be told */
type Answer = boolean | undefined;

export function expectedOf(
  component: number,
  versionOf: VersionOf,
  now: Date,
): Expected {
  const tier = tierOf(component);
  const known: (BenchFacts | undefined)[] = [];
  for (let source = 0; source < SOURCES; source += 1) {
    known.push(
      usableFacts(component, source, versionOf(component, source), now),
    );
  }
  const letters = CHECKS.map((check): Letter => {
    if (check.onlyModels && typeOf(component) !== 'ml-model') {
      return 'n';
    }
    if (check.orElse === undefined) {
      return letterOf(answer(check.kind, known[check.source], tier, now));
    }
    const answers: Answer[] = [];
    for (const source of [check.source, check.orElse]) {
      if (serves(component, source)) {
        answers.push(answer(check.kind, known[source], tier, now));
      }
    }
    if (answers.includes(true)) {
      return 'p';
    }
    return answers.length === 0 || answers.includes(undefined) ? 'u' : 'f';
  });
  return {
    states: letters.join(''),
    tier,
    level: levelOf(letters),
    gap: CHECKS.filter(
      (check, index) =>
        check.requiredFor.includes(tier) &&
        (letters[index] === 'f' || letters[index] === 'u'),
    ).length,
  };
}

function usableFacts(
  component: number,
  source: number,
  version: number,
  now: Date,
): BenchFacts | undefined {
  if (!serves(component, source)) {
    return undefined;
  }
  const { facts, collectedAt } = factSetOf(component, source, version);
  return facts &&
    collectedAt &&
    now.getTime() - collectedAt.getTime() <= TIME_TO_LIVE_MS
    ? facts
    : undefined;
}

function answer(
  kind: BenchCheck['kind'],
  facts: BenchFacts | undefined,
  tier: BenchTier,
  now: Date,
): Answer {
  const enabled = valueOf(facts?.enabled);
  const count = valueOf(facts?.count);
  switch (kind) {
    case 0:
      return enabled;
    case 1:
      return count === undefined ? undefined : count >= LIMITS.LEAST_COUNT;
    case 2: {
      const ratio = valueOf(facts?.ratio);
      return ratio === undefined ? undefined : ratio <= LIMITS.MOST_RATIO[tier];
    }
    case 3: {
      const at = valueOf(facts?.at);
      return at === undefined
        ? undefined
        : (now.getTime() - Date.parse(at)) / DAY <= LIMITS.MAX_AGE_DAYS;
    }
    default: {
      const items = valueOf(facts?.items);
      return and(
        items && items.length > 0,
        or(enabled, count === undefined ? undefined : count > 10),
      );
    }
  }
}

function valueOf<T>(
  fact: { readonly value: T } | { readonly unknownBecause: string } | undefined,
): T | undefined {
  return fact && 'value' in fact ? fact.value : undefined;
}

function and(a: Answer, b: Answer): Answer {
  if (a === false || b === false) {
    return false;
  }
  return a === undefined || b === undefined ? undefined : true;
}

function or(a: Answer, b: Answer): Answer {
  if (a === true || b === true) {
    return true;
  }
  return a === undefined || b === undefined ? undefined : false;
}

function letterOf(value: Answer): Letter {
  if (value === undefined) {
    return 'u';
  }
  return value ? 'p' : 'f';
}

function levelOf(letters: readonly Letter[]): number {
  let reached = 0;
  for (const [index, level] of ['bronze', 'silver', 'gold'].entries()) {
    let applicable = 0;
    for (let check = 0; check < CHECKS.length; check += 1) {
      if (CHECKS[check].level === level && letters[check] !== 'n') {
        applicable += 1;
        if (letters[check] !== 'p') {
          return reached;
        }
      }
    }
    reached = applicable > 0 ? index + 1 : reached;
  }
  return reached;
}

/** What is recorded, in the same form, for comparison. */
export type RecordedOf = (component: number) => Expected | undefined;

/** Components by level, of everything and of each team. */
export interface ExpectedCounts {
  readonly all: readonly number[];
  readonly teams: ReadonlyMap<number, readonly number[]>;
}

/** Compares all that is recorded. Gives the first differences in words, and the counts for the rollups. */
export function compare(options: {
  components: number;
  versionOf: VersionOf;
  recordedOf: RecordedOf;
  now: Date;
}): { differences: string[]; counts: ExpectedCounts } {
  const { components, versionOf, recordedOf, now } = options;
  const differences: string[] = [];
  const all = [0, 0, 0, 0];
  const teams = new Map<number, number[]>();
  for (let component = 0; component < components; component += 1) {
    const expected = expectedOf(component, versionOf, now);
    const recorded = recordedOf(component);
    for (const name of ['states', 'tier', 'level', 'gap'] as const) {
      if (recorded?.[name] !== expected[name]) {
        differences.push(
          `component ${component}: ${name} is ${recorded?.[name]}, expected ${expected[name]}`,
        );
      }
    }
    const team = teams.get(teamOf(component)) ?? [0, 0, 0, 0];
    teams.set(teamOf(component), team);
    team[expected.level] += 1;
    all[expected.level] += 1;
  }
  return { differences, counts: { all, teams } };
}
