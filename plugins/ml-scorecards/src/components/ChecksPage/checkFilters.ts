import {
  Check,
  CHECK_LEVELS,
  CheckLevel,
  RELIABILITY_TIERS,
  ReliabilityTier,
  StateCounts,
} from 'backstage-plugin-ml-scorecards-common';
import { oneOf } from '../shared/oneOf';
import { addCounts, applicableOf, passRate } from '../shared/stateShares';

export const CHECK_ORDERS = ['dimension', 'worst'] as const;

/** Which checks one looks at, and in which order. Values of one filter are alternatives. */
export interface CheckFilters {
  text: string;
  /** Ids of dimensions. */
  dimension: string[];
  level: CheckLevel[];
  /** Tiers of which one requires the check; only their components count. */
  tier: ReliabilityTier[];
  order: (typeof CHECK_ORDERS)[number];
}

export const NO_CHECK_FILTERS: CheckFilters = {
  text: '',
  dimension: [],
  level: [],
  tier: [],
  order: 'dimension',
};

/** The filters that a URL names. What cannot be meant is left out. */
export function readCheckFilters(params: URLSearchParams): CheckFilters {
  return {
    text: params.get('text') ?? '',
    dimension: params.getAll('dimension'),
    level: CHECK_LEVELS.filter(level => params.getAll('level').includes(level)),
    tier: RELIABILITY_TIERS.filter(tier =>
      params.getAll('tier').includes(tier),
    ),
    order: oneOf(CHECK_ORDERS, params.get('order')) ?? NO_CHECK_FILTERS.order,
  };
}

/** The same filters as parts of a URL. */
export function writeCheckFilters(filters: CheckFilters): URLSearchParams {
  const { text, dimension, level, tier, order } = filters;
  return new URLSearchParams([
    ...(text ? [['text', text]] : []),
    ...dimension.map(value => ['dimension', value]),
    ...level.map(value => ['level', value]),
    ...tier.map(value => ['tier', value]),
    ...(order === NO_CHECK_FILTERS.order ? [] : [['order', order]]),
  ]);
}

/** Whether any filter narrows the list. */
export function narrows({ text, dimension, level, tier }: CheckFilters) {
  return Boolean(text || dimension.length || level.length || tier.length);
}

/** The counts over the components of some tiers; over all without any. */
export function countsAmong(
  check: Check,
  tiers: readonly ReliabilityTier[],
): StateCounts {
  return tiers.length === 0
    ? check.counts
    : addCounts(tiers.flatMap(tier => check.countsByTier[tier] ?? []));
}

/** The checks that the filters leave, in their order. */
export function selectChecks(
  checks: readonly Check[],
  filters: CheckFilters,
): Check[] {
  const { dimension, level, tier, order } = filters;
  const text = filters.text.trim().toLocaleLowerCase();
  const left = checks.filter(
    check =>
      (check.id.includes(text) ||
        check.title.toLocaleLowerCase().includes(text)) &&
      (dimension.length === 0 || dimension.includes(check.dimension.id)) &&
      (level.length === 0 || level.includes(check.level)) &&
      (tier.length === 0 ||
        tier.some(each => check.requiredFor.includes(each))),
  );
  return order === 'worst'
    ? left
        .map(check => ({ check, share: worstFirst(countsAmong(check, tier)) }))
        .sort((a, b) => a.share - b.share)
        .map(({ check }) => check)
    : left;
}

/**
 * The pass rate, as the list shows it. Where nothing is known the check comes first, as unknown is no pass; what applies to
 * nobody comes last.
 */
function worstFirst(counts: StateCounts): number {
  return passRate(counts) ?? (applicableOf(counts) === 0 ? Infinity : -1);
}
