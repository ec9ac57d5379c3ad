import {
  BY_NOBODY,
  BY_SHOP,
  SHOP,
  tierOf,
  Told,
} from '../__testUtils__/tierOf';

const PAYMENTS = 'component:default/payments';
const PROVIDES_API = {
  ...BY_NOBODY,
  'catalog.providedApis': ['api:default/score'],
};
const SERVED = { ...BY_NOBODY, 'kubeflow.inferenceServices': ['scorer'] };
const WITH_KUBEFLOW = ['catalog', 'kubeflow'];
const CRITICAL_ABOVE = {
  ...BY_NOBODY,
  'catalog.criticalDependants': [`component:default/features > ${PAYMENTS}`],
};

describe('a contradiction in what the tier rests on', () => {
  it.each<[string, string, Told, string, string[]?]>([
    [
      'an experiment that customers depend on',
      'experimental-yet-relied-on',
      { audience: 'customer', lifecycle: 'experimental' },
      'higher demand',
    ],
    [
      'an experiment that critical decisions rest on',
      'experimental-yet-relied-on',
      { decisionImpact: 'critical', stage: 'experimental' },
      'higher demand',
    ],
    [
      'an experiment that a website uses',
      'experimental-yet-relied-on',
      { facts: BY_SHOP, lifecycle: 'experimental' },
      'higher demand',
    ],
    [
      'a deprecated one that something critical rests on',
      'experimental-yet-relied-on',
      { facts: CRITICAL_ABOVE, lifecycle: 'deprecated' },
      'on its way out',
    ],
    [
      'a stage that is declared experimental in a lifecycle of production',
      'stage-against-lifecycle',
      { audience: 'internal', stage: 'experimental', lifecycle: 'Production' },
      'production',
    ],
    [
      'a stage that is declared production in an experimental lifecycle',
      'stage-against-lifecycle',
      { audience: 'internal', stage: 'production', lifecycle: 'experimental' },
      'experimental',
    ],
    [
      'batches behind an API',
      'batch-yet-serving',
      { audience: 'internal', servingMode: 'batch', facts: PROVIDES_API },
      'api:default/score',
      ['api:default/score'],
    ],
    [
      'offline work behind an API',
      'batch-yet-serving',
      { audience: 'internal', servingMode: 'offline', facts: PROVIDES_API },
      'api:default/score',
      ['api:default/score'],
    ],
    [
      'batches behind an inference service',
      'batch-yet-serving',
      {
        audience: 'internal',
        servingMode: 'batch',
        facts: SERVED,
        connected: WITH_KUBEFLOW,
      },
      'scorer',
      // That is no entity of the catalog.
      [],
    ],
    [
      'an internal audience of a website',
      'internal-yet-customer-facing',
      { audience: 'internal', facts: BY_SHOP },
      SHOP,
      [SHOP],
    ],
    [
      'no impact on decisions below something critical',
      'no-impact-yet-critical',
      { audience: 'customer', decisionImpact: 'none', facts: CRITICAL_ABOVE },
      PAYMENTS,
      [PAYMENTS],
    ],
  ])('is named: %s', (_, id, told, message, ...[entityRefs]) => {
    expect(tierOf(told).findings).toEqual([
      { id, message: expect.stringContaining(message), entityRefs },
    ]);
  });

  it.each<[string, Told]>([
    ['customers of production', { audience: 'customer', stage: 'production' }],
    ['an experiment that nobody uses', { lifecycle: 'experimental' }],
    [
      'a lifecycle that says the same as the stage',
      { audience: 'internal', stage: 'production', lifecycle: 'production' },
    ],
    [
      'production that is on its way out',
      { audience: 'internal', stage: 'production', lifecycle: 'deprecated' },
    ],
    [
      'real time behind an API',
      {
        audience: 'internal',
        servingMode: 'near-real-time',
        facts: PROVIDES_API,
      },
    ],
    [
      'batches that nothing serves',
      { audience: 'internal', servingMode: 'batch' },
    ],
    ['customers of a website', { audience: 'customer', facts: BY_SHOP }],
    [
      'colleagues who take critical decisions by it',
      { audience: 'internal', facts: CRITICAL_ABOVE },
    ],
    [
      'advice below something critical',
      {
        audience: 'customer',
        decisionImpact: 'advisory',
        facts: CRITICAL_ABOVE,
      },
    ],
  ])('is not seen in %s', (_, told) => {
    expect(tierOf(told).findings).toEqual([]);
  });

  it('is named each by itself, also under a declared tier', () => {
    const { findings } = tierOf({
      audience: 'internal',
      decisionImpact: 'none',
      servingMode: 'batch',
      stage: 'experimental',
      lifecycle: 'production',
      facts: {
        ...CRITICAL_ABOVE,
        'catalog.customerFacingDependants': [SHOP],
        'catalog.providedApis': ['api:default/score'],
      },
      declared: { tier: 'tier-2', reason: 'For now', until: '2026-12-31' },
    });
    expect(findings.map(({ id }) => id)).toEqual([
      'stage-against-lifecycle',
      'batch-yet-serving',
      'internal-yet-customer-facing',
      'no-impact-yet-critical',
    ]);
  });

  it('names a few of many', () => {
    const { findings } = tierOf({
      audience: 'internal',
      facts: {
        ...BY_NOBODY,
        'catalog.customerFacingDependants': ['a', 'b', 'c', 'd', 'e'],
      },
    });
    expect(findings[0]).toMatchObject({
      message: expect.stringContaining(': a, b, c and 2 more.'),
      entityRefs: ['a', 'b', 'c'],
    });
  });
});
