import {
  Level,
  Maturity,
  MaturityGroup,
  ReliabilityTier,
  Rollup,
  ScorecardsPage,
  ScorecardSummary,
  Trend,
  TrendPoint,
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

const DIMENSIONS = [
  { id: 'model-versioning', title: 'Model versioning' },
  { id: 'drift-monitoring', title: 'Drift monitoring' },
] as const;

/** A rollup whose checks stand in a dimension as given: pass, fail and unknown, for each of them. */
export function withDimensions(
  rollup: Rollup,
  counts: [pass: number, fail: number, unknown: number][],
): Rollup {
  return {
    ...rollup,
    dimensions: DIMENSIONS.map((dimension, index) => {
      const [pass, fail, unknown] = counts[index];
      return {
        ...dimension,
        levels: rollup.levels,
        counts: { pass, fail, unknown, notApplicable: 0 },
      };
    }),
  };
}

const ofPayments = withDimensions(
  { ...rollupOf([['tier-1', 'bronze']], 0), gap: 3 },
  [
    [1, 2, 1],
    [0, 0, 0],
  ],
);

const ofFinanceAlone = withDimensions(rollupOf([['tier-3', 'silver']], 1), [
  [4, 0, 0],
  [1, 0, 1],
]);

const ofFinance = withDimensions(
  {
    ...rollupOf(
      [
        ['tier-1', 'bronze'],
        ['tier-3', 'silver'],
      ],
      1,
    ),
    gap: 3,
  },
  [
    [5, 2, 1],
    [1, 0, 1],
  ],
);

const ofNobody = withDimensions(
  { ...rollupOf([['unclassified', 'none']], 0), gap: 1 },
  [
    [0, 0, 2],
    [0, 0, 0],
  ],
);

const payments: MaturityGroup = {
  id: 'group:default/payments',
  title: 'Payments',
  own: ofPayments,
  total: ofPayments,
  hasChildren: false,
  children: [],
};

const finance: MaturityGroup = {
  id: 'group:default/finance',
  title: 'Finance',
  own: ofFinanceAlone,
  total: ofFinance,
  hasChildren: true,
  children: [payments],
};

const withoutOwner: MaturityGroup = {
  id: '',
  title: '',
  own: ofNobody,
  total: ofNobody,
  hasChildren: false,
  children: [],
};

export const maturityByOwner: Maturity = {
  groupBy: 'owner',
  total: withDimensions(
    {
      ...rollupOf(
        [
          ['tier-1', 'bronze'],
          ['tier-3', 'silver'],
          ['unclassified', 'none'],
        ],
        1,
      ),
      gap: 4,
    },
    [
      [5, 2, 3],
      [1, 0, 1],
    ],
  ),
  groups: [finance, withoutOwner],
  groupCount: 2,
};

/** The teams as a list, those that need help most first. */
export const maturityOfTeams: Maturity = {
  ...maturityByOwner,
  groups: [payments, withoutOwner, { ...finance, children: [] }],
  groupCount: 3,
};

/** Asked for Finance alone. */
export const maturityOfFinance: Maturity = {
  groupBy: 'owner',
  group: finance.id,
  title: finance.title,
  total: finance.total,
  own: finance.own,
  groups: [payments],
  groupCount: 1,
};

/** Asked for the teams of Finance. */
export const maturityOfFinanceTeams: Maturity = {
  ...maturityOfFinance,
  groups: [payments, { ...finance, children: [] }],
  groupCount: 2,
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
  groupCount: 0,
};

/** Some days in a row, from what is told of each. */
export function trendOf(
  days: (Partial<TrendPoint> & Pick<Rollup, 'components' | 'atTarget'>)[],
): Trend {
  return {
    follows: 'group',
    points: days.map((told, index) => ({
      ...rollupOf([], 0),
      definitionsChanged: false,
      day: new Date(Date.UTC(2026, 5, 1 + index)).toISOString().slice(0, 10),
      ...told,
    })),
  };
}
