import {
  CheckResult,
  EvaluateResponse,
} from 'backstage-plugin-ml-scorecards-common';

export function checkResult(
  id: string,
  overrides: Partial<CheckResult> = {},
): CheckResult {
  return {
    id,
    title: `About ${id}`,
    dimension: 'lineage',
    level: 'bronze',
    required: false,
    state: 'fail',
    condition: 'git.testFiles.size() > 0',
    evidence: ['git.testFiles'],
    why: 'It is for a test.',
    fix: 'Mend it.',
    references: [],
    since: '2026-01-01T00:00:00.000Z',
    ...overrides,
  };
}

/** An answer of a portal: bronze, which owes silver. */
export function answer(
  overrides: Partial<EvaluateResponse> = {},
): EvaluateResponse {
  return {
    entityRef: 'component:default/fraud',
    title: 'Fraud',
    kind: 'component',
    tier: 'tier-2',
    level: 'bronze',
    targetLevel: 'silver',
    gap: 2,
    score: 0.666,
    coverage: null,
    automation: 1,
    counts: { pass: 1, fail: 1, unknown: 2, notApplicable: 0 },
    attested: 0,
    waived: 0,
    evaluatedAt: '2026-01-01T00:00:00.000Z',
    checks: [
      checkResult('golden', { level: 'gold', required: true }),
      checkResult('later', { level: 'silver' }),
      checkResult('first', {
        level: 'silver',
        required: true,
        state: 'unknown',
        reason: { code: 'stale', message: 'Git was read too long ago.' },
      }),
    ],
    nextSteps: [{ check: 'first', effort: 'small' }],
    facts: {
      'git.testFiles': {
        description: 'files that hold tests',
        value: [],
        link: 'https://git.example/fraud',
      },
    },
    catalogueUrl: 'https://docs.example/',
    changes: { checks: [] },
    ...overrides,
  };
}
