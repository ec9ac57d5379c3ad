import { ReactNode } from 'react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { SCORECARDS_SIGNAL_CHANNEL } from 'backstage-plugin-ml-scorecards-common';
import { mlScorecardsApiRef } from '../api/mlScorecardsApiRef';
import { mockMlScorecardsApi } from './mockMlScorecardsApi';
import { MockSignals } from './MockSignals';

/** A question that is answered when, and as, a test says. */
export function heldQuestion<T, A extends unknown[] = []>() {
  const waiting: Array<{
    resolve: (value: T) => void;
    reject: (error: Error) => void;
  }> = [];
  return {
    ask: jest.fn(
      (..._: A) =>
        new Promise<T>((resolve, reject) => waiting.push({ resolve, reject })),
    ),
    /** Answers what was asked first of all that waits. */
    answer: (value: T) => waiting.shift()!.resolve(value),
    fail: (message: string) => waiting.shift()!.reject(new Error(message)),
  };
}

/** What hooks need that ask the API, with signals that the test sends. Each has kept nothing yet. */
export function portalOfHooks() {
  const api = mockMlScorecardsApi();
  const signals = new MockSignals();
  return {
    signal: () =>
      signals.send(SCORECARDS_SIGNAL_CHANNEL, {
        at: '2026-03-01T12:00:00.000Z',
      }),
    wrapper: ({ children }: { children?: ReactNode }) => (
      <TestApiProvider
        apis={[
          [mlScorecardsApiRef, api],
          [signalApiRef, signals],
        ]}
      >
        {children}
      </TestApiProvider>
    ),
  };
}
