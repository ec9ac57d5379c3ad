/** What stands around charts. */
export const chartsMessages = {
  curve: {
    summary:
      '{{title}}: from {{first}} on {{firstDay}} to {{last}} on {{lastDay}}, over the limit of {{limit}} on {{over}} of {{days}} days.',
    components: 'Components',
    value: 'Highest value of the day',
    limit: 'Limit',
    day: 'Day',
    table: 'Day by day',
    mark: 'What happened',
    tableLabel: 'Day by day: {{title}}',
  },
} as const;
