import {
  feastFacts,
  Facts,
  isPossibleInstant,
  median,
  shown,
} from 'backstage-plugin-ml-scorecards-node';
import { FeatureView } from '../registry/FeatureView';

const DAY_MS = 24 * 3_600_000;

/** After so many intervals features are old: what the check `online-features-fresh` allows where nobody has changed it. */
const ALLOWED_INTERVALS = 2;

const BY_STREAM =
  'streams or pushes keep its online feature views up to date, and Feast does not write down when';

/** A view that `feast materialize` brings into the online store, and up to when. */
interface Materialized {
  readonly view: FeatureView;
  readonly until: number;
  /** Undefined if it was done once. */
  readonly intervalMs?: number;
}

/**
 * How fresh online views are. Those that a stream fills are left out: Feast does not write down when it did.
 *
 * Of a view that is materialized daily and one that is hourly, the hourly one can be old though the other waits longer. So
 * the one counts that is the first to be old, and not the one that is due first: a daily one can be late for hours before it
 * is old.
 *
 * Of a view that says a time in the future nobody knows how fresh it is, and so of none that stands for all of them.
 */
export function freshnessFacts(
  views: readonly FeatureView[],
  options: {
    readonly now: number;
    readonly link: (views: readonly string[]) => string | undefined;
  },
) {
  const { now, link } = options;
  const online = views.filter(({ isOnline }) => isOnline);
  const inBatches = online.filter(({ isStreamed }) => !isStreamed);
  const never = inBatches
    .filter(view => view.materializedUntil.length === 0)
    .map(({ name }) => name);
  const all = inBatches.flatMap(toMaterialized);
  const wrong = all.find(({ until }) => !isPossibleInstant(until, now));
  const materialized = wrong ? [] : all;
  const [first] = [...materialized].sort((a, b) => oldAt(a) - oldAt(b));
  const expiring = inBatches.filter(({ timeToLiveMs }) => timeToLiveMs > 0);
  const ends = materialized
    .filter(({ view }) => view.timeToLiveMs > 0)
    .map(({ view, until }) => ({ view, at: until + view.timeToLiveMs }))
    .sort((a, b) => a.at - b.at);

  const none = wrong
    ? {
        unknownBecause: `the feature view ${shown(
          wrong.view.name,
        )} says that it was materialized up to a time in the future, or before 1970`,
        link: link([wrong.view.name]),
      }
    : {
        unknownBecause: noneBecause(online, inBatches),
        link: link(online.map(({ name }) => name)),
      };
  return {
    viewsNeverMaterialized: { value: never, link: link(never) },
    oldestMaterializedAt: first
      ? { value: iso(first.until), link: link([first.view.name]) }
      : none,
    materializationIntervalDays: first ? interval(first) : none,
    shortestIntervalDays: shortest(),
    hasTimeToLive: {
      value: expiring.length > 0,
      link: link(expiring.map(({ name }) => name)),
    },
    timeToLiveEndsAt: timeToLiveEnds(),
  } satisfies Facts<typeof feastFacts>;

  function timeToLiveEnds() {
    if (ends.length) {
      return { value: iso(ends[0].at), link: link([ends[0].view.name]) };
    }
    if (expiring.length && wrong) return none;
    return {
      unknownBecause: expiring.length
        ? 'no online feature view with a time to live was ever materialized'
        : 'no online feature view that is materialized has a time to live',
      link: none.link,
    };
  }

  function interval({ view, intervalMs }: Materialized) {
    const toView = link([view.name]);
    return intervalMs === undefined
      ? { unknownBecause: onlyOnce(view), link: toView }
      : { value: intervalMs / DAY_MS, link: toView };
  }

  function shortest() {
    if (inBatches.length < online.length) {
      return { unknownBecause: BY_STREAM, link: none.link };
    }
    const [shortestOne] = [...materialized].sort(
      (a, b) => (a.intervalMs ?? 0) - (b.intervalMs ?? 0),
    );
    return shortestOne ? interval(shortestOne) : none;
  }
}

function toMaterialized(view: FeatureView): Materialized[] {
  const ends = view.materializedUntil;
  const until = ends.at(-1);
  if (until === undefined) return [];
  const intervals = ends.slice(1).map((end, n) => end - ends[n]);
  return [
    {
      view,
      until,
      intervalMs: intervals.length ? median(intervals) : undefined,
    },
  ];
}

/** As soon as it was done, if it was done once. */
function oldAt({ until, intervalMs = 0 }: Materialized): number {
  return until + ALLOWED_INTERVALS * intervalMs;
}

function onlyOnce({ name }: FeatureView): string {
  return `the feature view ${shown(name)} was materialized only once`;
}

function noneBecause(
  online: readonly FeatureView[],
  inBatches: readonly FeatureView[],
): string {
  if (online.length === 0) return 'no feature view is online';
  if (inBatches.length === 0) return BY_STREAM;
  return 'no online feature view was ever materialized';
}

function iso(instant: number): string {
  return new Date(instant).toISOString();
}
