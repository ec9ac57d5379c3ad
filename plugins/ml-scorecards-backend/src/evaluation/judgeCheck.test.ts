import { Entity } from '@backstage/catalog-model';
import { Facts, FactSet } from 'backstage-plugin-ml-scorecards-node';
import { componentScope, loadDefinitions } from '../definitions';
import { explainVerdict } from '../__testUtils__/explainedEvaluation';
import { judgeCheck } from './judgeCheck';
import { addKnownFacts, readSource, SourceReading } from './SourceReading';

function factSet(source: string) {
  return {
    source,
    title: source.toUpperCase(),
    howToConnect: `Connect ${source}.`,
    facts: {
      good: { type: 'boolean', description: `whether ${source} is good` },
      used: { type: 'boolean', description: `whether ${source} is used` },
      size: { type: 'integer', description: 'its size', unit: 'bytes' },
    },
  } as const satisfies FactSet;
}

type Outcome = ReturnType<typeof explainVerdict>;

const SETS = { alpha: factSet('alpha'), beta: factSet('beta') };
type Source = keyof typeof SETS;

const NOW = new Date('2026-06-15T12:00:00.000Z');
const TIME_TO_LIVE_MS = 60_000;
const LONG_AGO = new Date('2026-06-01T12:00:00.000Z');
const ERROR = {
  code: 'timeout' as const,
  message: 'It took too long.',
  at: NOW,
};

/** What a source can be like; `good` and `bad` are what it says when it is well. */
const CONDITIONS = {
  good: { facts: { good: { value: true } }, collectedAt: NOW },
  bad: { facts: { good: { value: false } }, collectedAt: NOW },
  mute: { facts: {}, collectedAt: NOW },
  silent: {
    facts: {
      good: { unknownBecause: 'it holds none', isSilent: true as const },
    },
    collectedAt: NOW,
  },
  puzzled: {
    facts: { good: { unknownBecause: 'it is dark' } },
    collectedAt: NOW,
  },
  unread: undefined,
  stale: { facts: { good: { value: true } }, collectedAt: LONG_AGO },
  broken: { error: ERROR },
  'broken with last facts': {
    facts: { good: { value: true } },
    collectedAt: NOW,
    error: ERROR,
  },
  unconnected: undefined,
} satisfies Record<string, object | undefined>;
type SourceCondition = keyof typeof CONDITIONS;

function reading(source: Source, condition: SourceCondition): SourceReading {
  const stored = CONDITIONS[condition];
  return readSource({
    factSet: SETS[source],
    timeToLiveMs: condition === 'unconnected' ? undefined : TIME_TO_LIVE_MS,
    stored: stored && { source, ...stored },
    now: NOW,
  });
}

function withFacts(source: Source, facts: Facts): SourceReading {
  return readSource({
    factSet: SETS[source],
    timeToLiveMs: TIME_TO_LIVE_MS,
    stored: { source, facts, collectedAt: NOW },
    now: NOW,
  });
}

const ENTITY: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'fraud' },
  spec: { type: 'ml-model' },
};

function evaluate(
  check: object,
  sources: Partial<Record<Source, SourceReading>> = {},
): Outcome {
  const { checks, readFacts } = loadDefinitions({
    raw: {
      dimensions: [
        { where: 'test', value: { id: 'quality', title: 'Quality' } },
      ],
      checks: [
        {
          where: 'test',
          value: {
            id: 'is-good',
            title: 'It is good',
            dimension: 'quality',
            level: 'bronze',
            fix: 'Make it good.',
            why: 'Because.',
            source: ['guide §1'],
            ...check,
          },
        },
      ],
    },
    factSets: Object.values(SETS),
  });
  const readings = new Map<string, SourceReading>([
    ['alpha', sources.alpha ?? reading('alpha', 'unconnected')],
    ['beta', sources.beta ?? reading('beta', 'unconnected')],
  ]);
  const scope = componentScope({ kind: 'Component', tier: 'tier-1' });
  for (const [source, r] of readings) {
    addKnownFacts(scope, r.facts, readFacts.get(source) ?? []);
  }
  const verdict = judgeCheck(checks[0], {
    entity: ENTITY,
    readings,
    scope,
    now: NOW,
  });
  return explainVerdict(checks[0], verdict, { readings });
}

describe('a check on one condition', () => {
  it.each<[SourceCondition, Outcome['state']]>([
    ['good', 'pass'],
    ['bad', 'fail'],
    ['broken with last facts', 'pass'],
  ])('on a source that is %s is a %s', (condition, state) => {
    const outcome = evaluate(
      { passes: 'alpha.good' },
      { alpha: reading('alpha', condition) },
    );
    expect(outcome).toMatchObject({
      state,
      condition: 'alpha.good',
      fix: 'Make it good.',
    });
    expect(outcome.reason).toBeUndefined();
  });

  it.each<[SourceCondition, string, RegExp]>([
    ['mute', 'no-data', /nothing about whether alpha is good/],
    ['puzzled', 'no-data', /it is dark/],
    ['unread', 'no-data', /not been read yet/],
    ['stale', 'stale', /2026-06-01T12:00:00/],
    ['broken', 'source-error', /It took too long\./],
    ['unconnected', 'no-source-connected', /^ALPHA is not connected\.$/],
  ])('on a source that is %s is unknown: %s', (condition, code, message) => {
    expect(
      evaluate(
        { passes: 'alpha.good' },
        { alpha: reading('alpha', condition) },
      ),
    ).toMatchObject({
      state: 'unknown',
      reason: { code, message: expect.stringMatching(message) },
      condition: 'alpha.good',
      fix: 'Make it good.',
    });
  });

  it('is unknown for want of a right definition, whatever the facts are', () => {
    expect(
      evaluate(
        { passes: 'alpha.good && nowhere.fact' },
        { alpha: reading('alpha', 'good') },
      ),
    ).toMatchObject({
      state: 'unknown',
      reason: {
        code: 'definition-error',
        message: expect.stringContaining('nowhere'),
      },
      condition: 'alpha.good && nowhere.fact',
    });
    expect(
      evaluate(
        { passes: 'params.limit == alpha.good' },
        { alpha: reading('alpha', 'good') },
      ),
    ).toMatchObject({
      state: 'unknown',
      reason: {
        code: 'definition-error',
        message: expect.stringContaining('limit'),
      },
    });
  });
});

describe('a check on facts of two sources', () => {
  const evaluateBoth = (alpha: SourceCondition, beta: SourceCondition) =>
    evaluate(
      { passes: 'alpha.good && beta.good' },
      { alpha: reading('alpha', alpha), beta: reading('beta', beta) },
    );

  it.each<[SourceCondition, SourceCondition, string]>([
    ['broken', 'stale', 'source-error'],
    ['broken', 'puzzled', 'source-error'],
    ['broken', 'unconnected', 'source-error'],
    ['stale', 'puzzled', 'stale'],
    ['stale', 'unread', 'stale'],
    ['stale', 'unconnected', 'stale'],
    ['puzzled', 'unconnected', 'no-data'],
    ['unread', 'unconnected', 'no-data'],
    ['unconnected', 'good', 'no-source-connected'],
  ])(
    'on sources that are %s and %s gives the reason that can be mended, %s',
    (one, other, code) => {
      for (const outcome of [
        evaluateBoth(one, other),
        evaluateBoth(other, one),
      ]) {
        expect(outcome).toMatchObject({ state: 'unknown', reason: { code } });
      }
    },
  );

  it('says everything that is wrong in the same way, each once', () => {
    const { reason } = evaluate(
      { passes: 'alpha.good && beta.good && beta.used' },
      {},
    );
    expect(reason?.message).toBe(
      'ALPHA is not connected. BETA is not connected.',
    );
  });

  it('fails when one of them is enough to tell', () => {
    expect(evaluateBoth('bad', 'broken')).toMatchObject({ state: 'fail' });
    expect(evaluateBoth('stale', 'bad')).toMatchObject({ state: 'fail' });
    expect(evaluateBoth('bad', 'bad').reason).toBeUndefined();
  });
});

describe('a check that several sources can answer', () => {
  const CHECK = {
    passes: { alpha: 'alpha.good', beta: 'beta.good' },
    fix: { alpha: 'Mend alpha.', beta: 'Mend beta.' },
  };
  const evaluateEither = (alpha: SourceCondition, beta: SourceCondition) =>
    evaluate(CHECK, {
      alpha: reading('alpha', alpha),
      beta: reading('beta', beta),
    });

  it.each<
    [SourceCondition, SourceCondition, Outcome['state'], string | undefined]
  >([
    // Any pass is a pass, whatever the other says.
    ['good', 'good', 'pass', undefined],
    ['good', 'bad', 'pass', undefined],
    ['good', 'mute', 'pass', undefined],
    ['good', 'stale', 'pass', undefined],
    ['good', 'broken', 'pass', undefined],
    ['good', 'unconnected', 'pass', undefined],
    // All fail is a fail; a source that is not connected is left out.
    ['bad', 'bad', 'fail', undefined],
    ['bad', 'unconnected', 'fail', undefined],
    // One that was read and holds nothing of the kind leaves it to the other.
    ['good', 'silent', 'pass', undefined],
    ['bad', 'silent', 'fail', undefined],
    ['silent', 'mute', 'unknown', 'no-data'],
    ['silent', 'stale', 'unknown', 'stale'],
    ['silent', 'broken', 'unknown', 'source-error'],
    ['silent', 'unconnected', 'unknown', 'no-data'],
    // Who might say yes is not counted as a no.
    ['bad', 'mute', 'unknown', 'no-data'],
    ['bad', 'unread', 'unknown', 'no-data'],
    ['bad', 'stale', 'unknown', 'stale'],
    ['bad', 'broken', 'unknown', 'source-error'],
    ['stale', 'broken', 'unknown', 'source-error'],
    ['stale', 'unconnected', 'unknown', 'stale'],
    ['mute', 'unconnected', 'unknown', 'no-data'],
    ['unconnected', 'unconnected', 'unknown', 'no-source-connected'],
  ])('that are %s and %s is %s', (one, other, state, code) => {
    for (const outcome of [
      evaluateEither(one, other),
      evaluateEither(other, one),
    ]) {
      expect(outcome.state).toBe(state);
      expect(outcome.reason?.code).toBe(code);
    }
  });

  it('says which source answered', () => {
    expect(evaluateEither('good', 'bad').answeredBy).toBe('alpha');
    expect(evaluateEither('bad', 'good').answeredBy).toBe('beta');
    expect(evaluateEither('unconnected', 'bad').answeredBy).toBe('beta');
    expect(evaluateEither('bad', 'stale').answeredBy).toBeUndefined();
    expect(evaluateEither('bad', 'silent')).toMatchObject({
      answeredBy: 'alpha',
      fix: 'Mend alpha.',
    });
  });

  it('names all of them when none is connected', () => {
    const { reason, fix } = evaluateEither('unconnected', 'unconnected');
    expect(reason?.message).toMatch(
      /^ALPHA is not connected\. BETA is not connected\.$/,
    );
    expect(fix).toBe('Mend alpha. Or: Mend beta.');
  });

  it('shows condition, advice and facts of the sources that count only', () => {
    const shown = ({ condition, fix, evidence }: Outcome) => ({
      fix,
      facts: evidence.map(({ fact }) => fact),
      namesBeta: condition.includes('beta.good'),
    });
    expect(shown(evaluateEither('good', 'bad'))).toEqual({
      fix: 'Mend alpha.',
      facts: ['alpha.good'],
      namesBeta: false,
    });
    expect(shown(evaluateEither('bad', 'unconnected'))).toEqual({
      fix: 'Mend alpha.',
      facts: ['alpha.good'],
      namesBeta: false,
    });
    expect(shown(evaluateEither('bad', 'bad'))).toEqual({
      fix: 'Mend alpha. Or: Mend beta.',
      facts: ['alpha.good', 'beta.good'],
      namesBeta: true,
    });
  });

  it('says whether one of several has to be true, or all', () => {
    const both = {
      alpha: reading('alpha', 'good'),
      beta: reading('beta', 'good'),
    };
    expect(evaluate({ ...CHECK, passesBy: 'all' }, both).condition).toBe(
      'alpha.good  // alpha\nand beta.good  // beta',
    );
    expect(evaluateEither('bad', 'bad').condition).toBe(
      'alpha.good  // alpha\nor beta.good  // beta',
    );
    const wrong = { alpha: 'alpha.good', beta: 'nowhere.fact' };
    expect(
      evaluate({ ...CHECK, passes: wrong, passesBy: 'all' }, both).condition,
    ).toBe('alpha.good\nand nowhere.fact');
  });

  it('names an error of the definition before everything else', () => {
    expect(
      evaluate(
        { ...CHECK, passes: { alpha: 'params.a == 1', beta: 'beta.good' } },
        {
          alpha: reading('alpha', 'good'),
          beta: reading('beta', 'broken'),
        },
      ),
    ).toMatchObject({
      state: 'unknown',
      reason: { code: 'definition-error' },
    });
  });
});

describe('what a check applies to', () => {
  const OTHERS = { appliesTo: { kind: 'API' } };
  const FEW = { passes: 'alpha.good', appliesWhen: 'alpha.used' };

  it('is not applicable to an entity that its filter leaves out', () => {
    const outcome = evaluate(
      { ...OTHERS, passes: 'alpha.good' },
      { alpha: reading('alpha', 'broken') },
    );
    expect(outcome).toMatchObject({ state: 'not-applicable', evidence: [] });
    expect(outcome.reason).toBeUndefined();
  });

  it('is not applicable to such an entity, even when its condition is wrong', () => {
    expect(evaluate({ ...OTHERS, passes: 'alpha.bad' })).toMatchObject({
      state: 'not-applicable',
      reason: undefined,
    });
  });

  it('is not applicable where facts say so, and shows these facts', () => {
    expect(
      evaluate(FEW, {
        alpha: withFacts('alpha', {
          used: { value: false },
          good: { value: true },
        }),
      }),
    ).toMatchObject({
      state: 'not-applicable',
      condition: 'alpha.used',
      evidence: [{ fact: 'alpha.used', value: false }],
    });
  });

  it.each<[string, Facts, Outcome['state']]>([
    [
      'applies and passes',
      { used: { value: true }, good: { value: true } },
      'pass',
    ],
    [
      'applies and fails',
      { used: { value: true }, good: { value: false } },
      'fail',
    ],
    ['applies, and nobody knows more', { used: { value: true } }, 'unknown'],
  ])('is judged where it %s', (_, facts, state) => {
    expect(evaluate(FEW, { alpha: withFacts('alpha', facts) }).state).toBe(
      state,
    );
  });

  it('is unknown, not skipped and not passed, where nobody knows whether it applies', () => {
    expect(
      evaluate(FEW, {
        alpha: withFacts('alpha', {
          used: { unknownBecause: 'it is dark' },
          good: { value: true },
        }),
      }),
    ).toMatchObject({
      state: 'unknown',
      reason: { code: 'no-data', message: 'ALPHA: it is dark' },
    });
    expect(evaluate(FEW)).toMatchObject({
      state: 'unknown',
      reason: { code: 'no-source-connected' },
    });
    expect(
      evaluate(
        { ...FEW, appliesWhen: 'params.a == alpha.used' },
        { alpha: withFacts('alpha', { used: { value: true } }) },
      ),
    ).toMatchObject({
      state: 'unknown',
      reason: { code: 'definition-error' },
    });
  });
});

describe('the evidence of a check', () => {
  it('holds each fact that the condition names, known or not', () => {
    const { evidence } = evaluate(
      { passes: 'alpha.size > 1 && alpha.size < 9 && beta.good' },
      {
        alpha: withFacts('alpha', {
          size: { value: 4, link: 'https://alpha.example.com/4' },
          good: { value: true },
        }),
      },
    );
    expect(evidence).toEqual([
      {
        fact: 'alpha.size',
        description: 'its size',
        unit: 'bytes',
        value: 4,
        link: 'https://alpha.example.com/4',
      },
      {
        fact: 'beta.good',
        description: 'whether beta is good',
        value: null,
      },
    ]);
  });
});
