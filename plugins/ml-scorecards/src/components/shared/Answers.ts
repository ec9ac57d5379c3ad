import { SignalApi } from '@backstage/plugin-signals-react';
import { SCORECARDS_SIGNAL_CHANNEL } from 'backstage-plugin-ml-scorecards-common';

/** An answer of the API that is kept. */
export interface KeptAnswer<T = unknown> {
  value: T;
  /** What it is as of: as long as that is the same, so is the answer, as far as anybody has heard. */
  of: unknown;
  /** When it came, in milliseconds. */
  at: number;
}

/** More than anybody goes back and forth between. */
const MOST_KEPT = 50;

/** For how long one can be deaf, as between two tabs, before what is kept is doubtful. */
const DEAF_MS = 1_000;

/**
 * What the API answered, kept until the browser's page is left or loaded again, so that whoever comes back to a tab sees at
 * once what they saw. It hears the backend's signals as long as anything of this plugin is on the page, and counts up with each
 * one, and with each change that one makes oneself: what was answered before may be another one by now.
 */
export class Answers {
  private heard = 0;
  private readonly kept = new Map<string, KeptAnswer>();
  private readonly changed = new Set<() => void>();
  private readonly signalled = new Set<() => void>();
  private hearers = 0;
  private deafSince?: number;
  private unsubscribe?: () => void;

  /** Another number after each change that was heard of, or that may have been missed. */
  get revision(): number {
    if (this.deafSince !== undefined && Date.now() - this.deafSince > DEAF_MS) {
      this.deafSince = undefined;
      this.heard += 1;
    }
    return this.heard;
  }

  get<T>(question: string): KeptAnswer<T> | undefined {
    return this.kept.get(question) as KeptAnswer<T> | undefined;
  }

  /** Keeps an answer. One that says the same as before stays the same object, so that nothing below it has to do anything. */
  keep(question: string, answer: { value: unknown; of: unknown }): void {
    const before = this.kept.get(question);
    const isSame =
      before && JSON.stringify(before.value) === JSON.stringify(answer.value);
    this.kept.delete(question);
    this.kept.set(question, {
      value: isSame ? before.value : answer.value,
      of: answer.of,
      at: Date.now(),
    });
    for (const oldest of [...this.kept.keys()].slice(0, -MOST_KEPT)) {
      this.kept.delete(oldest);
    }
  }

  /** Makes that what is kept is asked for again. */
  doubt(question: string): void {
    const answer = this.kept.get(question);
    if (answer) {
      this.kept.set(question, { ...answer, of: undefined });
    }
  }

  /** Says that somebody here has changed something: everything that is on the page is asked for again. */
  outdate(): void {
    this.heard += 1;
    this.changed.forEach(listener => listener());
  }

  /** Calls back when {@link Answers.outdate} was called, and, for `signalled`, when the backend has said that something changed. */
  on(event: 'changed' | 'signalled', listener: () => void): () => void {
    this[event].add(listener);
    return () => this[event].delete(listener);
  }

  /** Hears the signals until what it gives is called. */
  hear(signals: SignalApi): () => void {
    if (this.hearers === 0) {
      this.deafSince = undefined;
      this.unsubscribe = signals.subscribe(SCORECARDS_SIGNAL_CHANNEL, () => {
        this.heard += 1;
        this.signalled.forEach(listener => listener());
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
