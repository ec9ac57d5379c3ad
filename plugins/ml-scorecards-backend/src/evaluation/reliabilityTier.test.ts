import {
  ReliabilityTier,
  TIER_INPUT_LABELS,
  TIER_INPUT_VALUES,
} from 'backstage-plugin-ml-scorecards-common';
import { FactValues } from '../__testUtils__/builtInEvaluation';
import {
  BY_NOBODY,
  BY_SHOP,
  SHOP,
  TIER_LABELS,
  tierOf,
  Told,
} from '../__testUtils__/tierOf';
import { TierVerdict } from './reliabilityTier';

jest.setTimeout(60_000);

const API = 'api:default/score';
const PROVIDES_API = { ...BY_NOBODY, 'catalog.providedApis': [API] };
const WITH_KUBEFLOW = ['catalog', 'kubeflow'];
const WITH_GIT = ['catalog', 'git'];
const ALL = ['catalog', 'kubeflow', 'git'];
const CRITICAL_ABOVE = {
  ...BY_NOBODY,
  'catalog.consumers': ['component:default/features'],
  'catalog.criticalDependants': [
    'component:default/features > component:default/payments',
  ],
};
const USED = { ...BY_NOBODY, 'catalog.consumers': [SHOP] };
const NOT_SERVED = {
  'kubeflow.inferenceServices': [],
  'kubeflow.recurringRunIsEnabled': false,
  'git.hasDvcProject': false,
};

describe('reliabilityTier', () => {
  it.each<[string, ReliabilityTier, TierVerdict['origin'], Told]>([
    [
      'fraud detection, the guide’s example',
      'tier-1',
      'declared',
      {
        audience: 'customer',
        decisionImpact: 'critical',
        servingMode: 'real-time',
        lifecycle: 'production',
      },
    ],
    [
      'a daily recommender in batches',
      'tier-2',
      'declared',
      { audience: 'customer', servingMode: 'batch', lifecycle: 'production' },
    ],
    [
      'a churn report',
      'tier-3',
      'declared',
      { audience: 'internal', servingMode: 'batch', lifecycle: 'production' },
    ],
    ['a notebook', 'tier-4', 'derived', { lifecycle: 'experimental' }],
    [
      'a critical decision that only colleagues see',
      'tier-1',
      'declared',
      {
        decisionImpact: 'critical',
        audience: 'internal',
        servingMode: 'batch',
      },
    ],
    [
      'a critical decision, and nothing else is known',
      'tier-1',
      'declared',
      { decisionImpact: 'critical', facts: {} },
    ],
    [
      'customers served in real time',
      'tier-1',
      'declared',
      { audience: 'customer', servingMode: 'real-time' },
    ],
    [
      'customers who wait for minutes: only real time is real time',
      'tier-2',
      'declared',
      { audience: 'customer', servingMode: 'near-real-time' },
    ],
    [
      'partners, who are customers too',
      'tier-2',
      'declared',
      { audience: 'partner', servingMode: 'batch' },
    ],
    [
      'customers, and nobody said how they are served',
      'tier-2',
      'declared',
      { audience: 'customer', lifecycle: 'production' },
    ],
    [
      'customers through a website that uses it',
      'tier-2',
      'derived',
      { facts: BY_SHOP, lifecycle: 'production' },
    ],
    [
      'what something critical rests on',
      'tier-2',
      'derived',
      { facts: CRITICAL_ABOVE, lifecycle: 'production' },
    ],
    [
      'what something critical rests on, in real time',
      'tier-1',
      'derived',
      { facts: CRITICAL_ABOVE, servingMode: 'real-time' },
    ],
    [
      'a website that is served in real time',
      'tier-1',
      'derived',
      { facts: BY_SHOP, servingMode: 'real-time' },
    ],
    [
      'a website that is served through an API',
      'tier-1',
      'derived',
      { facts: { ...BY_SHOP, 'catalog.providedApis': [API] } },
    ],
    [
      'customers served by an inference service',
      'tier-1',
      'derived',
      {
        audience: 'customer',
        facts: { ...BY_NOBODY, 'kubeflow.inferenceServices': ['fraud'] },
        connected: WITH_KUBEFLOW,
      },
    ],
    [
      'customers served in batches, whatever is provided besides',
      'tier-2',
      'declared',
      { audience: 'customer', servingMode: 'batch', facts: PROVIDES_API },
    ],
    [
      'a website for colleagues: what is declared wins over what is derived',
      'tier-3',
      'declared',
      { facts: BY_SHOP, audience: 'internal', lifecycle: 'production' },
    ],
    [
      'colleagues served in real time',
      'tier-3',
      'declared',
      {
        audience: 'internal',
        servingMode: 'real-time',
        lifecycle: 'production',
      },
    ],
    [
      'batches, and nobody said for whom',
      'tier-3',
      'declared',
      { servingMode: 'batch', lifecycle: 'production' },
    ],
    [
      'work offline, and nobody said for whom',
      'tier-3',
      'declared',
      { servingMode: 'offline', lifecycle: 'production' },
    ],
    [
      'a recurring run that nothing serves',
      'tier-3',
      'derived',
      {
        lifecycle: 'production',
        facts: {
          ...BY_NOBODY,
          ...NOT_SERVED,
          'kubeflow.recurringRunIsEnabled': true,
        },
        connected: WITH_KUBEFLOW,
      },
    ],
    [
      'a DVC project and nothing else',
      'tier-3',
      'derived',
      {
        lifecycle: 'production',
        facts: { ...BY_NOBODY, 'git.hasDvcProject': true },
        connected: WITH_GIT,
      },
    ],
    [
      'a DVC project behind an API: it serves, nobody said whom',
      'unclassified',
      'default',
      {
        lifecycle: 'production',
        facts: { ...PROVIDES_API, 'git.hasDvcProject': true },
        connected: WITH_GIT,
      },
    ],
    [
      'an experiment for colleagues',
      'tier-4',
      'declared',
      { audience: 'internal', stage: 'experimental' },
    ],
    [
      'an experiment in real time that nobody uses',
      'tier-4',
      'declared',
      { stage: 'experimental', servingMode: 'real-time' },
    ],
    [
      'what is on its way out',
      'tier-4',
      'derived',
      { lifecycle: 'deprecated' },
    ],
    [
      'an experiment that others already use',
      'tier-3',
      'derived',
      { lifecycle: 'experimental', facts: USED },
    ],
    [
      'an experiment for colleagues that others already use',
      'tier-3',
      'derived',
      { audience: 'internal', lifecycle: 'experimental', facts: USED },
    ],
    [
      'a declared stage, which wins over the lifecycle',
      'tier-3',
      'declared',
      { stage: 'production', lifecycle: 'experimental', audience: 'internal' },
    ],
    [
      'an experiment in front of customers',
      'tier-2',
      'declared',
      { audience: 'customer', stage: 'experimental' },
    ],
    [
      'production without a word on whom it serves',
      'unclassified',
      'default',
      { lifecycle: 'production' },
    ],
    ['nothing at all', 'unclassified', 'default', {}],
    [
      'real-time serving to nobody knows whom',
      'unclassified',
      'default',
      { servingMode: 'real-time', lifecycle: 'production' },
    ],
    [
      'near-real-time serving to nobody knows whom',
      'unclassified',
      'default',
      { servingMode: 'near-real-time', lifecycle: 'production' },
    ],
    [
      'a lifecycle of another name',
      'unclassified',
      'default',
      { lifecycle: 'sunset' },
    ],
  ])('takes %s for %s, %s', (_, tier, origin, told) => {
    const verdict = tierOf(told);
    expect(verdict).toMatchObject({ tier, origin, restsOnUnknown: [] });
    const conclusion = verdict.reasons[verdict.reasons.length - 1];
    expect(conclusion.text).toContain(
      tier === 'unclassified' ? 'Nobody said' : tier.replace('-', ' '),
    );
    expect(conclusion.origin).toBe(origin);
  });

  it('reads the lifecycle in any case', () => {
    expect(tierOf({ lifecycle: 'Experimental' }).tier).toBe('tier-4');
  });

  it('tells whoever is unclassified which labels are wanted', () => {
    const { reasons } = tierOf({ lifecycle: 'production' });
    const text = reasons.map(reason => reason.text).join(' ');
    expect(text).toContain(TIER_INPUT_LABELS.audience);
    expect(text).toContain(TIER_INPUT_LABELS.decisionImpact);
    expect(text).toContain(TIER_INPUT_LABELS.servingMode);
  });

  it('keeps the rules of the guide for every combination of inputs', () => {
    const orNothing = <T>(values: readonly T[]) => [undefined, ...values];
    const lifecycles = ['production', 'experimental', 'deprecated'];
    const combinations = orNothing(TIER_INPUT_VALUES.audience).flatMap(
      audience =>
        orNothing(TIER_INPUT_VALUES.decisionImpact).flatMap(decisionImpact =>
          orNothing(TIER_INPUT_VALUES.servingMode).flatMap(servingMode =>
            orNothing(TIER_INPUT_VALUES.stage).flatMap(stage =>
              orNothing(lifecycles).flatMap(lifecycle =>
                [BY_NOBODY, USED, BY_SHOP, CRITICAL_ABOVE].flatMap(users =>
                  [[], [API]].map(apis => ({
                    audience,
                    decisionImpact,
                    servingMode,
                    stage,
                    lifecycle,
                    facts: { ...users, 'catalog.providedApis': apis },
                  })),
                ),
              ),
            ),
          ),
        ),
    );
    expect(combinations.length).toBeGreaterThan(5_000);
    for (const told of combinations) {
      const { tier, findings, reasons } = tierOf(told);
      const facesCustomers = told.audience
        ? told.audience !== 'internal'
        : told.facts['catalog.customerFacingDependants'].length +
            told.facts['catalog.criticalDependants'].length >
          0;
      const isRealTime = told.servingMode
        ? told.servingMode === 'real-time'
        : told.facts['catalog.providedApis'].length > 0;
      const isConsumed = told.facts['catalog.consumers'].length > 0;
      const isCritical = told.decisionImpact === 'critical';
      const isExploratory = told.stage
        ? told.stage === 'experimental'
        : ['experimental', 'deprecated'].includes(told.lifecycle ?? '');
      const broken = [
        isCritical && tier !== 'tier-1' && 'critical is tier 1',
        facesCustomers &&
          !['tier-1', 'tier-2'].includes(tier) &&
          'high wins over lower',
        facesCustomers &&
          (isRealTime || isCritical) !== (tier === 'tier-1') &&
          'customers are tier 1 in real time, else tier 2',
        !isCritical &&
          !facesCustomers &&
          ['tier-1', 'tier-2'].includes(tier) &&
          'never silently high',
        tier === 'tier-4' && !isExploratory && 'never silently tier 4',
        tier === 'tier-4' && isConsumed && 'what is consumed is not tier 4',
        (isExploratory && (isCritical || facesCustomers)) !==
          findings.some(({ id }) => id === 'experimental-yet-relied-on') &&
          'a contradiction is a finding',
        reasons.some(({ text }) => !text) && 'every step has words',
      ].filter(Boolean);
      expect({ told, broken }).toEqual({ told, broken: [] });
    }
  });
});

describe('what a tier says for itself', () => {
  it('tells the inputs first, and who said so, and then what follows', () => {
    const { reasons } = tierOf({
      facts: BY_SHOP,
      servingMode: 'real-time',
      decisionImpact: 'advisory',
    });
    expect(reasons).toEqual([
      {
        text: `Customers meet ${SHOP}, which depends on it.`,
        origin: 'derived',
        entityRefs: [SHOP],
        chain: [SHOP],
        input: { name: 'audience', value: 'customer' },
      },
      {
        text: 'Its serving mode is real-time.',
        origin: 'declared',
        input: { name: 'servingMode', value: 'real-time' },
      },
      {
        text: 'Its impact on decisions is advisory.',
        origin: 'declared',
        input: { name: 'decisionImpact', value: 'advisory' },
      },
      {
        text: 'Customers are served by it in real time: tier 1.',
        origin: 'derived',
      },
    ]);
  });

  it.each<[string, Told, object]>([
    [
      'the shortest chain to those whom customers meet, and how many more there are',
      {
        facts: {
          ...BY_NOBODY,
          'catalog.customerFacingDependants': [
            `component:default/backend > ${API} > ${SHOP}`,
            'component:default/a > component:default/b > component:default/c > component:default/site',
          ],
        },
      },
      {
        text: `Customers meet ${SHOP}, which depends on it through component:default/backend and ${API} (and 1 more).`,
        origin: 'derived',
        entityRefs: ['component:default/backend', API, SHOP],
        chain: ['component:default/backend', API, SHOP],
      },
    ],
    [
      'the chain to what is critical',
      { facts: CRITICAL_ABOVE },
      {
        text: expect.stringMatching(
          /^component:default\/payments, which is critical, depends on it through component:default\/features\. /,
        ),
        origin: 'derived',
        entityRefs: [
          'component:default/features',
          'component:default/payments',
        ],
        chain: ['component:default/features', 'component:default/payments'],
      },
    ],
    [
      'a few of the APIs that it provides',
      {
        audience: 'customer',
        facts: {
          ...BY_NOBODY,
          'catalog.providedApis': ['a', 'b', 'c', 'd', 'e'].map(
            name => `api:default/${name}`,
          ),
        },
      },
      {
        text: 'It provides api:default/a, api:default/b, api:default/c and 2 more, so it serves in real time.',
        origin: 'derived',
        entityRefs: ['api:default/a', 'api:default/b', 'api:default/c'],
      },
    ],
    [
      'that it is an API itself',
      {
        audience: 'customer',
        kind: 'API',
        facts: { ...BY_NOBODY, 'catalog.providedApis': ['api:default/fraud'] },
      },
      { text: 'It is an API, so it serves in real time.', origin: 'derived' },
    ],
    [
      'the inference services that serve it',
      {
        audience: 'customer',
        facts: { ...BY_NOBODY, 'kubeflow.inferenceServices': ['fraud'] },
        connected: WITH_KUBEFLOW,
      },
      { text: expect.stringContaining('fraud'), origin: 'derived' },
    ],
    [
      'the recurring run by which it works in batches',
      {
        audience: 'customer',
        facts: {
          ...BY_NOBODY,
          ...NOT_SERVED,
          'kubeflow.recurringRunIsEnabled': true,
          'git.hasDvcProject': true,
        },
        connected: ALL,
      },
      { text: expect.stringContaining('runs by itself'), origin: 'derived' },
    ],
    [
      'the DVC project by which it works in batches',
      {
        audience: 'customer',
        facts: { ...BY_NOBODY, 'git.hasDvcProject': true },
        connected: WITH_GIT,
      },
      { text: expect.stringContaining('DVC'), origin: 'derived' },
    ],
    [
      'its lifecycle',
      { lifecycle: 'experimental' },
      { text: 'Its lifecycle is experimental.', origin: 'derived' },
    ],
    [
      'that its stage is assumed',
      { audience: 'internal' },
      { text: expect.stringContaining('Nobody said'), origin: 'default' },
    ],
    [
      'who uses an experiment',
      { lifecycle: 'experimental', facts: USED },
      {
        text: `It is used by ${SHOP}.`,
        origin: 'derived',
        entityRefs: [SHOP],
      },
    ],
    [
      'that nobody uses an experiment',
      { lifecycle: 'experimental' },
      { text: 'Nothing in the catalog uses it.', origin: 'derived' },
    ],
  ])('names %s', (_, told, reason) => {
    expect(tierOf(told).reasons).toContainEqual(
      expect.objectContaining(reason),
    );
  });
});

describe('a tier that turns on what is not known', () => {
  const everything = { ...BY_NOBODY, ...NOT_SERVED };
  const without = (...names: string[]): FactValues =>
    Object.fromEntries(
      Object.entries(everything).filter(([name]) => !names.includes(name)),
    );

  it.each<[string, string, Told]>([
    [
      'customers',
      'catalog.customerFacingDependants',
      { lifecycle: 'production' },
    ],
    [
      'critical dependants',
      'catalog.criticalDependants',
      { lifecycle: 'production' },
    ],
    [
      'whoever uses an experiment',
      'catalog.consumers',
      { lifecycle: 'experimental' },
    ],
    ['APIs, for customers', 'catalog.providedApis', { audience: 'customer' }],
    [
      'inference services, for customers',
      'kubeflow.inferenceServices',
      { audience: 'customer' },
    ],
    [
      'a recurring run, for nobody knows whom',
      'kubeflow.recurringRunIsEnabled',
      { lifecycle: 'production' },
    ],
    [
      'a DVC project, for nobody knows whom',
      'git.hasDvcProject',
      { lifecycle: 'production' },
    ],
  ])('is open while nobody knows of %s', (_, fact, told) => {
    const verdict = tierOf({ ...told, facts: without(fact), connected: ALL });
    expect(verdict).toMatchObject({
      tier: 'unclassified',
      origin: 'default',
    });
    const [source, name] = fact.split('.');
    expect(verdict.restsOnUnknown).toEqual([{ source, name }]);
    const conclusion = verdict.reasons[verdict.reasons.length - 1];
    expect(conclusion.text).toContain('not known whether');

    expect(
      tierOf({ ...told, facts: everything, connected: ALL }).restsOnUnknown,
    ).toEqual([]);
  });

  it.each([
    ['kubeflow', 'kubeflow.inferenceServices', { audience: 'customer' }],
    ['kubeflow', 'kubeflow.recurringRunIsEnabled', { lifecycle: 'production' }],
    ['git', 'git.hasDvcProject', { lifecycle: 'production' }],
  ])(
    'does without %s where that is not connected: %s',
    (source, fact, told) => {
      expect(
        tierOf({
          ...told,
          facts: without(fact),
          connected: ALL.filter(id => id !== source),
        }).restsOnUnknown,
      ).toEqual([]);
    },
  );

  it('is settled by labels, whatever is not known', () => {
    for (const [told, tier] of [
      [{ decisionImpact: 'critical' }, 'tier-1'],
      [{ audience: 'customer', servingMode: 'real-time' }, 'tier-1'],
      [{ audience: 'customer', servingMode: 'near-real-time' }, 'tier-2'],
      [{ audience: 'partner', servingMode: 'batch' }, 'tier-2'],
      [{ audience: 'internal', stage: 'production' }, 'tier-3'],
    ] as const) {
      expect(tierOf({ ...told, facts: {}, connected: ALL })).toMatchObject({
        tier,
        origin: 'declared',
        restsOnUnknown: [],
      });
    }
  });

  it('is settled by one that is known, whatever the others are', () => {
    expect(
      tierOf({
        facts: {
          'catalog.customerFacingDependants': [SHOP],
          'catalog.providedApis': [API],
        },
        connected: ALL,
      }),
    ).toMatchObject({ tier: 'tier-1', restsOnUnknown: [] });
    expect(
      tierOf({
        facts: {
          'catalog.criticalDependants': [SHOP],
          'kubeflow.inferenceServices': ['fraud'],
        },
        connected: ALL,
      }),
    ).toMatchObject({ tier: 'tier-1', restsOnUnknown: [] });
  });

  it('names all that it turns on, and nothing else', () => {
    const open = (told: Told) =>
      tierOf({ ...told, facts: {}, connected: ALL }).restsOnUnknown.map(
        ({ source, name }) => `${source}.${name}`,
      );
    expect(open({ audience: 'customer' })).toEqual([
      'catalog.providedApis',
      'kubeflow.inferenceServices',
    ]);
    expect(open({ audience: 'internal', stage: 'experimental' })).toEqual([
      'catalog.consumers',
    ]);
    expect(open({ servingMode: 'batch' })).toEqual([
      'catalog.customerFacingDependants',
      'catalog.criticalDependants',
    ]);
    expect(open({ stage: 'experimental' })).toEqual([
      'catalog.customerFacingDependants',
      'catalog.criticalDependants',
      'catalog.consumers',
      'catalog.providedApis',
      'kubeflow.inferenceServices',
    ]);
    expect(open({ lifecycle: 'production' })).toHaveLength(6);
  });
});

describe('a label of the tier', () => {
  it.each(TIER_LABELS)(
    'names a value of %s that it does not know and goes on without it',
    name => {
      const told = { audience: 'internal', lifecycle: 'production' };
      const verdict = tierOf({ ...told, [name]: 'Everyone!' });
      expect(verdict.findings).toEqual([
        {
          id: 'label-not-understood',
          message: expect.stringContaining('"Everyone!"'),
        },
      ]);
      const { message } = verdict.findings[0];
      expect(message).toContain(TIER_INPUT_LABELS[name]);
      for (const value of TIER_INPUT_VALUES[name]) {
        expect(message).toContain(value);
      }
      const without = tierOf({ ...told, [name]: undefined });
      expect(verdict).toEqual({ ...without, findings: verdict.findings });
    },
  );

  it('names each unknown value once, several at a time', () => {
    const { findings, tier } = tierOf({
      audience: 'aliens',
      servingMode: 'sometimes',
    });
    expect(findings).toHaveLength(2);
    expect(tier).toBe('unclassified');
  });
});
