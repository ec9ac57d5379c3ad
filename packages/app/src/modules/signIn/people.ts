interface PersonText {
  /** What this person comes for. */
  heading: string;
  description: string;
  /** The text of the button. */
  label: string;
}

/** One way to enter the portal, as its card shows it. */
export interface Person extends PersonText {
  provider: 'guest' | 'demo';
  headers?: Record<string, string>;
}

// Must be what the backend's demo provider reads (packages/backend/src/demo/people).
const PERSON_HEADER = 'x-demo-person';

/** Anybody. Always offered. */
export const guest: Person = {
  heading: 'Guest',
  description: 'Look around. A guest reads everything and owns nothing.',
  label: 'Enter',
  provider: 'guest',
};

// The people whom the demo organisation in examples/catalog/org.yaml is told about.
const KNOWN: Partial<Record<string, PersonText>> = {
  'user:default/erin': {
    heading: 'Engineer',
    description:
      'Builds the recommenders in the team Personalisation. Browses the scorecard of a component and learns its next best step.',
    label: 'Erin, engineer',
  },
  'user:default/omar': {
    heading: 'Owner',
    description:
      'Answers for the fraud models in the team Risk ML. Ticks off checklists, with evidence.',
    label: 'Omar, owner of the fraud models',
  },
  'user:default/maya': {
    heading: 'Manager',
    description:
      'Heads Data and AI. Tracks the maturity of all its teams and sees who owes what.',
    label: 'Maya, manager',
  },
};

/** Someone of the demo organisation. Whoever is configured without being known here is shown by name. */
export function demoPerson(userEntityRef: string): Person {
  const text = KNOWN[userEntityRef.toLocaleLowerCase('en-US')] ?? {
    heading: 'Demo person',
    description: `Uses the portal as ${userEntityRef}.`,
    label: userEntityRef.split('/').pop() ?? userEntityRef,
  };
  return {
    ...text,
    provider: 'demo',
    headers: { [PERSON_HEADER]: userEntityRef },
  };
}
