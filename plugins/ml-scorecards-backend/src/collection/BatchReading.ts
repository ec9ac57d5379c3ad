import { CollectionError } from 'backstage-plugin-ml-scorecards-node';
import { LostComponents } from '../database/collectionBatches';
import { PassCounts } from '../database/collectionState';
import { ComponentToRead } from '../database/componentsToRead';
import { CollectedSet } from '../database/factSets';
import { fingerprint } from '../fingerprint';
import { Answer, COLLECTOR_FAILED } from './askCollector';
import { BatchOutcome, BatchVerdict, commonCause } from './batchOutcome';
import { FailedComponent } from './collectionErrors';

interface Failure extends FailedComponent {
  readonly component: ComponentToRead;
  readonly set: CollectedSet;
}

/**
 * Gathers the answers for one batch: what is worth recording, and, when all are in, what the attempt has come to. What
 * is as it is stored is not recorded at all. Failures are held back until it is clear whose they are. No I/O.
 */
export class BatchReading {
  private readonly options: {
    /** Whether unchanged facts are recorded too, with the instant at which they were read. */
    readonly isSingle: boolean;
  };
  private pending: CollectedSet[] = [];
  private readonly failures: Failure[] = [];
  private threw = false;
  private seen = 0;
  private served = 0;
  private changed = 0;
  private hadFacts = 0;

  constructor(options: BatchReading['options']) {
    this.options = options;
  }

  /** Takes one answer in, or throws, and has taken nothing in, if it is nothing that could be recorded. */
  add({ component, set, threw }: Answer): void {
    if ('error' in set) {
      assertError(set.error);
    }
    const isChanged = 'facts' in set && isNew(component, set.facts);
    this.seen += 1;
    if ('notServed' in set) {
      if (!component.stored || component.stored.facts) {
        this.pending.push(set);
      }
      return;
    }
    this.served += 1;
    this.hadFacts += hadFacts(component) ? 1 : 0;
    this.threw ||= Boolean(threw);
    if ('error' in set) {
      const { entityRef } = component;
      this.failures.push({ component, set, entityRef, error: set.error });
      return;
    }
    this.changed += isChanged ? 1 : 0;
    if (isChanged || this.options.isSingle || !isAsStored(component, set)) {
      this.pending.push(set);
    }
  }

  /** How many answers wait for being recorded. */
  get pendingCount(): number {
    return this.pending.length;
  }

  /** Gives what is to be recorded, once. */
  takePending(): CollectedSet[] {
    const taken = this.pending;
    this.pending = [];
    return taken;
  }

  /** What the attempt has come to. */
  outcome(): Omit<BatchOutcome, 'attempts'> {
    return {
      threw: this.threw,
      hadFacts: this.hadFacts,
      lost: this.failures.filter(({ component }) => hadFacts(component)).length,
    };
  }

  /** The failures to record. What never had facts has nothing to lose, so it is told at once what is wrong. */
  failuresToRecord(verdict: BatchVerdict): CollectedSet[] {
    return this.published(verdict)
      .filter(
        ({ component, error }) =>
          this.options.isSingle || !hasError(component, error),
      )
      .map(({ set }) => set);
  }

  /** All failures, whoever they are charged to. */
  failed(): readonly FailedComponent[] {
    return this.failures;
  }

  /** The failures that are held back, by error. */
  lost(): LostComponents[] {
    const byError = new Map<
      string,
      { error: CollectionError; ids: number[] }
    >();
    for (const { component, error } of this.failures) {
      if (component.stored?.facts) {
        const { code, message } = error;
        const key = JSON.stringify([code, message]);
        const group = byError.get(key) ?? { error: { code, message }, ids: [] };
        group.ids.push(component.id);
        byError.set(key, group);
      }
    }
    return [...byError.values()].map(({ error, ids }) => ({
      error,
      componentIds: ids,
    }));
  }

  /** Why the batch failed as a whole. */
  cause(): CollectionError {
    return (
      (this.threw
        ? undefined
        : commonCause(this.failures.map(({ error }) => error))) ??
      COLLECTOR_FAILED
    );
  }

  /** What the attempt adds to its pass, if it is the last one. */
  counts(verdict: BatchVerdict): PassCounts {
    const lost = verdict === 'lost' ? this.outcome().lost : 0;
    return {
      seen: this.seen,
      served: this.served,
      had_facts: this.hadFacts,
      changed: this.changed,
      unchanged: this.served - this.failures.length - this.changed,
      failed: this.failures.length - lost,
      lost,
    };
  }

  private published(verdict: BatchVerdict): Failure[] {
    return verdict === 'done'
      ? this.failures
      : this.failures.filter(({ component }) => !component.stored?.facts);
  }
}

function hadFacts({ stored }: ComponentToRead): boolean {
  return Boolean(stored?.facts && !stored.error);
}

function assertError(error: Partial<CollectionError>): void {
  if (typeof error.code !== 'string' || typeof error.message !== 'string') {
    throw new TypeError('An error needs a code and a message');
  }
}

function isNew({ stored }: ComponentToRead, facts: object): boolean {
  return stored?.facts !== fingerprint(facts);
}

/** Whether recording facts that are not new would change nothing. */
function isAsStored(component: ComponentToRead, set: CollectedSet): boolean {
  const { stored, revision } = component;
  return (
    stored?.facts !== undefined &&
    !stored.error &&
    !stored.isOutdated &&
    (!('facts' in set) || set.revision === revision)
  );
}

function hasError(
  { stored }: ComponentToRead,
  { code, message }: CollectionError,
): boolean {
  return (
    !stored?.isOutdated &&
    stored?.error?.code === code &&
    stored.error.message === message
  );
}
