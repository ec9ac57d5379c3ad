/** What is said about how data and predictions of a component drift. */
export const driftMessages = {
  drift: {
    title: 'Drift',
    loading: 'Loading the drift',
    loadFailed: 'The drift could not be loaded',
    notConnected:
      'Nothing is known of drift: no source that measures it is connected.',
    unknown: 'Nothing is known of drift: {{reason}}.',
    notRead: 'Nothing is known of drift: it has not been read yet.',
    kept: 'This is what was known {{ago}}.',
    tooOld: 'Nothing is known of drift any more: it was last read {{ago}}.',
    source: 'Source',
    checked: 'Last drift check',
    values: 'Newest values',
    newerThanCheck:
      '{{source}} tells of no check after {{day}}: values of later days may only repeat what was found then.',
    method: 'Method',
    psi: 'PSI (population stability index)',
    curve: {
      driftedShare: 'Share of the columns that drifted',
      predictionDrift: 'Drift of the predictions (PSI)',
    },
    predictions: {
      title: 'Drift of the predictions',
      out: 'Drifted, by the threshold of whoever measured it.',
      within: 'Not drifted, by the threshold of whoever measured it.',
    },
    summary:
      '{{title}}: from {{first}} on {{firstDay}} to {{last}} on {{lastDay}}, out of bounds on {{out}} of {{days}} days; the limit is {{limit}}.',
    summaryWithoutLimit:
      '{{title}}: from {{first}} on {{firstDay}} to {{last}} on {{lastDay}}, known of {{days}} days.',
    noDay: 'Nothing was measured in the days that are told.',
    oneDay:
      '{{value}} on {{day}}. A curve begins with the second day on which it is measured.',
    limit: 'The limit is {{limit}}.',
    verdict: {
      within: 'Below the limit of {{limit}}: {{value}} on {{day}}.',
      withinOrAt: 'Within the limit of {{limit}}: {{value}} on {{day}}.',
      over: 'Over the limit of {{limit}} since {{since}}: {{value}} on {{day}}.',
      atOrOver:
        'At or over the limit of {{limit}} since {{since}}: {{value}} on {{day}}.',
    },
    legend:
      'Each day (UTC) by its worst value. The limits are those of the check “{{check}}”.',
    legendWithoutLimit: 'Each day (UTC) by its worst value.',
  },
} as const;
