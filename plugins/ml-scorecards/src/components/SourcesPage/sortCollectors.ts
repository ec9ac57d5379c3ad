import { Collector } from 'backstage-plugin-ml-scorecards-common';
import { ShownState, shownState } from './sourceHealth';

/** What needs somebody comes first, then what is to be connected, and last what goes well. */
export const STATES_BY_NEED: readonly ShownState[] = [
  'failing',
  'degraded',
  'idle',
  'not-connected',
  'pushed',
  'healthy-but',
  'healthy',
];

/** The worst first; of those alike, the one that most checks wait for. */
export function sortCollectors(collectors: readonly Collector[]): Collector[] {
  return [...collectors].sort(
    (a, b) =>
      STATES_BY_NEED.indexOf(shownState(a)) -
        STATES_BY_NEED.indexOf(shownState(b)) ||
      b.checks.length - a.checks.length ||
      a.title.localeCompare(b.title),
  );
}
