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

/** Puts together what was changed at once, in the order in which it is given, the newest first. */
export function recordings(transitions: readonly Transition[]): Recording[] {
  const byInstant = new Map<
    string,
    Omit<Recording, 'transitions'> & { changes: Map<string, Transition> }
  >();
  for (const transition of transitions) {
    const { at, cause } = transition;
    const key = `${at} ${cause}`;
    const recording = byInstant.get(key) ?? {
      at,
      cause,
      isFirst: false,
      changes: new Map(),
    };
    const subject = subjectOf(transition);
    const later = recording.changes.get(subject);
    recording.changes.set(
      subject,
      later ? through(later, transition) : transition,
    );
    // Each component has a level and a tier from its first evaluation on.
    recording.isFirst ||=
      transition.subject !== 'check' && transition.from === null;
    byInstant.set(key, recording);
  }
  return [...byInstant.values()]
    .map(({ changes, ...recording }) => ({
      ...recording,
      transitions: [...changes.values()]
        .filter(({ from, to }) => from !== to)
        .sort((a, b) => RANK[a.subject] - RANK[b.subject]),
    }))
    .filter(recording => recording.transitions.length > 0);
}

function subjectOf(transition: Transition): string {
  return transition.subject === 'check'
    ? `check ${transition.check.id}`
    : transition.subject;
}

/** What changed twice within an instant changed once, as far as a person can see. */
function through<T extends Transition>(later: T, earlier: Transition): T {
  return { ...later, from: earlier.from };
}
