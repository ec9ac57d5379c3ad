import { Rollup } from 'backstage-plugin-ml-scorecards-common';
import { dimensionStanding } from './dimensionStanding';

/**
 * By what rows are ordered: `need` (who needs help most), `name`, `components` (who has most), `below` (the share below target),
 * or the id of a dimension.
 */
export type LineOrder = string;

export const DEFAULT_LINE_ORDER: LineOrder = 'need';

interface Line {
  title: string;
  rollup: Rollup;
}

/**
 * Rows with those first that one looks for. Who needs help most misses most required checks for each component; among
 * equals it is who has the greater share below target. What does not apply comes last. Pure.
 */
export function orderLines<T extends Line>(
  lines: readonly T[],
  order: LineOrder,
): T[] {
  const keys = keysOf(order);
  return lines
    .map(line => ({ line, values: keys(line.rollup) }))
    .sort(
      (a, b) =>
        a.values.reduce(
          (known, value, index) => known || b.values[index] - value,
          0,
        ) || a.line.title.localeCompare(b.line.title),
    )
    .map(({ line }) => line);
}

/** How many required checks each component misses on average. */
export function gapPerComponent({ gap, components }: Rollup): number {
  return components > 0 ? gap / components : 0;
}

/** The share of components that are below the level that their tier owes. */
export function shareBelowTarget({ atTarget, components }: Rollup): number {
  return components > 0 ? (components - atTarget) / components : 0;
}

/** What rows are compared by, the greatest first. */
function keysOf(order: LineOrder): (rollup: Rollup) => number[] {
  const need = (rollup: Rollup) => [
    gapPerComponent(rollup),
    shareBelowTarget(rollup),
    rollup.components,
  ];
  switch (order) {
    case 'need':
      return need;
    case 'name':
      return () => [];
    case 'components':
      return ({ components }) => [components];
    case 'below':
      return rollup => [shareBelowTarget(rollup), ...need(rollup)];
    default:
      return rollup => {
        const { share } = dimensionStanding(rollup, order);
        return [share === undefined ? -1 : 1 - share, ...need(rollup)];
      };
  }
}
