import {
  Evidence,
  MAX_OBJECTIVE_STANDINGS,
  ObjectiveStanding,
  parseObjectiveStanding,
  ScorecardFacts,
} from 'backstage-plugin-ml-scorecards-common';

/** Facts of Prometheus that the section shows. */
const SHOWN = [
  'objectiveStandings',
  'errorBudgetSpentByDay',
  'errorBudgetRemaining',
  'burnRate1h',
  'compliance30d',
  'uptime30d',
  'latencyP95Seconds',
  'latencyP99Seconds',
  'alertRules',
  'burnRateAlerts',
  'firingAlerts',
] as const;

export type ServiceLevelFact = (typeof SHOWN)[number];

/** What is told of the service levels of a component. */
export interface ServiceLevelFacts {
  /** By its name, also where it is unknown. */
  facts: Partial<Record<ServiceLevelFact, Evidence>>;
  /** Each objective by itself, those with the least budget first. */
  standings: ObjectiveStanding[];
  /** What the repository promises: the kinds of objectives in its files. */
  inRepository: string[];
  /** The longest time of an answer that the owner declares, in seconds. */
  latencyLimit?: number;
  /** Whether Prometheus tells anything at all. */
  isKnown: boolean;
  /** Why it does not, if it says so. */
  unknownBecause?: string;
}

/** Reads what sources tell of service levels. What is in another shape, as it may be pushed, is left out. */
export function serviceLevelFacts(
  all: ScorecardFacts['facts'],
): ServiceLevelFacts {
  const facts: ServiceLevelFacts['facts'] = Object.fromEntries(
    SHOWN.flatMap(name => {
      const fact = all[`prometheus.${name}`];
      return fact ? [[name, fact] as const] : [];
    }),
  );
  const limit = all['catalog.latencyLimitSeconds']?.value;
  return {
    facts,
    standings: textsOf(facts.objectiveStandings)
      .flatMap(text => parseObjectiveStanding(text) ?? [])
      .slice(0, MAX_OBJECTIVE_STANDINGS),
    inRepository: textsOf(all['git.objectives']),
    latencyLimit: typeof limit === 'number' ? limit : undefined,
    isKnown: Object.values(facts).some(({ value }) => value !== null),
    unknownBecause: facts.objectiveStandings?.unknownBecause,
  };
}

/** The texts of a fact; none if it is unknown. */
export function textsOf(fact: Evidence | undefined): string[] {
  return Array.isArray(fact?.value) ? fact.value : [];
}

/** The number of a fact; undefined if it is unknown. */
export function numberOf(fact: Evidence | undefined): number | undefined {
  return typeof fact?.value === 'number' ? fact.value : undefined;
}
