/** What is said about where the data of a component comes from and goes to. */
export const lineageMessages = {
  lineage: {
    title: 'Lineage',
    loading: 'Loading the lineage',
    loadFailed: 'The lineage could not be loaded',
    notConnected: 'No lineage is known: no source that knows it is connected.',
    unknown: 'No lineage is known: {{reason}}.',
    notRead: 'No lineage is known: it has not been read yet.',
    alone:
      'The lineage system knows this component, and of no data that comes in or goes out.',
    kept: 'This is what was known {{ago}}.',
    tooOld: 'No lineage is known any more: it was last read {{ago}}.',
    drawing: 'Drawing of the lineage',
    more: 'There is more lineage than this: the picture ends with the nearest steps.',
    summary_one:
      'One dataset or job around the component, {{before}} upstream, {{after}} downstream; {{unowned}} without an owner in the catalog.',
    summary_other:
      '{{count, number}} datasets and jobs around the component, {{before}} upstream, {{after}} downstream; {{unowned}} without an owner in the catalog.',
    kind: {
      dataset: 'Dataset',
      job: 'Job',
    },
    unowned: 'no owner',
    component: 'this component',
    legend:
      'Left, upstream: where the data comes from. Right, downstream: where it goes. Dashed: nobody in the catalog owns it.',
    table: 'Show as a table',
    tableLabel: 'Lineage as a table',
    column: {
      where: 'Position',
      name: 'Name',
      kind: 'Kind',
      owner: 'Owner in the catalog',
      from: 'Gets data from',
    },
    before_one: '1 step upstream',
    before_other: '{{count, number}} steps upstream',
    after_one: '1 step downstream',
    after_other: '{{count, number}} steps downstream',
    lastRun: 'Last run of the job',
    runState: {
      succeeded: 'succeeded',
      failed: 'failed',
      aborted: 'aborted',
      running: 'running',
    },
    failedDataTests: 'Failed data tests',
    undeclaredConsumers: 'Consumers that are not declared in the catalog',
    hasOwner: 'yes',
    hasNone: 'no',
  },
} as const;
