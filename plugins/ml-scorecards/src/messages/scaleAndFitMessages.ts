/** What the part "Scale and fit" of a scorecard says. */
export const scaleAndFitMessages = {
  scaleAndFit: {
    title: 'Scale and fit',
    effort: 'Effort against tier',
    targets: 'Targets of the tier',
    triggers: 'Triggers to scale',
    storage: 'Storage that fits',
  },
  investment: {
    right: 'It is kept up as its tier asks.',
    above_one: 'It has reached 1 level more than its tier owes.',
    above_other:
      'It has reached at least {{count}} levels more than its tier owes.',
    below_one: 'It is 1 level below what its tier owes.',
    below_other: 'It is at least {{count}} levels below what its tier owes.',
  },
  advice: {
    grounds: 'What this rests on',
    noSource: 'No source that could tell is connected.',
  },
  effortFindings: {
    none: 'No sign of more or less effort than the tier asks for is certain.',
    settled: 'Settled by a decision: {{title}}',
    unsure_one: '1 sign cannot be told: not enough evidence',
    unsure_other: '{{count}} signs cannot be told: not enough evidence',
  },
  trigger: {
    fired: 'Fired',
    quiet: 'Not fired',
    unknown: 'Unknown',
    latest: '{{value}} on {{day}}, limit {{limit}}',
    clears: 'If it stays low, it clears',
    now: {
      fired:
        'The limit is exceeded: act, or put on record why you live with it.',
      quiet: 'Nothing has to be done.',
      unknown: 'Nothing is known, so nothing can be said about it.',
    },
    ownersDecide: 'Only its owners can put a decision on record.',
    todo: 'What to do: {{advice}}',
    whenItFires: 'When it fires: {{advice}}',
  },
  targets: {
    none: 'The tier asks for none.',
    uptime: 'Up {{share}} of 30 days, where it serves online',
    latency:
      'Latency ({{percentile}}) of {{latency}} at most, where its owners promise nothing else',
    pipelineSuccess: '{{share}} of the pipeline’s runs succeed',
    pipelineIntervals:
      'The last success is no older than {{intervals}} intervals of the schedule',
    quality: 'Quality drops by {{share}} at most against its reference',
    drift_one: 'Drift is checked every day',
    drift_other: 'Drift is checked every {{count}} days',
  },
  storage: {
    usesNone: 'The catalog names no data store that it depends on.',
    usesIt: 'It uses: {{stores}}. That fits.',
    usesOthers:
      'It uses: {{stores}}. If that does its work, there is no reason to move.',
    stores: {
      'vector-database': 'vector database',
      'feature-store': 'feature store',
      'graph-database': 'graph database',
      'document-store': 'document store',
      'relational-database': 'relational database',
    },
  },
} as const;
