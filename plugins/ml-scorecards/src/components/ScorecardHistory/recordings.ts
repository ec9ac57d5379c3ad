import { Transition } from 'backstage-plugin-ml-scorecards-common';

/** What one recording changed, and why. */
export interface Recording {
  at: string;
  cause: Transition['cause'];
  /** Whether it is the first of all: nothing is known from before. */
  isFirst: boolean;
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
    const recording = byInstant.get(key) ?? {
      at,
      cause,
      isFirst: false,
      transitions: [],
    };
    recording.transitions.push(transition);
    // Each component has a level and a tier from its first evaluation on.
    recording.isFirst ||=
      transition.subject !== 'check' && transition.from === null;
    byInstant.set(key, recording);
  }
  return [...byInstant.values()].map(recording => ({
    ...recording,
    transitions: [...recording.transitions].sort(
      (a, b) => RANK[a.subject] - RANK[b.subject],
    ),
  }));
}
