import { SignalApi } from '@backstage/plugin-signals-react';
import { QueryClient, QueryKey } from '@tanstack/react-query';
import { SCORECARDS_SIGNAL_CHANNEL } from 'backstage-plugin-ml-scorecards-common';

/** For how long nothing is asked again when one comes back, unless it was heard that something has changed. */
const FRESH_MS = 60_000;

/** For how long what nobody looks at is kept. */
const KEPT_MS = 30 * 60_000;

/** For how long one can be deaf, as between two tabs, before what is kept is doubtful. */
const DEAF_MS = 1_000;

/**
 * The moment at which something was asked. It is a class because the library compares what is in plain objects, and puts the
 * old ones in place of equal new ones.
 */
class AskedWhen {
  readonly at = Date.now();

  constructor(
    /** How many changes had been heard of by then. */
    readonly changes: number,
    /** What the answer is as of. */
    readonly of: unknown,
  ) {}
}

/** An answer, and when it was asked for. It may be that there is nothing, for which the library has no place of its own. */
export interface Told<T> {
  readonly value: T;
  readonly asked: AskedWhen;
}

/**
 * What the API answered, kept until the browser's page is left or loaded again, so that whoever comes back to a tab sees at
 * once what they saw. It hears the backend's signals as long as anything of this plugin is on the page: what was answered
 * before may be another one by now, and so may be what was asked before and comes after.
 */
export class Answers {
  readonly client = new QueryClient({
    defaultOptions: {
      queries: {
        gcTime: KEPT_MS,
        // Each failure is shown, with another try for whoever wants it. What changes is told by signals.
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
    },
  });
  private readonly followers = new Set<() => void>();
  private changes = 0;
  private hearers = 0;
  private deafSince?: number;
  private unsubscribe?: () => void;

  /** Asks something, as of something, see {@link Answers.freshMs}. */
  async ask<T>(ask: () => Promise<T>, of: unknown): Promise<Told<T>> {
    const asked = new AskedWhen(this.changes, of);
    return { value: await ask(), asked };
  }

  /** Something that is known by now, as if it had just been asked. */
  told<T>(value: T, of: unknown): Told<T> {
    return { value, asked: new AskedWhen(this.changes, of) };
  }

  /**
   * For how long an answer that came at some time counts from then on. One that was asked for before a change, or as of
   * something else, does not.
   */
  freshMs(answer: {
    asked: AskedWhen | undefined;
    cameAt: number;
    of: unknown;
  }): number {
    const { asked, cameAt, of } = answer;
    return asked && asked.changes === this.changes && asked.of === of
      ? Math.max(asked.at + FRESH_MS - cameAt, 0)
      : 0;
  }

  /**
   * Says that somebody here has changed something: everything that is on the page is asked for again, but for what is put in
   * at once from the answer to the change. What somebody works on is left as it is if it was another person's change of which
   * they were told.
   */
  outdate({ by = 'me' }: { by?: 'me' | 'others' } = {}): void {
    this.changes += 1;
    // What was asked for before must not show after what is known now.
    this.client.cancelQueries();
    this.client.invalidateQueries({ refetchType: 'none' });
    queueMicrotask(() =>
      this.client.refetchQueries(
        {
          type: 'active',
          stale: true,
          predicate: ({ meta }) => by === 'me' || !meta?.isHeld,
        },
        { cancelRefetch: false },
      ),
    );
  }

  /**
   * Asks again, where somebody looks at it and it does not count any more. What is on its way is waited for: so an answer
   * comes however often something changes.
   */
  async askAgain(queryKey: QueryKey): Promise<void> {
    const askWhatIsDoubtful = () =>
      this.client.refetchQueries(
        { queryKey, exact: true, type: 'active', stale: true },
        { cancelRefetch: false },
      );
    const query = this.client.getQueryCache().find({ queryKey, exact: true });
    if (query?.state.fetchStatus === 'fetching') {
      await askWhatIsDoubtful();
      if (query.state.status === 'error') {
        // That is said on the page, with another try.
        return;
      }
    }
    await askWhatIsDoubtful();
  }

  /** Calls back when the backend has said that something changed, until what it gives is called. */
  follow(listener: () => void): () => void {
    this.followers.add(listener);
    return () => this.followers.delete(listener);
  }

  /** Hears the signals until what it gives is called. */
  hear(signals: SignalApi): () => void {
    if (this.hearers === 0) {
      if (
        this.deafSince !== undefined &&
        Date.now() - this.deafSince > DEAF_MS
      ) {
        this.outdate();
      }
      this.unsubscribe = signals.subscribe(SCORECARDS_SIGNAL_CHANNEL, () => {
        this.changes += 1;
        this.client.invalidateQueries({ refetchType: 'none' });
        this.followers.forEach(listener => listener());
      }).unsubscribe;
    }
    this.hearers += 1;
    return () => {
      this.hearers -= 1;
      if (this.hearers === 0) {
        this.unsubscribe?.();
        this.deafSince = Date.now();
      }
    };
  }
}
