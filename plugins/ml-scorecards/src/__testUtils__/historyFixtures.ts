import { ScorecardHistory } from 'backstage-plugin-ml-scorecards-common';

/** What became of the fraud detector lately; there are older changes. */
export const newestHistory: ScorecardHistory = {
  items: [
    {
      at: '2026-02-27T08:00:00.000Z',
      cause: 'facts',
      source: { id: 'git', title: 'Git repository' },
      subject: 'check',
      check: {
        id: 'pipeline-lock-in-step',
        title: 'The pipeline’s lock file is in step with the code',
      },
      from: 'pass',
      to: 'fail',
    },
    {
      at: '2026-02-27T08:00:00.000Z',
      cause: 'facts',
      source: { id: 'git', title: 'Git repository' },
      subject: 'level',
      from: 'silver',
      to: 'bronze',
    },
    {
      at: '2026-02-20T08:00:00.000Z',
      cause: 'definitions',
      subject: 'check',
      check: { id: 'drift-monitored', title: 'Drift is monitored' },
      from: null,
      to: 'pass',
    },
    {
      at: '2026-02-20T08:00:00.000Z',
      cause: 'definitions',
      subject: 'check',
      check: { id: 'gone', title: 'gone' },
      from: 'fail',
      to: null,
    },
  ],
  nextCursor: 'older',
  days: [
    {
      day: '2026-01-01',
      level: 'none',
      tier: 'unclassified',
      score: null,
      gap: null,
      definitionsChanged: false,
    },
    {
      day: '2026-01-20',
      level: 'none',
      tier: 'unclassified',
      score: null,
      gap: null,
      // It is older than the changes that come with it.
      definitionsChanged: true,
    },
    {
      day: '2026-02-10',
      level: 'silver',
      tier: 'tier-1',
      score: 0.5,
      gap: 1,
      definitionsChanged: false,
    },
    {
      day: '2026-02-20',
      level: 'silver',
      tier: 'tier-1',
      score: 0.5,
      gap: 1,
      definitionsChanged: true,
    },
    {
      day: '2026-02-27',
      level: 'bronze',
      tier: 'tier-1',
      score: 0.3,
      gap: 2,
      definitionsChanged: false,
    },
  ],
};

export const oldestHistory: ScorecardHistory = {
  items: [
    {
      at: '2026-01-05T08:00:00.000Z',
      cause: 'entity',
      subject: 'tier',
      from: null,
      to: 'tier-1',
    },
    ...[1, 2, 3, 4, 5, 6].map(number => ({
      at: '2026-01-05T08:00:00.000Z',
      cause: 'entity' as const,
      subject: 'check' as const,
      check: { id: `check-${number}`, title: `Check ${number}` },
      from: 'unknown' as const,
      to: 'fail' as const,
    })),
  ],
  days: [],
};
