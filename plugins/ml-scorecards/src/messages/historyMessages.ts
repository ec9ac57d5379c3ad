/** What is said about how a scorecard became what it is. */
export const historyMessages = {
  history: {
    title: 'Level and score over time',
    changes: 'What changed',
    period: 'Period',
    days90: '90 days',
    days365: '365 days',
    loading: 'Loading the history',
    loadFailed: 'The history could not be loaded',
    noDays: 'Nothing was recorded in this period.',
    oneDay:
      'It is recorded since {{day}}. What became of it can be drawn from the next day on.',
    since: 'Recorded since {{day}}.',
    none: 'Nothing has changed yet.',
    older: 'Show older changes',
    level: 'Level',
    levelSummary: 'Level: {{first}} on {{firstDay}}, {{last}} on {{lastDay}}.',
    score: 'Score',
    scoreSummary: 'Score: {{first}} on {{firstDay}}, {{last}} on {{lastDay}}.',
    gap: 'Required checks that do not pass',
    gapSummary:
      'Required checks that do not pass: {{first}} on {{firstDay}}, {{last}} on {{lastDay}}.',
    nothing: 'nothing known',
    mark: {
      level: 'level {{from}} → {{to}}',
      tier: '{{from}} → {{to}}',
      definitions: 'the definitions changed',
    },
    more_one: 'and 1 more check',
    more_other: 'and {{count}} more checks',
    firstOfAll: 'First evaluation on record',
    first: 'new: {{to}}',
    fromTo: '{{from}} → {{to}}',
    gone: 'not asked any more; it was: {{from}}',
    subject: {
      level: 'Level',
      tier: 'Tier',
    },
  },
  cause: {
    facts: 'A source reported new values',
    factsOf: '{{source}} reported new values',
    entity: 'The catalog entry changed',
    people: 'Somebody ticked, decided, vouched or waived something',
    time: 'Data became stale, or a statement expired',
    definitions: 'The definitions changed, nothing that the owner did',
  },
  checkHistory: {
    label: 'How the state of the check changed',
    none: 'Its state has not changed since it was asked first.',
  },
} as const;
