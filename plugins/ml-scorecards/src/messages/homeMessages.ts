/** What the card of the home page says. */
export const homeMessages = {
  home: {
    title: 'My ML components',
    counts: 'To-dos by kind',
    first: 'First to-dos',
    empty:
      'Nothing waits for you. Here stands what there is to do about the ML components that you or your groups own.',
    all: 'All my to-dos',
  },
} as const;
