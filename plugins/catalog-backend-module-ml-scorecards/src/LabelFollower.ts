import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  LabelChanges,
  MlScorecardsApi,
} from 'backstage-plugin-ml-scorecards-common';
import { EntityRefresher } from './EntityRefresher';
import { LabelStore } from './LabelStore';

/*
 * How labels get from the scorecards into the catalog
 *
 * The scorecards backend keeps an outbox: the latest labels of each component, in the order in which they were recorded.
 * Every catalog process reads it into its own map, from the start when the process starts and then what is new; the
 * processor takes an entity's labels from that map. For each entity whose labels changed, the process asks the catalog to
 * process that entity soon.
 *
 * Who has to be refreshed:
 * - After the load, the entities whose entry in the map changed. With several replicas each one asks when its own map has
 *   changed. Whichever replica processes the entity in between with an older map, the last one to learn of the change
 *   asks again, and by then every map is right.
 * - At the load, the entities that this process has given other labels than they have, see `LabelStore`. All others this
 *   process will still process in their turn, with the map; with a new catalog database that is within seconds, and with
 *   a persistent one most have the right labels already. Refreshing all of them would only be load.
 *
 * What must not happen is that labels disappear because a backend is down or new:
 * - An outbox without a single row does not count as loaded: nobody was scored yet, entities keep what they had. (An
 *   entity that is no component any more has a row that says so.)
 * - The row at the last known sequence is asked for again at each poll. It is there, or has moved to a higher sequence; if
 *   there is nothing, the outbox was made anew (a lost or restored database), and is read from the start. The map keeps
 *   what the new outbox does not say yet.
 */

const PAGE_SIZE = 1000;
const REFRESH_BATCH_SIZE = 200;

/** Follows the changes of tiers and levels, and gets them into the catalog. */
export class LabelFollower {
  private readonly client: Pick<MlScorecardsApi, 'getLabelChanges'>;
  private readonly logger: LoggerService;
  private readonly refresher: Pick<EntityRefresher, 'refresh'>;
  private readonly store: LabelStore;

  /** What the catalog has yet to be asked for. Stays until it could be asked. */
  private readonly toRefresh = new Set<string>();
  private lastSequence = 0;
  private problem?: string;

  constructor(options: {
    client: Pick<MlScorecardsApi, 'getLabelChanges'>;
    logger: LoggerService;
    refresher: Pick<EntityRefresher, 'refresh'>;
    store: LabelStore;
  }) {
    this.client = options.client;
    this.logger = options.logger;
    this.refresher = options.refresher;
    this.store = options.store;
  }

  /** Reads what is new and asks for refreshes. Never throws: what fails is logged, and tried again at the next poll. */
  async poll(signal?: AbortSignal): Promise<void> {
    try {
      await this.readChanges(signal);
      this.noteProblem(undefined);
    } catch (error) {
      this.noteProblem(describeError(error));
    }
    await this.refreshEntities(signal);
  }

  private async readChanges(signal?: AbortSignal): Promise<void> {
    let items = await this.getPage(Math.max(this.lastSequence - 1, 0));
    if (!items.length && this.lastSequence > 0) {
      this.logger.info('The label changes start anew, reading all of them');
      this.lastSequence = 0;
      items = await this.getPage(0);
    }

    this.takeOver(items);
    while (items.length >= PAGE_SIZE) {
      if (signal?.aborted) {
        return;
      }
      items = await this.getPage(this.lastSequence);
      this.takeOver(items);
    }

    if (!this.store.isLoaded && this.lastSequence > 0) {
      this.addToRefresh(this.store.markLoaded());
      this.logger.info('Loaded the labels of ML components', {
        components: this.store.size,
      });
    }
  }

  private async getPage(after: number): Promise<LabelChanges['items']> {
    const { items } = await this.client.getLabelChanges({
      after,
      limit: PAGE_SIZE,
    });
    return items;
  }

  private takeOver(items: LabelChanges['items']): void {
    this.addToRefresh(this.store.update(items));
    this.lastSequence = items.at(-1)?.sequence ?? this.lastSequence;
  }

  private addToRefresh(entityRefs: string[]): void {
    entityRefs.forEach(ref => this.toRefresh.add(ref));
  }

  private async refreshEntities(signal?: AbortSignal): Promise<void> {
    const refs = [...this.toRefresh];
    let failed = 0;
    let reason: string | undefined;
    for (
      let i = 0;
      i < refs.length && !signal?.aborted;
      i += REFRESH_BATCH_SIZE
    ) {
      const batch = refs.slice(i, i + REFRESH_BATCH_SIZE);
      try {
        await this.refresher.refresh(batch);
        batch.forEach(ref => this.toRefresh.delete(ref));
      } catch (error) {
        failed += batch.length;
        reason ??= describeError(error);
      }
    }
    if (failed) {
      this.logger.error(
        'Could not ask the catalog to refresh entities whose labels changed, the next poll tries again',
        { entities: failed, reason },
      );
    }
  }

  /** Logs a problem when it appears or turns into another one, and its end. */
  private noteProblem(problem: string | undefined): void {
    if (problem === this.problem) {
      return;
    }
    this.problem = problem;
    if (problem) {
      this.logger.warn(
        'Could not read the labels of ML components, entities keep the labels they have until it works again',
        { reason: problem },
      );
    } else {
      this.logger.info('The labels of ML components can be read again');
    }
  }
}

function describeError(thrown: unknown): string {
  const error = toError(thrown);
  return error.cause instanceof Error
    ? `${error.message}: ${error.cause.message}`
    : error.message;
}
