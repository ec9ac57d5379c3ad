import { SignalApi } from '@backstage/plugin-signals-react';

type Listener = Parameters<SignalApi['subscribe']>[1];

/** Signals that a test sends. */
export class MockSignals implements SignalApi {
  private readonly listeners = new Map<string, Set<Listener>>();

  subscribe: SignalApi['subscribe'] = (channel, onMessage) => {
    const listeners = this.listeners.get(channel) ?? new Set();
    this.listeners.set(channel, listeners);
    const listener: Listener = message => onMessage(message as never);
    listeners.add(listener);
    return { unsubscribe: () => listeners.delete(listener) };
  };

  /** How many listen. */
  listenersOf(channel: string): number {
    return this.listeners.get(channel)?.size ?? 0;
  }

  send(channel: string, message: Parameters<Listener>[0]): void {
    this.listeners.get(channel)?.forEach(listener => listener(message));
  }
}
