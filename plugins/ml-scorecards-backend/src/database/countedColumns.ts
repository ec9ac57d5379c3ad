import { CHECK_STATES, LEVELS } from 'backstage-plugin-ml-scorecards-common';

// What rollups count, and what of a component they count.

/** What a component itself tells: the group of each kind that it is in. `all` is one group of everything. */
export const KINDS_OF_COMPONENTS = [
  'all',
  'owner',
  'system',
  'domain',
  'tier',
  'lifecycle',
] as const;

/** What groups are made by. An `owner-tree` is a group of people with all groups below it; it is only for those with some. */
export type GroupKind = (typeof KINDS_OF_COMPONENTS)[number] | 'owner-tree';

/** The columns that a rollup counts, in the order in which they are added up. */
export const COUNT_COLUMNS = [
  'components',
  'at_target',
  ...LEVELS,
  'tier_1',
  'tier_2',
  'tier_3',
  'tier_4',
  'unclassified',
  'pass',
  'fail',
  'unknown',
  'not_applicable',
  'gap',
  'attested',
  'waived',
] as const;

/** What is counted of each dimension, in this order: components by level, then results by state. */
export const DIMENSION_COUNTS = [...LEVELS, ...CHECK_STATES] as const;

/** Kinds of groups that are few, so that each check can be counted in them. */
export function countsChecks(kind: GroupKind): boolean {
  return kind === 'all' || kind === 'tier';
}

/** A component as rollups count it: all of it is stored, so that what was added can be taken away again. */
export interface CountedComponent {
  readonly owner_ref: string | null;
  readonly system_ref: string | null;
  readonly domain_ref: string | null;
  readonly lifecycle: string | null;
  readonly tier: string;
  readonly level: number;
  readonly target_level: number;
  readonly gap: number;
  readonly states: string;
  readonly dimension_levels: string;
}

/** The columns of `components` and `results` that make a {@link CountedComponent}. */
export const COUNTED_COLUMNS = [
  'owner_ref',
  'system_ref',
  'domain_ref',
  'lifecycle',
  'tier',
  'level',
  'target_level',
  'gap',
  'states',
  'dimension_levels',
] as const satisfies ReadonlyArray<keyof CountedComponent>;
