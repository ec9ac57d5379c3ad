import { Definitions, loadDefinitions } from '../definitions';
import {
  builtInDefinitions,
  freshReadings,
  mlEntity,
  NOW,
} from '../__testUtils__/builtInEvaluation';
import {
  evaluateAndExplain,
  ExplainedEvaluation,
} from '../__testUtils__/explainedEvaluation';
import { ALL_TICKED, FRAUD, PERFECT } from '../__testUtils__/perfectComponent';
import { evaluateComponent } from './evaluateComponent';

const USED_BY_NOBODY = {
  'catalog.consumers': [],
  'catalog.customerFacingDependants': [],
  'catalog.criticalDependants': [],
  'catalog.providedApis': [],
  'git.hasDvcProject': false,
  'kubeflow.inferenceServices': [],
  'kubeflow.recurringRunIsEnabled': false,
};

let definitions: Definitions;

beforeAll(async () => {
  definitions = await builtInDefinitions();
});

function evaluate(
  options: Partial<Parameters<typeof evaluateComponent>[0]> = {},
): ExplainedEvaluation {
  return evaluateAndExplain({
    entity: FRAUD,
    readings: freshReadings(PERFECT),
    definitions,
    said: ALL_TICKED,
    now: NOW,
    ...options,
  });
}

describe('evaluateComponent with the built-in definitions', () => {
  it('gives gold, a full score and no gap to a component that has everything', () => {
    const evaluation = evaluate();
    expect(evaluation).toMatchObject({
      tier: { tier: 'tier-1' },
      level: 'gold',
      targetLevel: 'gold',
      gap: 0,
      score: 1,
      coverage: 1,
      counts: {
        pass: definitions.checks.length,
        fail: 0,
        unknown: 0,
        notApplicable: 0,
      },
      findings: [],
    });
  });

  it('gives nothing, and no failure either, while no source has been read', () => {
    const evaluation = evaluate({ readings: freshReadings({}, []) });
    expect(evaluation).toMatchObject({ level: 'none' });
    expect(evaluation.counts.fail).toBe(0);
    expect(evaluation.checks.filter(({ state }) => state === 'pass')).toEqual([
      expect.objectContaining({ id: 'reliability-tier-agreed', evidence: [] }),
    ]);
    for (const { state, reason } of evaluation.checks) {
      expect(state === 'unknown').toBe(reason !== undefined);
    }
    const required = evaluation.checks.filter(check => check.required);
    expect(evaluation.gap).toBe(required.length - 1);
  });

  it('lowers the level and opens a gap when code and lock fall out of step', () => {
    const evaluation = evaluate({
      readings: freshReadings({
        ...PERFECT,
        'git.codeDepsOutOfSync': ['train.py'],
      }),
    });
    expect(evaluation).toMatchObject({ level: 'bronze', gap: 1 });
    expect(
      evaluation.checks.find(({ id }) => id === 'data-and-code-lock-in-sync'),
    ).toMatchObject({
      state: 'fail',
      required: true,
      evidence: expect.arrayContaining([
        expect.objectContaining({
          fact: 'git.codeDepsOutOfSync',
          value: ['train.py'],
        }),
      ]),
    });
  });

  it('owes what its tier asks, and no more', () => {
    const of = (labels: Parameters<typeof mlEntity>[0]['labels']) => {
      const entity = mlEntity({ lifecycle: 'production', labels });
      const { tier, targetLevel, gap, checks } = evaluate({
        entity,
        readings: freshReadings(USED_BY_NOBODY),
      });
      const levels = checks.filter(c => c.required).map(c => c.level);
      return { tier: tier.tier, targetLevel, gap, levels: new Set(levels) };
    };
    const tier1 = of({ decisionImpact: 'critical' });
    const tier2 = of({ audience: 'customer' });
    const tier3 = of({ audience: 'internal' });
    const tier4 = of({ stage: 'experimental' });
    expect(tier1).toMatchObject({
      tier: 'tier-1',
      targetLevel: 'gold',
      levels: new Set(['bronze', 'silver', 'gold']),
    });
    expect(tier2).toMatchObject({
      tier: 'tier-2',
      targetLevel: 'silver',
      levels: new Set(['bronze', 'silver']),
    });
    expect(tier3).toMatchObject({
      tier: 'tier-3',
      targetLevel: 'bronze',
      // Some silver checks are required below the level that is owed.
      levels: new Set(['bronze', 'silver']),
    });
    expect(tier4).toMatchObject({
      tier: 'tier-4',
      targetLevel: 'none',
      gap: 1,
    });
    expect(tier1.gap).toBeGreaterThan(tier2.gap);
    expect(tier2.gap).toBeGreaterThan(tier3.gap);
    expect(tier3.gap).toBeGreaterThan(tier4.gap);
  });

  it('holds an unclassified component to what tier 3 owes', () => {
    const required = (labels: Parameters<typeof mlEntity>[0]['labels']) =>
      evaluate({
        entity: mlEntity({ lifecycle: 'production', labels }),
        readings: freshReadings(USED_BY_NOBODY),
      })
        .checks.filter(check => check.required)
        .map(({ id }) => id);
    expect(required({})).toEqual(required({ audience: 'internal' }));
    expect(
      evaluate({
        entity: mlEntity({}),
        readings: freshReadings(USED_BY_NOBODY),
      }),
    ).toMatchObject({
      tier: { tier: 'unclassified' },
      targetLevel: 'bronze',
    });
  });

  it('derives the tier from websites that rest on it', () => {
    const entity = mlEntity({
      lifecycle: 'production',
      labels: { servingMode: 'real-time' },
    });
    expect(evaluate({ entity }).tier.tier).toBe('tier-1');
    expect(
      evaluate({
        entity,
        readings: freshReadings({
          ...PERFECT,
          'catalog.customerFacingDependants': [],
        }),
      }).tier.tier,
    ).toBe('unclassified');
  });

  it.each<
    [string, string, Parameters<typeof mlEntity>[0], object, readonly string[]]
  >([
    [
      'documentation',
      'owner-docs-runbook',
      { lifecycle: 'experimental' },
      { 'catalog.hasDocs': false, 'catalog.customerFacingDependants': [] },
      ['catalog.consumers'],
    ],
    [
      'documentation for customers',
      'owner-docs-runbook',
      { lifecycle: 'experimental' },
      { 'catalog.hasDocs': false, 'catalog.consumers': [] },
      ['catalog.customerFacingDependants'],
    ],
    [
      'all nine sections of a model card',
      'model-card-complete',
      { lifecycle: 'production', labels: { servingMode: 'real-time' } },
      { 'git.modelCardSections': 'ABCDEFGH'.split('') },
      Object.keys(PERFECT).filter(name => name.startsWith('catalog.')),
    ],
    [
      'a word on the customers',
      'reliability-tier-agreed',
      { labels: { stage: 'experimental' } },
      {},
      Object.keys(PERFECT).filter(name => name.startsWith('catalog.')),
    ],
  ])(
    'does not drop its demand for %s because it is not known who uses the component',
    (_, id, told, change, unknown) => {
      const stateWith = (facts: object) =>
        evaluate({
          entity: mlEntity(told),
          readings: freshReadings(facts as typeof PERFECT),
        }).checks.find(check => check.id === id)?.state;
      const facts = { ...PERFECT, ...change };
      const less = Object.fromEntries(
        Object.entries(facts).filter(([name]) => !unknown.includes(name)),
      );
      expect(stateWith(facts)).toBe('fail');
      expect(stateWith(less)).not.toBe('pass');
    },
  );

  it('passes on what is wrong with the labels', () => {
    const { findings } = evaluate({
      entity: mlEntity({ labels: { audience: 'aliens' } }),
    });
    expect(findings).toMatchObject([{ id: 'label-not-understood' }]);
  });

  it.each([
    ['without a spec', { spec: undefined }],
    ['with a lifecycle that is no text', { spec: { lifecycle: ['a'] } }],
    ['with a type that is no text', { spec: { type: { a: 1 } } }],
    ['without labels and annotations', { metadata: { name: 'x' } }],
  ])('judges an entity %s', (_, change) => {
    const evaluation = evaluate({ entity: { ...FRAUD, ...change } });
    expect(evaluation.checks).toHaveLength(definitions.checks.length);
  });

  it('judges all else when a source sends a value of another type', () => {
    const facts = {
      ...PERFECT,
      'mlflow.runCount90d': 1.5,
      'git.dvcDagDepth': 'deep',
      'evidently.servedQualityMeasuredAt': 'yesterday',
    };
    const { checks } = evaluate({ readings: freshReadings(facts) });
    const states = Object.fromEntries(checks.map(c => [c.id, c.state]));
    expect(states).toMatchObject({
      'experiments-tracked': 'unknown',
      'pipeline-complexity-in-budget': 'unknown',
      'served-quality-tracked': 'unknown',
      'owner-docs-runbook': 'pass',
    });
  });
});

describe('evaluateComponent', () => {
  it('turns a broken definition to unknown and judges the others', () => {
    const check = (id: string, passes: string) => ({
      where: 'test',
      value: {
        id,
        title: id,
        dimension: 'quality',
        level: 'bronze',
        requiredFor: ['tier-1'],
        passes,
        fix: 'Mend it.',
        why: 'Because.',
        source: ['guide §1'],
      },
    });
    const own = loadDefinitions({
      raw: {
        dimensions: [
          { where: 'test', value: { id: 'quality', title: 'Quality' } },
        ],
        checks: [
          check('right', 'catalog.hasDocs'),
          check('wrong', 'catalog.hasDocs &&'),
        ],
      },
      factSets: [...definitions.factSets.values()],
    });
    expect(evaluate({ definitions: own })).toMatchObject({
      level: 'none',
      gap: 1,
      score: 0.5,
      coverage: 0.5,
      checks: [
        { id: 'right', state: 'pass' },
        { id: 'wrong', state: 'unknown', reason: { code: 'definition-error' } },
      ],
    });
  });

  it('has neither score nor level to give where nothing is asked', () => {
    const none = { ...definitions, checks: [] };
    expect(evaluate({ definitions: none })).toMatchObject({
      level: 'none',
      gap: 0,
      score: undefined,
      coverage: undefined,
    });
  });
});
