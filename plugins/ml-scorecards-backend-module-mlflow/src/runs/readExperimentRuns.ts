import {
  CollectionFailure,
  isTooLarge,
  Listed,
  NEXT_TOO_LARGE,
  Settled,
  settleEach,
} from 'backstage-plugin-ml-scorecards-node';
import { MlflowApi } from '../api/MlflowApi';
import { RunAnswer } from '../api/schemas';
import { FEW } from '../few';
import { Experiment } from './Experiment';
import { BASELINE_TAG, REPRODUCES_TAG, Run, toRun } from './Run';

/** Runs of an experiment, the newest first. */
export interface ExperimentRuns {
  /** The newest, up to a number of pages ({@link MAX_PAGES}); all of the last 90 days, if these are not more. */
  readonly recent: readonly Run[];
  readonly baselines: readonly Run[];
  /** Runs that repeat others. */
  readonly reproductions: readonly Run[];
  /** Why there may be older ones of each kind that were not read, and are wanted. */
  readonly missing: {
    readonly recent?: string;
    readonly baselines?: string;
    readonly reproductions?: string;
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
  const [baselines, reproductions] = await readTagged(reader, ids);
  // The many of one experiment would hide those of another.
  if (baselines.truncated || reproductions.truncated) return undefined;
  const of = (id: string, { items }: Listed<Run>) =>
    items.filter(({ experimentId }) => experimentId === id);
  return new Map(
    ids.map(id => [
      id,
      {
        recent: of(id, recent),
        baselines: of(id, baselines).filter(({ isBaseline }) => isBaseline),
        reproductions: of(id, reproductions),
        missing: {},
      },
    ]),
  );
}

async function readOne(reader: Reader, id: string): Promise<ExperimentRuns> {
  const from = reader.now - WINDOW_MS;
  const recent = await search(reader, [id], {
    maxPages: MAX_PAGES.ofOne,
    isEnough: ({ info }) => Number(info.start_time ?? 0) < from,
  });
  const [baselines, reproductions] = await readTagged(reader, [id]);
  return {
    recent: recent.items,
    baselines: baselines.items.filter(({ isBaseline }) => isBaseline),
    reproductions: reproductions.items,
    missing: {
      // Of a number of runs the newest are enough.
      recent: recent.cutBecause && missing('runs', recent),
      baselines: missing(`runs with the tag ${BASELINE_TAG}`, baselines),
      reproductions: missing(
        `runs with the tag ${REPRODUCES_TAG}`,
        reproductions,
      ),
    },
  };
}

function missing(what: string, listed: Listed<Run>): string | undefined {
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
        filter: `tags.\`${tag}\` LIKE '%'`,
        maxPages: MAX_PAGES.tagged,
      }),
    ),
  );
}

async function search(
  { api, experiments, signal }: Reader,
  experimentIds: readonly string[],
  options: {
    readonly filter?: string;
    readonly maxPages: number;
    readonly isEnough?: (last: RunAnswer) => boolean;
  },
): Promise<Listed<Run>> {
  try {
    return await api.searchRuns(
      { experimentIds, ...options },
      signal,
      answer => {
        const run = toRun(answer);
        const primary = experiments.get(run.experimentId)?.primaryMetric;
        return { ...run, metrics: onlyOf(run.metrics, primary) };
      },
    );
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
