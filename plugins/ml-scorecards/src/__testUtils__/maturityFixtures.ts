import {
  Level,
  Maturity,
  MaturityGroup,
  ReliabilityTier,
  Rollup,
  ScorecardsPage,
  ScorecardSummary,
} from 'backstage-plugin-ml-scorecards-common';
import { EVALUATED_AT, fraudDetectorSummary } from './fixtures';

export const churnReportSummary: ScorecardSummary = {
  entityRef: 'component:default/churn-report',
  title: 'Churn report',
  kind: 'Component',
  tier: 'unclassified',
  level: 'none',
  targetLevel: 'bronze',
  gap: 0,
  score: null,
  coverage: null,
  automation: null,
  counts: { pass: 0, fail: 0, unknown: 0, notApplicable: 0 },
  attested: 0,
  waived: 0,
  evaluatedAt: EVALUATED_AT,
};

export const scorecardsPage: ScorecardsPage = {
  items: [fraudDetectorSummary, churnReportSummary],
  totalItems: 2,
};

/** Counts over components, given as their tier and level. */
export function rollupOf(
  components: [ReliabilityTier, Level][],
  atTarget: number,
): Rollup {
  const rollup: Rollup = {
    components: components.length,
    atTarget,
    gap: 0,
    attested: 0,
    waived: 0,
    counts: { pass: 0, fail: 0, unknown: 0, notApplicable: 0 },
    levels: { none: 0, bronze: 0, silver: 0, gold: 0 },
    tiers: {
      'tier-1': 0,
      'tier-2': 0,
      'tier-3': 0,
      'tier-4': 0,
      unclassified: 0,
    },
  };
  for (const [tier, level] of components) {
    rollup.tiers[tier] += 1;
    rollup.levels[level] += 1;
  }
  return rollup;
}

const payments: MaturityGroup = {
  id: 'group:default/payments',
  title: 'Payments',
  own: rollupOf([['tier-1', 'bronze']], 0),
  total: rollupOf([['tier-1', 'bronze']], 0),
  hasChildren: false,
  children: [],
};

const finance: MaturityGroup = {
  id: 'group:default/finance',
  title: 'Finance',
  own: rollupOf([['tier-3', 'silver']], 1),
  total: rollupOf(
    [
      ['tier-1', 'bronze'],
      ['tier-3', 'silver'],
    ],
    1,
  ),
  hasChildren: true,
  children: [payments],
};

const withoutOwner: MaturityGroup = {
  id: '',
  title: '',
  own: rollupOf([['unclassified', 'none']], 0),
  total: rollupOf([['unclassified', 'none']], 0),
  hasChildren: false,
  children: [],
};

export const maturityByOwner: Maturity = {
  groupBy: 'owner',
  total: rollupOf(
    [
      ['tier-1', 'bronze'],
      ['tier-3', 'silver'],
      ['unclassified', 'none'],
    ],
    1,
  ),
  groups: [finance, withoutOwner],
};

export const maturityByTier: Maturity = {
  ...maturityByOwner,
  groupBy: 'tier',
  groups: [
    {
      ...payments,
      id: 'tier-1',
      title: 'tier-1',
    },
  ],
};

export const emptyMaturity: Maturity = {
  groupBy: 'owner',
  total: rollupOf([], 0),
  groups: [],
};
