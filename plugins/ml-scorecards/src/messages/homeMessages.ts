/** What the card of the home page says. */
export const homeMessages = {
  home: {
    title: 'My ML to-dos',
    counts: 'To-dos by kind',
    first: 'First to-dos',
    empty:
      'You are all caught up. What there is to do about the ML components that you or your groups own appears here.',
    all: 'All my to-dos',
  },
} as const;
