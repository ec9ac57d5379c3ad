import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  CollectedFacts,
  CollectionFailure,
  ComponentToCollect,
  FactCollector,
  gitFacts,
  hasSourceUrl,
  mergeAsTheyCome,
  readingTookTooLong,
  SourceClock,
  SourceTimes,
  untilAborted,
} from 'backstage-plugin-ml-scorecards-node';
import limiterFactory from 'p-limit';
import { RepositoryApi, RepositoryApis } from './api/RepositoryApis';
import { collectComponent, commitOf, revisionOf } from './collectComponent';
import { ComponentFiles } from './repository/ComponentFiles';
import { FileMemory } from './repository/FileMemory';
import { Listing } from './repository/RepositoryReader';
import {
  RepositoryRoot,
  resolveSourceLocation,
  SourceLocation,
} from './repository/sourceLocation';
import {
  ReaderLimits,
  UrlRepositoryReader,
} from './repository/UrlRepositoryReader';
import { RepositoryTags, TagMemory } from './tags/RepositoryTags';
import { tagReaderOf } from './tags/tagReaderOf';
import { readTreeOf } from './trees/readTreeOf';

type Collected = CollectedFacts<typeof gitFacts>;

/** Bounds on what one repository or component may cost. */
export interface GitCollectorLimits extends ReaderLimits {
  /** How long a listing may take, and then each component. */
  readonly deadlineMs: number;
  readonly maxFilesPerComponent: number;
  /** Requests, and components, at the same time. */
  readonly concurrencyPerHost: number;
}

const DEFAULT_LIMITS: GitCollectorLimits = {
  deadlineMs: 60_000,
  fileDeadlineMs: 10_000,
  maxFileBytes: 1024 * 1024,
  maxFilesPerComponent: 200,
  maxArchivedFiles: 500_000,
  maxArchivedBytes: 2 * 1024 ** 3,
  concurrencyPerHost: 4,
};

/** Options of {@link GitFactCollector}. */
export interface GitFactCollectorOptions {
  readonly urlReader: UrlReaderService;
  readonly integrations: ScmIntegrationRegistry;
  readonly logger: LoggerService;
  readonly config: SourceTimes;
  readonly limits?: Partial<GitCollectorLimits>;
  /** For tests. */
  readonly clock?: SourceClock;
}

/** A component whose place is known. */
interface Placed {
  readonly entityRef: string;
  readonly location: SourceLocation;
  readonly revision?: string;
}

/**
 * Reads what the Git repositories of components hold, through the portal's URL reader. Components in the same repository
 * and branch share one listing; what fails for one component disturbs no other.
 */
export class GitFactCollector implements FactCollector<typeof gitFacts> {
  readonly factSet = gitFacts;
  readonly intervalMs: number;
  readonly timeToLiveMs: number;
  readonly #options: GitFactCollectorOptions;
  readonly #limits: GitCollectorLimits;
  /** Shared by all runs: a refresh beside a run must not double what a host gets. */
  readonly #requestsOf: LimiterByHost;
  readonly #apis: RepositoryApis;
  readonly #fileMemory = new FileMemory();
  readonly #tagMemory = new TagMemory();

  constructor(options: GitFactCollectorOptions) {
    this.intervalMs = options.config.intervalMs;
    this.timeToLiveMs = options.config.timeToLiveMs;
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    this.#requestsOf = limiterByHost(this.#limits.concurrencyPerHost);
    this.#apis = new RepositoryApis(options);
  }

  serves(entity: Entity): boolean {
    return hasSourceUrl(entity);
  }

  async *collect(
    components: readonly ComponentToCollect[],
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<Collected> {
    // Also stops the work when the caller has seen enough and leaves.
    const stop = new AbortController();
    const signal = AbortSignal.any([options.signal, stop.signal]);
    const repositories = new Map<string, Placed[]>();
    try {
      for (const component of components) {
        const placed = this.#place(component);
        if (!('location' in placed)) {
          yield placed;
          continue;
        }
        const { url } = placed.location.root;
        repositories.set(url, [...(repositories.get(url) ?? []), placed]);
      }
      const turnOf = limiterByHost(this.#limits.concurrencyPerHost);
      yield* mergeAsTheyCome<Collected>(emit =>
        Promise.all(
          [...repositories.values()].map(group =>
            this.#collectRepository(group, turnOf, emit, signal),
          ),
        ),
      );
    } finally {
      stop.abort();
    }
  }

  #place({ entity, revision }: ComponentToCollect): Placed | Collected {
    const entityRef = stringifyEntityRef(entity);
    try {
      const location = resolveSourceLocation(
        entity,
        this.#options.integrations,
      );
      return { entityRef, location, revision };
    } catch (error) {
      return this.#failed(entityRef, error);
    }
  }

  async #collectRepository(
    group: readonly Placed[],
    turnOf: LimiterByHost,
    emit: (collected: Collected) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const { root, display } = group[0].location;
    // Components wait for their turn, so that their deadline begins when they can begin.
    const components = turnOf(root.host);

    let reader: UrlRepositoryReader;
    let listing: Listing | 'unchanged';
    let tags: RepositoryTags;
    try {
      const api = this.#apis.for(root);
      reader = new UrlRepositoryReader({
        root,
        urlReader: this.#options.urlReader,
        integrations: this.#options.integrations,
        limits: this.#limits,
        runRequest: this.#requestsOf(root.host),
        memory: this.#fileMemory,
        ...('type' in api ? { readTree: readTreeOf(api, root.ref) } : {}),
      });
      ({ listing, tags } = await components(() =>
        this.#withDeadline(display, signal, async deadline => {
          const commit = commonCommit(group);
          const listed = await reader.list({
            unlessCommit: commit,
            signal: deadline,
          });
          const listedTags = await this.#listTags(root, api, deadline);
          const isUnchanged =
            listed === 'unchanged' &&
            group.every(
              ({ location, revision }) =>
                commit && revision === revisionOf(commit, location, listedTags),
            );
          return {
            tags: listedTags,
            listing:
              listed === 'unchanged' && !isUnchanged
                ? await reader.list({ signal: deadline })
                : listed,
          };
        }),
      ));
    } catch (error) {
      group.forEach(({ entityRef }) => emit(this.#failed(entityRef, error)));
      return;
    }

    await Promise.all(
      group.map(async ({ entityRef, location, revision }) => {
        const current =
          listing === 'unchanged'
            ? revision
            : listing.commit && revisionOf(listing.commit, location, tags);
        if (listing === 'unchanged' || (revision && revision === current)) {
          emit({ entityRef, unchanged: true });
          return;
        }
        try {
          const facts = await components(() =>
            this.#withDeadline(location.display, signal, deadline => {
              const files = new ComponentFiles({
                reader,
                listing,
                signal: deadline,
                maxFiles: this.#limits.maxFilesPerComponent,
              });
              return collectComponent(files, location, tags, deadline);
            }),
          );
          // What a fault hides is not what the commit and the tags hold: without a revision it is read again.
          const isSettled =
            current && !reader.isUnsettled && !tags.missesDetails;
          emit({ entityRef, facts, ...(isSettled && { revision: current }) });
        } catch (error) {
          emit(this.#failed(entityRef, error));
        }
      }),
    );
  }

  #listTags(
    root: RepositoryRoot,
    api: RepositoryApi | { readonly unknown: string },
    signal: AbortSignal,
  ): Promise<RepositoryTags> {
    return RepositoryTags.list(
      {
        reader: 'type' in api ? tagReaderOf(api) : api,
        memory: this.#tagMemory,
        runRequest: this.#requestsOf(root.host),
      },
      signal,
    );
  }

  async #withDeadline<T>(
    display: string,
    signal: AbortSignal,
    run: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { deadlineMs } = this.#limits;
    const deadline = AbortSignal.timeout(deadlineMs);
    const either = AbortSignal.any([signal, deadline]);
    try {
      return await untilAborted(either, () => run(either));
    } catch (error) {
      if (signal.aborted) {
        throw new CollectionFailure({
          code: 'timeout',
          message: `Reading ${display} was stopped before it was done. It is tried again at the next collection.`,
        });
      }
      throw deadline.aborted ? readingTookTooLong(display, deadlineMs) : error;
    }
  }

  #failed(entityRef: string, thrown: unknown): Collected {
    if (thrown instanceof CollectionFailure) {
      return { entityRef, error: thrown.error };
    }
    // Readers throw nothing else: this is a fault of ours.
    this.#options.logger.error(
      'Unexpected fault while collecting facts from Git',
      { entityRef, cause: String(toError(thrown).stack) },
    );
    const message =
      'The Git collector failed unexpectedly: see the log of the portal.';
    return { entityRef, error: { code: 'bad-payload', message } };
  }
}

/** The commit at which all components of a repository were read last, if it is the same. */
function commonCommit(group: readonly Placed[]): string | undefined {
  const commits = new Set(
    group.map(({ revision }) => revision && commitOf(revision)),
  );
  const [commit] = commits;
  return commits.size === 1 && commit ? commit : undefined;
}

type LimiterByHost = (host: string) => limiterFactory.Limit;

function limiterByHost(concurrency: number): LimiterByHost {
  const limiters = new Map<string, limiterFactory.Limit>();
  return host => {
    const known = limiters.get(host);
    if (known) return known;
    const created = limiterFactory(concurrency);
    limiters.set(host, created);
    return created;
  };
}
