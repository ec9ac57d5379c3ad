import {
  Collector,
  CollectorState,
} from 'backstage-plugin-ml-scorecards-common';

/** What needs somebody comes first, then what is to be connected, and last what goes well. */
export const STATES_BY_NEED: readonly CollectorState[] = [
  'failing',
  'degraded',
  'idle',
  'not-installed',
  'pushed',
  'healthy',
];

/** The worst first; of those alike, the one that most checks wait for. */
export function sortCollectors(collectors: readonly Collector[]): Collector[] {
  return [...collectors].sort(
    (a, b) =>
      STATES_BY_NEED.indexOf(a.state) - STATES_BY_NEED.indexOf(b.state) ||
      b.checks.length - a.checks.length ||
      a.title.localeCompare(b.title),
  );
}
