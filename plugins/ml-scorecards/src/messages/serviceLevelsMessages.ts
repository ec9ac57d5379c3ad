/** What is said about the service levels of a component: its objectives, its error budget, what it promises, its alerts. */
export const serviceLevelsMessages = {
  serviceLevels: {
    title: 'Service levels',
    loading: 'Loading the service levels',
    loadFailed: 'The service levels could not be loaded',
    notConnected:
      'Nothing is known of service levels: no source that measures them is connected.',
    unknown: 'Nothing is known of service levels: {{reason}}.',
    notRead: 'Nothing is known of service levels: they have not been read yet.',
    kept: 'This is what was known {{ago}}.',
    tooOld:
      'Nothing is known of service levels any more: they were last read {{ago}}.',
    objectives: 'Objectives',
    table: 'How each objective stands',
    column: {
      name: 'Objective',
      target: 'Target',
      measured: 'Measured',
      budgetLeft: 'Error budget left',
      burnRate: 'Spent in the last hour',
    },
    kind: {
      uptime: 'Uptime',
      latency: 'Latency',
      pipeline: 'Data pipeline',
      'model-quality': 'Model quality',
    },
    targetOfDays_one: '{{target}} of one day',
    targetOfDays_other: '{{target}} of {{count, number}} days',
    met: 'Met: {{measured}}',
    missed: 'Missed: {{measured}}',
    budgetBar: '{{name}}: {{share}} of the error budget is left',
    overspentBar: '{{name}}: the error budget is overspent by {{share}}',
    overspent: 'Overspent by {{share}}',
    burnRate: '{{rate}} times the allowed rate',
    most: 'These are the {{number}} objectives with the least error budget; there may be more.',
    legend:
      'The error budget is what may go wrong in the days of an objective. Spent at the allowed rate, it lasts just as long.',
    worst: {
      errorBudgetRemaining: 'Error budget left',
      burnRate1h: 'Spent in the last hour',
    },
    budget: 'Error budget',
    spent: 'Share of the error budget that is spent',
    spentWithin: 'Within the error budget: {{value}} of it spent on {{day}}.',
    spentOver:
      'More than the error budget spent since {{since}}: {{value}} of it on {{day}}.',
    noDay: 'Nothing was measured in the days that are told.',
    oneDay:
      '{{value}} on {{day}}. A curve begins with the second day on which it is measured.',
    curveLegend:
      'Each day (UTC) by its worst value, of the objective that spent most.',
    promises: 'Promised and measured',
    uptime: 'Uptime of 30 days',
    latency: 'Latency ({{percentile}})',
    kept30d: 'Hours of 30 days within the objective',
    inRepository: 'Objectives in the repository',
    ofTier: 'the tier asks for {{promise}}',
    ofOwner: 'promised is {{promise}}',
    keeps: 'Kept: {{measured}}',
    breaks: 'Not kept: {{measured}}',
    alerts: 'Alerts',
    firing: 'Firing now',
    burnRateAlerts: 'Rules on the error budget',
    otherAlerts: 'Other rules',
    none: 'none',
  },
} as const;
