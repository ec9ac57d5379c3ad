import { Entity } from '@backstage/catalog-model';
import {
  DECLARED_TIER_ANNOTATIONS,
  ReliabilityTier,
  TIER_INPUT_LABELS,
  TIER_INPUT_VALUES,
} from 'backstage-plugin-ml-scorecards-common';
import { reliabilityTier, TierVerdict } from './reliabilityTier';

const NOW = new Date('2026-06-15T12:00:00Z');

/** What is said of a component, as an owner would: labels, lifecycle, and who uses it. */
interface Told {
  audience?: string;
  decisionImpact?: string;
  servingMode?: string;
  stage?: string;
  lifecycle?: string;
  websites?: readonly string[];
  consumed?: boolean;
  declared?: { tier?: string; reason?: string; until?: string };
}

const LABELS = Object.keys(TIER_INPUT_LABELS) as Array<
  keyof typeof TIER_INPUT_LABELS
>;

function tierOf(told: Told): TierVerdict {
  const { lifecycle, websites, consumed, declared = {} } = told;
  const pick = (entries: [string, string | undefined][]) =>
    Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'fraud',
      labels: pick(LABELS.map(name => [TIER_INPUT_LABELS[name], told[name]])),
      annotations: pick([
        [DECLARED_TIER_ANNOTATIONS.tier, declared.tier],
        [DECLARED_TIER_ANNOTATIONS.reason, declared.reason],
        [DECLARED_TIER_ANNOTATIONS.until, declared.until],
      ]),
    },
    spec: { type: 'ml-model', ...(lifecycle && { lifecycle }) },
  } as Entity;
  return reliabilityTier({
    entity,
    consumingWebsites: websites,
    isConsumed: consumed,
    now: NOW,
  });
}

const BY_NOBODY: Told = { websites: [], consumed: false };
const SHOP = ['component:default/shop'];

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
    [
      'a notebook',
      'tier-4',
      'derived',
      { lifecycle: 'experimental', consumed: false, websites: [] },
    ],
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
      { decisionImpact: 'critical' },
    ],
    [
      'customers served in real time',
      'tier-1',
      'declared',
      { audience: 'customer', servingMode: 'real-time' },
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
      { websites: SHOP, consumed: true, lifecycle: 'production' },
    ],
    [
      'a website that is served in real time',
      'tier-1',
      'derived',
      { websites: SHOP, consumed: true, servingMode: 'real-time' },
    ],
    [
      'a website for colleagues: what is declared wins over what is derived',
      'tier-3',
      'declared',
      { websites: SHOP, audience: 'internal', lifecycle: 'production' },
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
      { servingMode: 'batch', lifecycle: 'production', websites: [] },
    ],
    [
      'an experiment for colleagues',
      'tier-4',
      'declared',
      { audience: 'internal', stage: 'experimental', consumed: false },
    ],
    [
      'what is on its way out',
      'tier-4',
      'derived',
      { lifecycle: 'deprecated', consumed: false, websites: [] },
    ],
    [
      'an experiment that others already use',
      'tier-3',
      'derived',
      { lifecycle: 'experimental', consumed: true, websites: [] },
    ],
    [
      'an experiment for colleagues that others already use',
      'tier-3',
      'derived',
      { audience: 'internal', lifecycle: 'experimental', consumed: true },
    ],
    [
      'a declared stage, which wins over the lifecycle',
      'tier-3',
      'declared',
      {
        stage: 'production',
        lifecycle: 'experimental',
        audience: 'internal',
        consumed: false,
      },
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
      { lifecycle: 'production', websites: [], consumed: false },
    ],
    ['nothing at all', 'unclassified', 'default', {}],
    [
      'real-time serving to nobody knows whom',
      'unclassified',
      'default',
      { servingMode: 'real-time', lifecycle: 'production' },
    ],
    [
      'a lifecycle of another name',
      'unclassified',
      'default',
      { lifecycle: 'sunset' },
    ],
  ])('takes %s for %s, %s', (_, tier, origin, told) => {
    const verdict = tierOf(told);
    expect(verdict).toMatchObject({ tier, origin });
    const conclusion = verdict.reasons[verdict.reasons.length - 1];
    expect(conclusion.text).toContain(
      tier === 'unclassified' ? 'Nobody said' : tier.replace('-', ' '),
    );
  });

  it('reads the lifecycle in any case', () => {
    expect(tierOf({ lifecycle: 'Experimental', ...BY_NOBODY }).tier).toBe(
      'tier-4',
    );
  });

  it('does not call it tier 4 while nobody knows who uses it', () => {
    expect(tierOf({ lifecycle: 'experimental' }).tier).not.toBe('tier-4');
    expect(tierOf({ lifecycle: 'experimental', websites: [] }).tier).not.toBe(
      'tier-4',
    );
    expect(
      tierOf({ lifecycle: 'experimental', consumed: false }).tier,
    ).not.toBe('tier-4');
  });

  it('says which declarations, lifecycle and websites it rests on, and who said so', () => {
    expect(
      tierOf({ websites: SHOP, servingMode: 'real-time' }).reasons,
    ).toEqual([
      {
        text: expect.stringContaining('component:default/shop'),
        origin: 'derived',
      },
      { text: 'Its serving mode is real-time.', origin: 'declared' },
      expect.anything(),
    ]);
    const { reasons } = tierOf({ lifecycle: 'experimental', ...BY_NOBODY });
    expect(reasons[0]).toEqual({
      text: expect.stringContaining('experimental'),
      origin: 'derived',
    });
  });

  it('tells whoever is unclassified which labels are wanted', () => {
    const { reasons } = tierOf({ lifecycle: 'production', ...BY_NOBODY });
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
                [[], SHOP].flatMap(websites =>
                  [websites.length > 0, true].map(consumed => ({
                    audience,
                    decisionImpact,
                    servingMode,
                    stage,
                    lifecycle,
                    websites,
                    consumed,
                  })),
                ),
              ),
            ),
          ),
        ),
    );
    for (const told of combinations) {
      const { tier, findings, reasons } = tierOf(told);
      const facesCustomers =
        told.audience === 'customer' ||
        told.audience === 'partner' ||
        (!told.audience && told.websites.length > 0);
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
          told.servingMode === 'real-time' &&
          tier !== 'tier-1' &&
          'customers in real time are tier 1',
        !isCritical &&
          !facesCustomers &&
          ['tier-1', 'tier-2'].includes(tier) &&
          'never silently high',
        tier === 'tier-4' && !isExploratory && 'never silently tier 4',
        tier === 'tier-4' && told.consumed && 'what is consumed is not tier 4',
        isExploratory &&
          (isCritical || facesCustomers) !== findings.length > 0 &&
          'a contradiction is a finding',
        reasons.some(({ text }) => !text) && 'every step has words',
      ].filter(Boolean);
      expect({ told, broken }).toEqual({ told, broken: [] });
    }
  });

  it('names an experiment that customers or critical decisions rest on', () => {
    for (const told of [
      { audience: 'customer', lifecycle: 'experimental' },
      { decisionImpact: 'critical', stage: 'experimental' },
      { websites: SHOP, lifecycle: 'experimental' },
    ]) {
      expect(tierOf(told).findings).toMatchObject([
        { id: 'tier-inputs-contradict' },
      ]);
    }
    expect(
      tierOf({ audience: 'customer', stage: 'production' }).findings,
    ).toEqual([]);
  });

  it.each(LABELS)(
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

describe('a declared tier', () => {
  const DERIVED: Told = { audience: 'internal', lifecycle: 'production' };
  const DECLARED = {
    tier: 'tier-1',
    reason: 'A regulator asks for it',
    until: '2026-12-31',
  };

  it('wins over the derived one, with its reason and end', () => {
    const verdict = tierOf({ ...DERIVED, declared: DECLARED });
    expect(verdict).toMatchObject({
      tier: 'tier-1',
      origin: 'declared',
      findings: [],
    });
    const text = verdict.reasons.map(reason => reason.text).join(' ');
    expect(text).toContain('A regulator asks for it');
    expect(text).toContain('2026-12-31');
  });

  it.each(['tier-1', 'tier-2', 'tier-3', 'tier-4'])('can be %s', tier => {
    expect(tierOf({ ...DERIVED, declared: { ...DECLARED, tier } }).tier).toBe(
      tier,
    );
  });

  it('counts until its last moment', () => {
    const until = (value: string) =>
      tierOf({ ...DERIVED, declared: { ...DECLARED, until: value } }).tier;
    expect(until('2026-06-15T12:00:00Z')).toBe('tier-1');
    expect(until('2026-06-15T11:59:59Z')).toBe('tier-3');
    expect(until('2026-06-15T14:30:00+02:00')).toBe('tier-1');
    expect(until('2026-06-16')).toBe('tier-1');
    expect(until('2026-06-14')).toBe('tier-3');
  });

  it('counts on the last day that it names', () => {
    expect(
      tierOf({ ...DERIVED, declared: { ...DECLARED, until: '2026-06-15' } })
        .tier,
    ).toBe('tier-1');
  });

  it.each<[string, Partial<typeof DECLARED>, RegExp]>([
    ['without a reason', { reason: undefined }, /declared-tier-reason/],
    ['with an empty reason', { reason: '  ' }, /declared-tier-reason/],
    ['without an end', { until: undefined }, /declared-tier-until/],
    ['with an empty end', { until: '' }, /declared-tier-until/],
    ['that has ended', { until: '2026-01-01' }, /2026-01-01/],
    ['that ends on no date', { until: 'soon' }, /"soon"/],
    [
      'whose end only looks like a date',
      { until: 'next summer 2030' },
      /"next summer 2030"/,
    ],
    ['that ends on a day that is not', { until: '2030-02-31' }, /2030-02-31/],
    ['of an unknown name', { tier: 'tier-0' }, /"tier-0"/],
    ['of another case', { tier: 'Tier-1' }, /"Tier-1"/],
    ['that declares nothing', { tier: 'unclassified' }, /"unclassified"/],
    ['that is empty', { tier: '' }, /""/],
  ])('%s is named and not used', (_, change, message) => {
    const verdict = tierOf({
      ...DERIVED,
      declared: { ...DECLARED, ...change },
    });
    expect(verdict.findings).toEqual([
      {
        id: 'declared-tier-not-used',
        message: expect.stringMatching(message),
      },
    ]);
    expect(verdict).toEqual({ ...tierOf(DERIVED), findings: verdict.findings });
  });

  it('does not hide what is wrong with the labels', () => {
    const { tier, findings } = tierOf({
      audience: 'aliens',
      declared: DECLARED,
    });
    expect(tier).toBe('tier-1');
    expect(findings).toMatchObject([{ id: 'label-not-understood' }]);
  });
});
