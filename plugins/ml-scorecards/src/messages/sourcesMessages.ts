/** What the page of the sources says. */
export const sourcesMessages = {
  collectorState: {
    healthy: 'Healthy',
    'healthy-but': 'Mostly healthy',
    degraded: 'Degraded',
    failing: 'Failing',
    idle: 'Serves no component',
    'not-connected': 'Not connected',
    pushed: 'Pushed by pipelines',
  },
  sourcesPage: {
    title: 'Sources',
    loading: 'Loading the sources',
    loadFailed: 'The sources could not be loaded',
    emptyTitle: 'No sources',
    emptyDescription:
      'This portal knows no source that a check could read. Install a module that reads one, or declare facts for pipelines to push below mlScorecards.factSets in app-config.yaml.',
    summary: 'How the sources are doing',
    stateCount: '{{number}} × {{state}}',
    problems_one: '{{count}} definition is wrong and is left out',
    problems_other: '{{count}} definitions are wrong and are left out',
    problemsNext:
      'Mend them there and restart the backend. All other definitions go on meanwhile.',
    column: {
      state: 'State',
      fresh: 'Last read',
      served: 'Components',
      trouble: 'Trouble',
      checks: 'Checks',
    },
    notReadYet: 'Not read yet',
    neverPushed: 'Nothing pushed yet',
    isStale: 'stale',
    served: '{{served}} of {{components}}',
    pushedFor_one: '{{number}} with pushed facts',
    pushedFor_other: '{{number}} with pushed facts',
    unread_one: '{{number}} could not be read',
    unread_other: '{{number}} could not be read',
    misnamed_one: '{{number}} component points to something that is not there',
    misnamed_other:
      '{{number}} components point to something that is not there',
    withoutData_one: '{{number}} has no data',
    withoutData_other: '{{number}} have no data',
    withoutDataTitle: 'Components without data',
    withoutDataIntro:
      'They point to the source, and it has never given any facts about them. Their owners find the same on their scorecards.',
    noTrouble: 'None',
    notTold: 'Not told',
    whatToDo: 'What to do next',
    next: {
      failing:
        'The last run reached so few components that nothing of it is believed. What was read before counts until it is stale; then its checks are unknown.',
      stale:
        'Its facts are older than {{duration}}, so checks do not count them any more. See what keeps the portal from reading: below, or in the log of the backend.',
      degraded:
        'Some components could not be read. Why stands on their scorecards, and below for those that failed in the last run or never had data.',
      idle: 'Its collector is installed, and no component that it was asked about names the source yet. Its checks stay unknown until one does, or pipelines push its facts, unless another source answers them.',
      notConnected:
        'Nothing reads it: its checks stay unknown until the module that reads it is installed and configured, or pipelines push its facts, unless another source answers them.',
      pushed:
        'Let the pipelines of your components push its facts to POST /api/ml-scorecards/v1/facts.',
      pushedStale:
        'Some of what pipelines pushed is stale. See whether these pipelines still run.',
      notFound:
        'The source itself is fine. Some components point to something that is not there; their owners correct that.',
      healthy: 'Nothing: it is read as it should be.',
    },
    advice: {
      auth: 'Check the credentials that app-config.yaml gives for it, and that they may read what is asked for.',
      'not-found':
        'What the component points to is not there, or the portal may not see it. Its owner corrects the annotation.',
      unavailable:
        'Check that it runs, and that the backend reaches it. The portal tries again by itself.',
      timeout:
        'Check its load, and the network on the way. The portal tries again by itself.',
      'rate-limited':
        'Let it allow the portal more requests, or read it less often: its module has a key for the interval in app-config.yaml.',
      'bad-payload':
        'See whether its version is one that the module reads, and whether a proxy answers in its place.',
      misconfigured:
        'Mend what the message names, in app-config.yaml or in the annotations of the component.',
    },
    error: {
      auth: 'Access refused',
      'not-found': 'Not found',
      unavailable: 'Not reachable',
      timeout: 'Too slow',
      'rate-limited': 'Too many requests',
      'bad-payload': 'Answer not understood',
      misconfigured: 'Wrongly configured',
    },
    reading: 'Reading',
    lastPass: 'Last run',
    lastPassLine: 'began {{ago}} and took {{duration}}',
    notPublished: 'nothing of it was published',
    running: 'Present run',
    runningSince: 'began {{ago}}',
    runningSeen: '{{seen}} of {{components}} components done',
    nextPass: 'Next run',
    nextPassDue: 'due {{when}}',
    nextPassNow: 'due now',
    interval: 'Each component is read every',
    timeToLive: 'Facts are stale after',
    numbers: 'Components',
    number: {
      total: 'In the catalog',
      served: 'Served: they name the source',
      withFacts: 'Served, with data',
      withoutFacts: 'Served, without data',
      failed: 'Served, could not be read the last time',
      notServed:
        'Not served: they do not name the source, or it was not asked about them yet',
    },
    passNumbers: 'Components in the last run',
    passNumber: {
      seen: 'Gone over',
      changed: 'Read, with new facts',
      unchanged: 'Read, with the facts as before',
      failed: 'Failed, with an error of their own',
      lost: 'Not reached, though they had facts',
    },
    numbersHidden:
      'Numbers are told to those who may read all components, as they count the others as well.',
    pushedTitle: 'Pushed by pipelines',
    pushedCount_one: 'Facts of 1 component',
    pushedCount_other: 'Facts of {{count, number}} components',
    pushedLast: 'the last of them {{ago}}',
    pushedStale_one: '1 of them stale',
    pushedStale_other: '{{count, number}} of them stale',
    failures: 'What failed in the last run',
    failureCount_one: '{{code}}: 1 component',
    failureCount_other: '{{code}}: {{count, number}} components',
    more_one: 'and 1 more',
    more_other: 'and {{count, number}} more',
    checks: 'Checks that read its facts',
    noChecks: 'No check reads its facts.',
  },
} as const;
