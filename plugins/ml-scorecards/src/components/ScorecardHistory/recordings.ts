import { Transition } from 'backstage-plugin-ml-scorecards-common';

/** What one recording changed, and why. */
export interface Recording {
  at: string;
  cause: Transition['cause'];
  /** What became of the whole component comes before what became of its checks. */
  transitions: Transition[];
}

const RANK = { level: 0, tier: 1, check: 2 } as const;

/** Puts together what was changed at once, in the order in which it is given. */
export function recordings(transitions: readonly Transition[]): Recording[] {
  const byInstant = new Map<string, Recording>();
  for (const transition of transitions) {
    const { at, cause } = transition;
    const key = `${at} ${cause}`;
    const recording = byInstant.get(key) ?? { at, cause, transitions: [] };
    recording.transitions.push(transition);
    byInstant.set(key, recording);
  }
  return [...byInstant.values()].map(recording => ({
    ...recording,
    transitions: [...recording.transitions].sort(
      (a, b) => RANK[a.subject] - RANK[b.subject],
    ),
  }));
}
