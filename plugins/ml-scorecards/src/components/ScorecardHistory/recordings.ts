import { Transition } from 'backstage-plugin-ml-scorecards-common';

/** What one recording changed, and why. */
export interface Recording {
  /** No other one of the component has it. */
  id: string;
  at: string;
  cause: Transition['cause'];
  source?: Transition['source'];
  /** Whether it is the first of all: nothing is known from before. */
  isFirst: boolean;
  /** What became of the whole component comes before what became of its checks. */
  transitions: Transition[];
}

const RANK = { level: 0, tier: 1, check: 2 } as const;

/** Puts together what was changed at once and for one reason, in the order in which it is given, the newest first. */
export function recordings(transitions: readonly Transition[]): Recording[] {
  const byId = new Map<
    string,
    Omit<Recording, 'transitions'> & { changes: Map<string, Transition> }
  >();
  for (const transition of transitions) {
    const { at, cause, source } = transition;
    const id = [at, cause, ...(source ? [source.id] : [])].join('-');
    const recording = byId.get(id) ?? {
      id,
      at,
      cause,
      source,
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
    byId.set(id, recording);
  }
  return [...byId.values()]
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
