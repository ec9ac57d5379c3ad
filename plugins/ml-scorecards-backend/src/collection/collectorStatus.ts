import {
  CollectionErrors,
  CollectionPass,
  Collector,
  CollectorState,
} from 'backstage-plugin-ml-scorecards-common';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { errorsOf, PassRow, SourceRow } from '../database/collectionState';
import { MissingFactsRow } from '../database/missingFacts';
import { PushedCounts } from '../database/pushedFacts';
import { StoredCounts } from '../database/storedFacts';
import { DefinedFactSet } from '../definitions';

/** Entities that may be named: those of examples that the caller may read, or whichever there are. */
export type NameableRefs = 'all' | ReadonlySet<string>;

const NOTHING_STORED: StoredCounts = {
  served: 0,
  withFacts: 0,
  failed: 0,
  notFound: 0,
};

/** What is known of a source. */
interface SourceState {
  readonly factSet: DefinedFactSet;
  /** Those that read its facts. */
  readonly checks: Collector['checks'];
  /** There if it is installed. */
  readonly collector?: Pick<FactCollector, 'intervalMs' | 'timeToLiveMs'>;
  readonly source?: SourceRow;
  /** Its running and its last pass. */
  readonly passes: readonly PassRow[];
  /** What is stored of it, if anything is. */
  readonly stored?: StoredCounts;
  /** Some of the components that the caller may read and of which it has given no facts, each with how many there are. */
  readonly missing?: readonly MissingFactsRow[];
  /** What pipelines pushed of it, if they did. */
  readonly pushed?: PushedCounts;
}

/**
 * How reading a source goes, as the API says it. Who may not read all components is told no numbers, as these count the
 * others as well, and of errors only the examples that they may read.
 */
export function toCollector(
  state: SourceState,
  options: {
    now: Date;
    visible: NameableRefs;
    /** How many components there are. */
    components: number;
  },
): Collector {
  const { factSet, checks, collector, source, passes, missing, pushed } = state;
  const { served, withFacts, failed } = state.stored ?? NOTHING_STORED;
  const running = passes.find(pass => pass.finished_at === null);
  const last = lastPassOf(passes);
  return {
    source: factSet.source,
    title: factSet.title,
    howToConnect: factSet.howToConnect,
    docsUrl: factSet.docsUrl,
    checks,
    state: stateOf(state, options.now),
    intervalMs: collector?.intervalMs,
    timeToLiveMs: collector
      ? collector.timeToLiveMs
      : factSet.configured && factSet.pushedTimeToLiveMs,
    freshSince: source?.fresh_at ?? undefined,
    error: source?.error ? JSON.parse(source.error) : undefined,
    runningPass: running && toPass(running, options.visible),
    lastPass: last && toPass(last, options.visible),
    errors: toErrors(last ?? running, options.visible),
    components:
      collector && options.visible === 'all'
        ? { total: options.components, served, withFacts, failed }
        : undefined,
    withoutFacts: collector && toWithoutFacts(missing),
    pushed:
      pushed && options.visible === 'all'
        ? {
            components: pushed.components,
            stale: pushed.stale,
            lastPushedAt: pushed.lastPushedAt,
          }
        : undefined,
  };
}

function stateOf(
  { factSet, collector, source, passes, stored = NOTHING_STORED }: SourceState,
  now: Date,
): CollectorState {
  if (!collector) {
    return factSet.configured ? 'pushed' : 'not-connected';
  }
  if (source?.error) {
    return 'failing';
  }
  const isReadFirst = passes.length > 0 && !lastPassOf(passes);
  if (stored.served === 0 && !isReadFirst) {
    return 'idle';
  }
  const isStale =
    Boolean(source?.fresh_at) &&
    now.getTime() - Date.parse(source!.fresh_at!) > collector.timeToLiveMs;
  // A component that names what is not there is for its owner to mend: the source is well.
  return isStale || stored.failed > stored.notFound ? 'degraded' : 'healthy';
}

function lastPassOf(passes: readonly PassRow[]): PassRow | undefined {
  return passes.filter(pass => pass.finished_at !== null).at(-1);
}

function toPass(row: PassRow, visible: NameableRefs): CollectionPass {
  const { components, seen, served, changed, unchanged, failed, lost } = row;
  return {
    startedAt: row.started_at,
    finishedAt: row.finished_at ?? undefined,
    published: row.published === null ? undefined : Boolean(row.published),
    counts:
      visible === 'all'
        ? { components, seen, served, changed, unchanged, failed, lost }
        : undefined,
  };
}

/** Never says zero: whether the source was read at all is told by `freshSince`, and this by what the caller may read alone. */
function toWithoutFacts(
  missing: readonly MissingFactsRow[] = [],
): Collector['withoutFacts'] {
  const [first] = missing;
  return (
    first && {
      count: first.count,
      components: missing.map(row => ({
        entityRef: row.entity_ref,
        title: row.title,
        error: JSON.parse(row.error),
      })),
    }
  );
}

/** The most frequent first. Who may not be told how many there are does not learn it from their order either. */
function toErrors(
  pass: PassRow | undefined,
  visible: NameableRefs,
): CollectionErrors[] {
  return Object.entries(pass ? errorsOf(pass) : {})
    .sort(([codeA, a], [codeB, b]) =>
      visible === 'all' && a.count !== b.count
        ? b.count - a.count
        : codeA.localeCompare(codeB, 'en-US'),
    )
    .map(([code, { count, examples }]) => ({
      code,
      count: visible === 'all' ? count : undefined,
      examples: examples.filter(
        ({ entityRef }) => visible === 'all' || visible.has(entityRef),
      ),
    }))
    .filter(
      ({ count, examples }) => count !== undefined || examples.length > 0,
    );
}
