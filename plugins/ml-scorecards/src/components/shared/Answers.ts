import { SignalApi } from '@backstage/plugin-signals-react';
import { QueryClient } from '@tanstack/react-query';
import { SCORECARDS_SIGNAL_CHANNEL } from 'backstage-plugin-ml-scorecards-common';

/** For how long nothing is asked again when one comes back, unless it was heard that something has changed. */
const FRESH_MS = 60_000;

/** For how long what nobody looks at is kept. */
const KEPT_MS = 30 * 60_000;

/** For how long one can be deaf, as between two tabs, before what is kept is doubtful. */
const DEAF_MS = 1_000;

/**
 * What the API answered, kept until the browser's page is left or loaded again, so that whoever comes back to a tab sees at
 * once what they saw. It hears the backend's signals as long as anything of this plugin is on the page: what was answered
 * before may be another one by now.
 */
export class Answers {
  readonly client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
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
  private hearers = 0;
  private deafSince?: number;
  private unsubscribe?: () => void;

  /**
   * Says that somebody here has changed something: everything that is on the page is asked for again, but for what is put
   * in at once from the answer to the change.
   */
  outdate(): void {
    this.client.invalidateQueries({ refetchType: 'none' });
    queueMicrotask(() =>
      this.client.refetchQueries({ type: 'active', stale: true }),
    );
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
