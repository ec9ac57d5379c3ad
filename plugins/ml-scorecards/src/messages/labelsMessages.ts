/** What states, levels, tiers and sources are called, wherever they stand. */
export const labelsMessages = {
  tier: {
    'tier-1': 'Tier 1 · critical',
    'tier-2': 'Tier 2 · high',
    'tier-3': 'Tier 3 · standard',
    'tier-4': 'Tier 4 · exploratory',
    unclassified: 'Unclassified',
  },
  tierName: {
    'tier-1': 'Tier 1',
    'tier-2': 'Tier 2',
    'tier-3': 'Tier 3',
    'tier-4': 'Tier 4',
    unclassified: 'Unclassified',
  },
  /** As it stands within a sentence. */
  tierShort: {
    'tier-1': 'tier 1',
    'tier-2': 'tier 2',
    'tier-3': 'tier 3',
    'tier-4': 'tier 4',
    unclassified: 'unclassified',
  },
  tierOrigin: {
    declared: 'declared by the owner',
    derived: 'derived from the catalog',
    default: 'assumed, because nobody said',
  },
  level: {
    none: 'No level',
    bronze: 'Bronze',
    silver: 'Silver',
    gold: 'Gold',
  },
  levelShort: {
    none: 'no level',
    bronze: 'bronze',
    silver: 'silver',
    gold: 'gold',
  },
  state: {
    pass: 'Pass',
    fail: 'Fail',
    unknown: 'Unknown',
    'not-applicable': 'Not applicable',
  },
  unknownReason: {
    'no-source-connected': 'No source connected',
    'no-data': 'No data',
    stale: 'Stale',
    'source-error': 'Source error',
    'attestation-expired': 'Attestation expired',
    'definition-error': 'Definition error',
  },
  sourceStatus: {
    fresh: 'Fresh',
    stale: 'Stale',
    error: 'Error',
    'not-collected': 'Not collected yet',
    'not-connected': 'Not connected',
  },
  target: {
    owes: 'Owes {{level}}',
    owesNothing: 'Owes no level',
    atTarget: 'At its target',
    belowTarget: 'Below its target',
    gap_one: '1 required check does not pass',
    gap_other: '{{count}} required checks do not pass',
    gapAtTarget:
      'The target asks for the checks up to {{level}}. The tier also requires checks of higher levels.',
    noGap: 'All required checks pass',
    noGapButWaived: 'All required checks pass or are waived',
    waived_one: 'with 1 waiver',
    waived_other: 'with {{count}} waivers',
  },
  /** Since when something is as it is. */
  since: 'since {{day}} ({{ago}})',
  /** What somebody wrote. */
  quoted: '“{{text}}”',
  filters: {
    title: 'Filters',
    set: 'Filters ({{number}})',
  },
  pageButtons: {
    previous: 'Previous page',
    next: 'Next page',
  },
  loadFailed: {
    retry: 'Try again',
    notUpToDate:
      'This is as it was before: it could not be brought up to date. {{message}}',
    badAnswer:
      'The server did not answer as it should ({{status}}). Try again; if it stays, tell those who operate the portal.',
    noAnswer:
      'The server gave no answer that can be read. Try again; if it stays, tell those who operate the portal.',
    details: 'Details',
    forbidden: 'You do not have the permission to see this.',
    forbiddenNext:
      'If you need it, ask the administrators of the portal for the permission catalog.entity.read.',
  },
  effort: {
    small: 'About an hour',
    medium: 'A day or two',
    large: 'A week or more',
  },
} as const;
