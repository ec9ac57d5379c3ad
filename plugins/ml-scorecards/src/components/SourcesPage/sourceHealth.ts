import {
  Collector,
  CollectorState,
} from 'backstage-plugin-ml-scorecards-common';

/** Whether the facts of a source are older than they may be. */
export function isStale(
  { freshSince, timeToLiveMs }: Collector,
  now: number,
): boolean {
  return (
    freshSince !== undefined &&
    timeToLiveMs !== undefined &&
    now - Date.parse(freshSince) > timeToLiveMs
  );
}

/** Whether some components cannot be read: now or, where that is not told, in the last pass. */
function failsForSome({ state, components, errors }: Collector): boolean {
  if (components) {
    return components.failed > 0;
  }
  // Other errors of a source that is well are over.
  return errors.some(({ code }) => state !== 'healthy' || code === 'not-found');
}

/** Whether a source gives no facts of some of its components. */
function hasTrouble(collector: Collector): boolean {
  return failsForSome(collector) || (collector.withoutFacts?.count ?? 0) > 0;
}

/** What is shown of how a source is doing: `healthy-but` is one that is well, with components that are not. */
export type ShownState = CollectorState | 'healthy-but';

/** How a source is doing, as it is shown. */
export function shownState(collector: Collector): ShownState {
  return collector.state === 'healthy' && hasTrouble(collector)
    ? 'healthy-but'
    : collector.state;
}

/** When the next pass begins at the earliest; undefined while one runs, and where none is planned. */
export function nextPassAt(collector: Collector): string | undefined {
  const { intervalMs, lastPass, runningPass } = collector;
  return intervalMs !== undefined && lastPass && !runningPass
    ? new Date(Date.parse(lastPass.startedAt) + intervalMs).toISOString()
    : undefined;
}

/** What is to be done about a source, by what is known of it. */
export function nextSteps(
  collector: Collector,
  now: number,
): Array<
  | 'failing'
  | 'stale'
  | 'degraded'
  | 'idle'
  | 'notConnected'
  | 'pushed'
  | 'pushedStale'
  | 'notFound'
  | 'healthy'
> {
  const { state, pushed } = collector;
  const pushedIsStale = pushed && pushed.stale > 0;
  const factsAreStale = isStale(collector, now);
  switch (state) {
    case 'failing':
      return ['failing'];
    case 'degraded':
      return [
        ...(factsAreStale ? (['stale'] as const) : []),
        ...(failsForSome(collector) || !factsAreStale
          ? (['degraded'] as const)
          : []),
      ];
    case 'idle':
      return ['idle'];
    case 'not-connected':
      return [pushedIsStale ? 'pushedStale' : 'notConnected'];
    case 'pushed':
      return [pushedIsStale ? 'pushedStale' : 'pushed'];
    default:
      return [failsForSome(collector) ? 'notFound' : 'healthy'];
  }
}
