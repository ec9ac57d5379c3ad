import {
  CHECK_STATES,
  CheckState,
  DimensionRollup,
  LEVELS,
  Rollup,
  StateCounts,
} from 'backstage-plugin-ml-scorecards-common';
import { CountsById } from '../database/rollups';
import { RollupRow } from '../database/tables';
import { Positions } from '../recording/Positions';
import { COUNT_COLUMNS, DIMENSION_COUNTS } from '../database/countedColumns';
import { GroupDelta } from '../recording/RollupDelta';

export type CountColumn = (typeof COUNT_COLUMNS)[number];

/** What is counted of a group of components. */
export interface GroupCounts {
  readonly counts: Readonly<Record<CountColumn, number>>;
  /** By id of the dimension, in the order of DIMENSION_COUNTS. */
  readonly dimensions: CountsById;
}

/** What a dimension is called on pages. */
export interface NamedDimension {
  readonly id: string;
  readonly title: string;
}

const NO_COUNTS = Object.fromEntries(
  COUNT_COLUMNS.map(column => [column, 0]),
) as Record<CountColumn, number>;

export const EMPTY_GROUP: GroupCounts = { counts: NO_COUNTS, dimensions: {} };

/** Most pages show no dimensions, and working them out for thousands of groups takes most of the time. */
function groupCounts(
  counts: GroupCounts['counts'],
  dimensionsOf: () => CountsById,
): GroupCounts {
  let dimensions: CountsById | undefined;
  return {
    counts,
    get dimensions() {
      dimensions ??= dimensionsOf();
      return dimensions;
    },
  };
}

/** A group as it is stored. */
export function countsOfRow(
  row: Record<CountColumn, number> & Partial<Pick<RollupRow, 'dimensions'>>,
): GroupCounts {
  const counts = { ...NO_COUNTS };
  for (const column of COUNT_COLUMNS) {
    counts[column] = row[column];
  }
  return groupCounts(counts, () => JSON.parse(row.dimensions ?? '{}'));
}

/** A group as it was counted just now. */
export function countsOfDelta(
  group: GroupDelta,
  positions: Positions,
): GroupCounts {
  const counts = { ...NO_COUNTS };
  COUNT_COLUMNS.forEach((column, index) => {
    counts[column] = group.counts[index];
  });
  return groupCounts(counts, () =>
    byId(group.dimensions, positions.dimensions, DIMENSION_COUNTS.length),
  );
}

/** Two groups counted together. */
export function sumOf(one: GroupCounts, other: GroupCounts): GroupCounts {
  const counts = { ...one.counts };
  for (const column of COUNT_COLUMNS) {
    counts[column] += other.counts[column];
  }
  return groupCounts(counts, () => sumById(one.dimensions, other.dimensions));
}

/** Counts of each id added up. */
export function sumById(one: CountsById, other: CountsById): CountsById {
  const sums: Record<string, readonly number[]> = { ...one };
  for (const [id, counts] of Object.entries(other)) {
    sums[id] = counts.map((count, index) => count + (one[id]?.[index] ?? 0));
  }
  return sums;
}

/** Counts that stand one after the other, by the ids that they belong to. */
export function byId(
  counts: Int32Array,
  ids: readonly string[],
  width: number,
): CountsById {
  return Object.fromEntries(
    ids.map((id, index) => [
      id,
      Array.from(counts.subarray(index * width, (index + 1) * width)),
    ]),
  );
}

/** As the API tells it; with dimensions if there are titles for them. */
export function toRollup(
  { counts, dimensions }: GroupCounts,
  named?: readonly NamedDimension[],
): Rollup {
  return {
    components: counts.components,
    atTarget: counts.at_target,
    gap: counts.gap,
    attested: counts.attested,
    waived: counts.waived,
    levels: {
      none: counts.none,
      bronze: counts.bronze,
      silver: counts.silver,
      gold: counts.gold,
    },
    tiers: {
      'tier-1': counts.tier_1,
      'tier-2': counts.tier_2,
      'tier-3': counts.tier_3,
      'tier-4': counts.tier_4,
      unclassified: counts.unclassified,
    },
    counts: {
      pass: counts.pass,
      fail: counts.fail,
      unknown: counts.unknown,
      notApplicable: counts.not_applicable,
    },
    ...(named && {
      dimensions: named.flatMap(dimension => {
        const counted = dimensions[dimension.id];
        return counted ? [toDimensionRollup(dimension, counted)] : [];
      }),
    }),
  };
}

/** Counts in the order of CHECK_STATES by their names. */
export function toStateCounts(counts: readonly number[] = []): StateCounts {
  const of = (state: CheckState) => counts[CHECK_STATES.indexOf(state)] ?? 0;
  return {
    pass: of('pass'),
    fail: of('fail'),
    unknown: of('unknown'),
    notApplicable: of('not-applicable'),
  };
}

function toDimensionRollup(
  { id, title }: NamedDimension,
  counts: readonly number[],
): DimensionRollup {
  const [none, bronze, silver, gold] = counts;
  return {
    id,
    title,
    levels: { none, bronze, silver, gold },
    counts: toStateCounts(counts.slice(LEVELS.length)),
  };
}
