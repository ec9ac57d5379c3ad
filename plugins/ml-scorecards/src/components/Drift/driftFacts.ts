import {
  Evidence,
  readDaySeries,
  ScorecardFacts,
} from 'backstage-plugin-ml-scorecards-common';
import { DRIFT_MEASURES, DriftMeasure } from './driftLimits';

/** What a source tells of drift. */
export interface DriftFacts {
  checkedAt?: string;
  /** How it is measured: one method, or several. */
  methods: string[];
  /** Whether the predictions drifted, by the threshold of whoever measured it, where they have no PSI. */
  predictionsHaveDrifted?: boolean;
  /** How it went, also where that is unknown; none where the source never says so. */
  curves: Partial<Record<DriftMeasure, Evidence>>;
  /** The newest day of which a value is told. */
  newestDay?: string;
  /** Where to look. */
  link?: string;
  /** Whether it tells anything at all. */
  isKnown: boolean;
  /** Why it does not, if it says so. */
  unknownBecause?: string;
}

/** Reads what a source tells of drift. All sources call it the same, but for the method, of which some have several. */
export function driftFacts(
  facts: ScorecardFacts['facts'],
  source: string,
): DriftFacts {
  const factOf = (name: string): Evidence | undefined =>
    facts[`${source}.${name}`];
  const checkedAt = factOf('driftCheckedAt')?.value;
  const haveDrifted = factOf('predictionHasDrifted')?.value;
  const methods = [
    factOf('driftMethod')?.value ?? [],
    factOf('driftMethods')?.value ?? [],
  ]
    .flat()
    .filter(method => typeof method === 'string');
  const curves = DRIFT_MEASURES.flatMap(measure => {
    const fact = factOf(`${measure}ByDay`);
    return fact ? [[measure, fact] as const] : [];
  });
  const series = curves.map(([, fact]) => fact);
  return {
    checkedAt: typeof checkedAt === 'string' ? checkedAt : undefined,
    methods,
    predictionsHaveDrifted:
      typeof haveDrifted === 'boolean' &&
      factOf('predictionDriftByDay')?.value === null
        ? haveDrifted
        : undefined,
    curves: Object.fromEntries(curves),
    newestDay: series
      .flatMap(({ value }) => readDaySeries(value).at(-1)?.day ?? [])
      .sort()
      .at(-1),
    link: series.find(({ link }) => link)?.link,
    isKnown:
      typeof checkedAt === 'string' ||
      methods.length > 0 ||
      series.some(({ value }) => value !== null),
    unknownBecause: series.find(({ unknownBecause }) => unknownBecause)
      ?.unknownBecause,
  };
}
