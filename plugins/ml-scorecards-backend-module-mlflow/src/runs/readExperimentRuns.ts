import {
  CollectionFailure,
  isTooLarge,
  Listed,
  NEXT_TOO_LARGE,
  Settled,
  settleEach,
} from 'backstage-plugin-ml-scorecards-node';
import { MlflowApi, SearchRunsOptions } from '../api/MlflowApi';
import { RunAnswer } from '../api/schemas';
import { FEW } from '../few';
import { Experiment } from './Experiment';
import { DriftRun, toDriftRun } from './DriftRun';
import { BASELINE_TAG, DRIFT_TAG, REPRODUCES_TAG, Run, toRun } from './Run';

/** Runs of an experiment, the newest first. Those that measured drift are no others. */
export interface ExperimentRuns {
  /** The newest, up to a number of pages ({@link MAX_PAGES}); all of the last 90 days, if these are not more. */
  readonly recent: readonly Run[];
  readonly baselines: readonly Run[];
  /** Runs that repeat others. */
  readonly reproductions: readonly Run[];
  /** Those of the last 90 days that measured drift. */
  readonly drift: readonly DriftRun[];
  /** Why there may be older ones of each kind that were not read, and are wanted. */
  readonly missing: {
    readonly recent?: string;
    readonly baselines?: string;
    readonly reproductions?: string;
    readonly drift?: string;
  };
}

export const DAY_MS = 24 * 3_600_000;
/** How far back runs are counted. */
export const WINDOW_MS = 90 * DAY_MS;

/** So few that usual experiments fit into the pages below, since pages that are read in vain are the dear ones. */
const EXPERIMENTS_PER_REQUEST = 10;
/** Of 200 runs. */
const MAX_PAGES = { ofOne: 5, ofMany: 10, tagged: 2 };

type Runs = Map<string, Settled<ExperimentRuns>>;

/**
 * Reads the runs of experiments. Those of many are read together; if these are more than a few pages, or cannot be read
 * together, one by one.
 */
export async function readExperimentRuns(
  api: MlflowApi,
  options: {
    readonly experiments: readonly Experiment[];
    readonly now: number;
  },
  signal: AbortSignal,
): Promise<Runs> {
  const experiments = new Map(options.experiments.map(each => [each.id, each]));
  const ids = [...experiments.keys()];
  const reader = { api, experiments, now: options.now, signal };
  const found: Runs = new Map();
  if (ids.length > FEW) {
    const groups = [];
    for (let at = 0; at < ids.length; at += EXPERIMENTS_PER_REQUEST) {
      groups.push(ids.slice(at, at + EXPERIMENTS_PER_REQUEST));
    }
    const read = await settleEach(groups, group => readGroup(reader, group));
    for (const [group, settled] of read) {
      if ('value' in settled) {
        settled.value?.forEach((value, id) => found.set(id, { value }));
      } else if (!mayBeOfOne(settled.failure)) {
        for (const id of group) found.set(id, settled);
      }
    }
  }
  const others = await settleEach(
    ids.filter(id => !found.has(id)),
    id => readOne(reader, id),
  );
  return new Map([...found, ...others]);
}

/** One experiment can be so large that the server takes too long for all of them. If it is down, the client asks no more. */
function mayBeOfOne(failure: unknown): boolean {
  return (
    failure instanceof CollectionFailure &&
    failure.error.code !== 'rate-limited'
  );
}

interface Reader {
  readonly api: MlflowApi;
  readonly experiments: ReadonlyMap<string, Experiment>;
  readonly now: number;
  readonly signal: AbortSignal;
}

/** The runs of several experiments; undefined if that would take too many pages. */
async function readGroup(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, ExperimentRuns> | undefined> {
  const recent = await search(reader, ids, { maxPages: MAX_PAGES.ofMany });
  if (recent.truncated) return undefined;
  const [[baselines, reproductions], drift] = await Promise.all([
    readTagged(reader, ids),
    readDrift(reader, ids, MAX_PAGES.ofMany),
  ]);
  // The many of one experiment would hide those of another.
  if ([baselines, reproductions, drift].some(({ truncated }) => truncated)) {
    return undefined;
  }
  const of = <T extends { readonly experimentId: string }>(
    id: string,
    { items }: Listed<T>,
  ) => items.filter(({ experimentId }) => experimentId === id);
  return new Map(
    ids.map(id => [
      id,
      {
        recent: withoutDrift(of(id, recent)),
        baselines: baselinesOf(of(id, baselines)),
        reproductions: withoutDrift(of(id, reproductions)),
        drift: of(id, drift),
        missing: {},
      },
    ]),
  );
}

async function readOne(reader: Reader, id: string): Promise<ExperimentRuns> {
  const from = startOfWindow(reader);
  const recent = await search(reader, [id], {
    maxPages: MAX_PAGES.ofOne,
    isEnough: ({ info }) => Number(info.start_time ?? 0) < from,
  });
  const [[baselines, reproductions], drift] = await Promise.all([
    readTagged(reader, [id]),
    readDrift(reader, [id], MAX_PAGES.ofOne),
  ]);
  const isCutShort =
    recent.cutBecause !== undefined ||
    (recent.truncated && hidesOthers(recent.items, from));
  return {
    recent: withoutDrift(recent.items),
    baselines: baselinesOf(baselines.items),
    reproductions: withoutDrift(reproductions.items),
    drift: drift.items,
    missing: {
      // Of a number of runs the newest are enough.
      recent: isCutShort ? missing('runs', recent) : undefined,
      baselines: missing(`runs with the tag ${BASELINE_TAG}`, baselines),
      reproductions: missing(
        `runs with the tag ${REPRODUCES_TAG}`,
        reproductions,
      ),
      drift: missing(`runs with the tag ${DRIFT_TAG}`, drift),
    },
  };
}

function withoutDrift(runs: readonly Run[]): Run[] {
  return runs.filter(({ measuresDrift }) => !measuresDrift);
}

function baselinesOf(runs: readonly Run[]): Run[] {
  return withoutDrift(runs).filter(({ isBaseline }) => isBaseline);
}

/** Whether there may be others since then, which were not read for the many that measured drift. */
function hidesOthers(runs: readonly Run[], from: number): boolean {
  return (
    (runs.at(-1)?.startedAt ?? 0) >= from &&
    runs.some(({ measuresDrift }) => measuresDrift)
  );
}

function missing(what: string, listed: Listed<unknown>): string | undefined {
  const { items, truncated, cutBecause = 'the others are too many' } = listed;
  return truncated
    ? `only the newest ${items.length} ${what} of the experiment were read: ${cutBecause}`
    : undefined;
}

/** They may be much older than the others. */
function readTagged(
  reader: Reader,
  ids: readonly string[],
): Promise<Array<Listed<Run>>> {
  return Promise.all(
    [BASELINE_TAG, REPRODUCES_TAG].map(tag =>
      search(reader, ids, {
        filter: taggedWith(tag),
        maxPages: MAX_PAGES.tagged,
      }),
    ),
  );
}

/** By their tag, as an experiment may have very many other runs. */
async function readDrift(
  reader: Reader,
  ids: readonly string[],
  maxPages: number,
): Promise<Listed<DriftRun>> {
  const filter = `${taggedWith(
    DRIFT_TAG,
  )} AND attributes.start_time >= ${startOfWindow(reader)}`;
  const listed = await searchFor(reader, ids, { filter, maxPages }, toDriftRun);
  return {
    ...listed,
    items: listed.items.filter(({ method }) => method !== undefined),
  };
}

function taggedWith(tag: string): string {
  return `tags.\`${tag}\` LIKE '%'`;
}

function startOfWindow({ now }: Reader): number {
  return now - WINDOW_MS;
}

function search(
  reader: Reader,
  experimentIds: readonly string[],
  options: Searched,
): Promise<Listed<Run>> {
  return searchFor(reader, experimentIds, options, answer => {
    const run = toRun(answer);
    const primary = reader.experiments.get(run.experimentId)?.primaryMetric;
    return { ...run, metrics: onlyOf(run.metrics, primary) };
  });
}

type Searched = Omit<SearchRunsOptions, 'experimentIds'>;

async function searchFor<T>(
  { api, signal }: Reader,
  experimentIds: readonly string[],
  options: Searched,
  toItem: (answer: RunAnswer) => T,
): Promise<Listed<T>> {
  try {
    return await api.searchRuns({ experimentIds, ...options }, signal, toItem);
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    // One run is no reason not to tell what can be told without it.
    return { items: [], truncated: true, cutBecause: NEXT_TOO_LARGE };
  }
}

const MAX_UNNAMED = 20;

/** The metrics that may be the primary one: thousands of runs can have thousands of metrics. */
function onlyOf(
  metrics: ReadonlyMap<string, number>,
  primary: string | undefined,
): ReadonlyMap<string, number> {
  if (primary === undefined) {
    return metrics.size <= MAX_UNNAMED ? metrics : new Map();
  }
  const value = metrics.get(primary);
  return value === undefined ? new Map() : new Map([[primary, value]]);
}
