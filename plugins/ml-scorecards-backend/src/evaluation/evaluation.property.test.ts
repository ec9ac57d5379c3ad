import { Entity } from '@backstage/catalog-model';
import {
  CheckLevel,
  levelRank,
  TIER_INPUT_VALUES,
} from 'backstage-plugin-ml-scorecards-common';
import {
  Fact,
  FactType,
  FactValue,
  knownFactSets,
} from 'backstage-plugin-ml-scorecards-node';
import * as fc from 'fast-check';
import { Definitions, isBroken, SCORECARD } from '../definitions';
import {
  builtInDefinitions,
  FactValues,
  freshReadings,
  mlEntity,
  NOW,
} from '../__testUtils__/builtInEvaluation';
import {
  evaluateAndExplain,
  ExplainedEvaluation as Evaluation,
} from '../__testUtils__/explainedEvaluation';
import { PERFECT } from '../__testUtils__/perfectComponent';
import { NOBODY_SAID, PeopleSaid } from './PeopleSaid';
import { readSource, SourceReading, StoredFacts } from './SourceReading';

jest.setTimeout(60_000);

const RUNS = { numRuns: 300 };
const DAY = 24 * 60 * 60 * 1000;

let definitions: Definitions;

beforeAll(async () => {
  definitions = await builtInDefinitions();
});

/** Values around the limits that checks have. */
const VALUES: Record<FactType, fc.Arbitrary<FactValue>> = {
  boolean: fc.boolean(),
  integer: fc.nat({ max: 25 }),
  number: fc.double({ min: 0, max: 2, noNaN: true }),
  string: fc.constantFrom('', 's3://models', 'production', 'experimental'),
  instant: fc
    .integer({ min: -1, max: 60 })
    .map(days => new Date(NOW.getTime() - days * DAY).toISOString()),
  // Biased to the empty list, on which most conditions turn.
  strings: fc.oneof(
    fc.constant([]),
    fc.integer({ min: 0, max: 17 }).map(n => Array(n).fill('x')),
  ),
};

const ALL_FACTS = knownFactSets.flatMap(({ source, facts }) =>
  Object.entries(facts).map(
    ([name, { type }]) => [`${source}.${name}`, type] as const,
  ),
);

/** A value for every fact that a built-in check could name. */
const everyFact = fc.record(
  Object.fromEntries(ALL_FACTS.map(([name, type]) => [name, VALUES[type]])),
);

/** For every fact: known, not told, or told to be unknown. */
const whatIsLeft = fc.record(
  Object.fromEntries(
    ALL_FACTS.map(([name]) => [
      name,
      fc.constantFrom('known', 'known', 'absent', 'unknown'),
    ]),
  ),
);

const orNothing = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

const kindAndType = fc.constantFrom(
  { kind: 'Component', type: 'ml-model' },
  { kind: 'Component', type: 'ml-service' },
  { kind: 'Component', type: 'ml-pipeline' },
  { kind: 'Component', type: 'model-server' },
  { kind: 'Component', type: 'feature-pipeline' },
  { kind: 'Resource', type: 'ai-model' },
  { kind: 'Resource', type: 'dataset' },
  { kind: 'Resource', type: 'feature-store' },
  { kind: 'API', type: 'ai-model-server' },
);

const labels = {
  decisionImpact: orNothing(
    fc.constantFrom(...TIER_INPUT_VALUES.decisionImpact),
  ),
  servingMode: orNothing(fc.constantFrom(...TIER_INPUT_VALUES.servingMode)),
  stage: orNothing(fc.constantFrom(...TIER_INPUT_VALUES.stage)),
};
const lifecycle = orNothing(
  fc.constantFrom('production', 'experimental', 'deprecated'),
);

/** Entities whose owners say whom they serve, so that the tier does not depend on facts. */
const classifiedEntity = fc
  .record({
    what: kindAndType,
    labels: fc.record({
      ...labels,
      audience: fc.constantFrom('customer', 'partner'),
    }),
    lifecycle,
  })
  .map(toEntity);

const anyEntity = fc
  .record({
    what: kindAndType,
    labels: fc.record({
      ...labels,
      audience: orNothing(fc.constantFrom(...TIER_INPUT_VALUES.audience)),
    }),
    lifecycle,
  })
  .map(toEntity);

function toEntity(options: {
  what: { kind: string; type: string };
  labels: Record<string, string | undefined>;
  lifecycle?: string;
}): Entity {
  return mlEntity({
    ...options.what,
    lifecycle: options.lifecycle,
    labels: Object.fromEntries(
      Object.entries(options.labels).filter(([, value]) => value !== undefined),
    ),
  });
}

function without(
  facts: FactValues,
  left: Readonly<Record<string, string>>,
): FactValues {
  const unknown: Fact = { unknownBecause: 'nobody can tell' };
  return Object.fromEntries(
    Object.entries(facts)
      .filter(([name]) => left[name] !== 'absent')
      .map(([name, value]) => [name, left[name] === 'known' ? value : unknown]),
  );
}

/** Every source in any condition: never read, failing with or without last facts, stale, or not connected at all. */
const anyReadings = fc
  .tuple(
    everyFact,
    whatIsLeft,
    fc.array(
      fc.record({
        isConnected: fc.boolean(),
        wasRead: fc.boolean(),
        hoursAgo: fc.integer({ min: 0, max: 48 }),
        fails: fc.boolean(),
      }),
      { minLength: knownFactSets.length, maxLength: knownFactSets.length },
    ),
  )
  .map(([facts, left, conditions]) => {
    const fresh = freshReadings(without(facts, left));
    return new Map(
      knownFactSets.map((factSet, index): [string, SourceReading] => {
        const { isConnected, wasRead, hoursAgo, fails } = conditions[index];
        const stored: StoredFacts = {
          source: factSet.source,
          ...(wasRead && {
            facts: fresh.get(factSet.source)?.facts,
            collectedAt: new Date(NOW.getTime() - (hoursAgo * DAY) / 24),
          }),
          ...(fails && {
            error: { code: 'timeout', message: 'Too slow.', at: NOW },
          }),
        };
        return [
          factSet.source,
          readSource({
            factSet,
            timeToLiveMs: isConnected ? DAY : undefined,
            stored,
            now: NOW,
          }),
        ];
      }),
    );
  });

/** Whatever people say of any checks, whether it still holds or not. */
const anySaid = fc
  .array(
    fc.record({
      check: fc.nat(),
      attestedFor: orNothing(fc.integer({ min: -2, max: 2 })),
      waivedFor: orNothing(fc.integer({ min: -2, max: 2 })),
    }),
    { maxLength: 30 },
  )
  .map((all): PeopleSaid => {
    const ends = (days: number) => ({
      until: new Date(NOW.getTime() + days * DAY),
    });
    const of = (name: 'attestedFor' | 'waivedFor') =>
      new Map(
        all.flatMap(said => {
          const { definition } =
            definitions.checks[said.check % definitions.checks.length];
          const days = said[name];
          return days === undefined ? [] : [[definition.id, ends(days)]];
        }),
      );
    return {
      ...NOBODY_SAID,
      attestations: of('attestedFor'),
      waivers: of('waivedFor'),
    };
  });

/** Remembers the triggers of another evaluation, if there is one. */
function evaluate(
  entity: Entity,
  readings: ReadonlyMap<string, SourceReading>,
  before?: Evaluation,
): Evaluation {
  return evaluateAndExplain({
    entity,
    readings,
    definitions,
    before: before?.advice,
    now: NOW,
  });
}

function asksScorecard(index: number): boolean {
  const check = definitions.checks[index];
  return !isBroken(check) && check.readsScorecard;
}

/** What became better only because less is known: there must be nothing. */
function gained(more: Evaluation, less: Evaluation): string[] {
  const states = new Map(more.checks.map(({ id, state }) => [id, state]));
  return [
    ...less.checks
      .filter(
        ({ id, state }) =>
          (state === 'pass' || state === 'not-applicable') &&
          state !== states.get(id),
      )
      .map(({ id, state }) => `${id}: ${states.get(id)} -> ${state}`),
    ...(levelRank(less.level) > levelRank(more.level)
      ? [`level: ${more.level} -> ${less.level}`]
      : []),
  ];
}

describe('evaluation, for any component, facts and state of the sources', () => {
  it('never counts unknown as a pass', () => {
    fc.assert(
      fc.property(anyEntity, anyReadings, (entity, readings) => {
        const { checks, counts, level, score, coverage, gap } = evaluate(
          entity,
          readings,
        );
        const inState = (state: string) =>
          checks.filter(check => check.state === state);
        expect(counts).toEqual({
          pass: inState('pass').length,
          fail: inState('fail').length,
          unknown: inState('unknown').length,
          notApplicable: inState('not-applicable').length,
        });
        const standing = (upTo: CheckLevel | 'none') =>
          checks.filter(
            check =>
              levelRank(check.level) <= levelRank(upTo) &&
              (check.state === 'unknown' || check.state === 'fail'),
          );
        expect(standing(level)).toEqual([]);
        const applicable = checks.length - counts.notApplicable;
        expect(score).toBeCloseTo(counts.pass / applicable);
        expect(coverage).toBeCloseTo((counts.pass + counts.fail) / applicable);
        expect(gap).toBe(
          checks.filter(
            ({ required, state }) =>
              required && state !== 'pass' && state !== 'not-applicable',
          ).length,
        );
      }),
      RUNS,
    );
  });

  it('says why for what is unknown and for nothing else', () => {
    fc.assert(
      fc.property(anyEntity, anyReadings, (entity, readings) => {
        for (const { id, state, reason } of evaluate(entity, readings).checks) {
          expect({ id, state, hasReason: Boolean(reason?.message) }).toEqual({
            id,
            state,
            hasReason: state === 'unknown',
          });
          // A built-in condition can be calculated whatever the facts are.
          expect(reason?.code).not.toBe('definition-error');
        }
      }),
      RUNS,
    );
  });

  it('passes a check by facts that are known and fresh only', () => {
    fc.assert(
      fc.property(anyEntity, anyReadings, (entity, readings) => {
        const usable = new Map(
          [...readings].map(([source, reading]) => [
            source,
            ['fresh', 'error'].includes(reading.status) ? reading : undefined,
          ]),
        );
        const passes = evaluate(entity, readings).checks.filter(
          ({ state, evidence }) => state === 'pass' && evidence.length > 0,
        );
        for (const { evidence } of passes) {
          const known = evidence.filter(({ value }) => value !== null);
          expect(known).not.toHaveLength(0);
          const sources = known.map(({ fact }) => fact.split('.')[0]);
          // What is known of the scorecard was never read.
          const read = sources.filter(source => source !== SCORECARD);
          expect(read.filter(source => !usable.get(source))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('gives the same when it is done twice, and changes nothing that it reads', () => {
    fc.assert(
      fc.property(anyEntity, anyReadings, (entity, readings) => {
        const input = () => JSON.stringify([entity, [...readings]]);
        const before = input();
        const first = evaluate(entity, readings);
        expect(evaluate(entity, readings)).toEqual(first);
        // Neither does it, once what it said is remembered.
        expect(evaluate(entity, readings, first)).toEqual(first);
        expect(input()).toBe(before);
      }),
      RUNS,
    );
  });
});

describe('what people say', () => {
  it('turns no failure into a pass, and nothing without their word', () => {
    fc.assert(
      fc.property(anyEntity, anyReadings, anySaid, (entity, readings, said) => {
        const options = { entity, readings, definitions, now: NOW };
        const byFacts = evaluateAndExplain(options);
        const { verdicts, counts, attested, waived, ...heard } =
          evaluateAndExplain({ ...options, said });
        const wrong = definitions.checks.filter(({ definition }, index) => {
          const facts = byFacts.verdicts[index];
          const { state, ...after } = verdicts[index];
          const waivedUntil = said.waivers.get(definition.id)?.until;
          return (
            // Checks about the scorecard follow from the others.
            (facts.state === 'fail' &&
              state !== 'fail' &&
              !asksScorecard(index)) ||
            (after.attested &&
              (state !== 'pass' || !said.attestations.has(definition.id))) ||
            (after.waived &&
              (!['fail', 'unknown'].includes(state) ||
                waivedUntil === undefined ||
                waivedUntil <= NOW))
          );
        });
        expect(wrong).toEqual([]);
        expect(attested).toBe(verdicts.filter(d => d.attested).length);
        expect(waived).toBe(verdicts.filter(d => d.waived).length);
        expect(counts.pass).toBe(
          verdicts.filter(({ state }) => state === 'pass').length,
        );
        // A waiver is no pass: the score is that of what passes.
        expect(heard.score).toBeCloseTo(
          counts.pass / (verdicts.length - counts.notApplicable),
        );
      }),
      RUNS,
    );
  });

  it('lowers no level and widens no gap by a waiver', () => {
    fc.assert(
      fc.property(anyEntity, anyReadings, anySaid, (entity, readings, said) => {
        const options = { entity, readings, definitions, now: NOW };
        const before = evaluateAndExplain(options);
        const after = evaluateAndExplain({
          ...options,
          said: { ...said, attestations: new Map() },
        });
        const changed = after.checks.filter(
          ({ state }, index) => state !== before.checks[index].state,
        );
        // A finding may open or close as the level rises, and the checks that ask for findings with it.
        fc.pre(changed.length === 0);
        expect(levelRank(after.level)).toBeGreaterThanOrEqual(
          levelRank(before.level),
        );
        expect(after.gap).toBeLessThanOrEqual(before.gap);
        expect(after.score).toBe(before.score);
      }),
      RUNS,
    );
  });
});

describe('taking facts away', () => {
  it('raises no level and turns no state into a pass, where the owners say whom it serves', () => {
    fc.assert(
      fc.property(
        classifiedEntity,
        everyFact,
        whatIsLeft,
        (entity, facts, left) => {
          const more = evaluate(entity, freshReadings(facts));
          const less = evaluate(
            entity,
            freshReadings(without(facts, left)),
            more,
          );
          expect(gained(more, less)).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('raises no level and turns no state into a pass, where the tier is derived from facts', () => {
    fc.assert(
      fc.property(anyEntity, everyFact, whatIsLeft, (entity, facts, left) => {
        const more = evaluate(entity, freshReadings(facts));
        const less = evaluate(
          entity,
          freshReadings(without(facts, left)),
          more,
        );
        expect(gained(more, less)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  it('raises no level and turns no state into a pass, when a whole source runs stale', () => {
    fc.assert(
      fc.property(
        anyEntity,
        everyFact,
        fc.subarray(knownFactSets.map(({ source }) => source)),
        (entity, facts, stale) => {
          const fresh = freshReadings(facts);
          const aged = new Map(
            [...fresh].map(([source, reading]) => [
              source,
              stale.includes(source)
                ? readSource({
                    factSet: reading.factSet,
                    timeToLiveMs: DAY,
                    stored: {
                      source,
                      facts: reading.facts,
                      collectedAt: new Date(NOW.getTime() - 2 * DAY),
                    },
                    now: NOW,
                  })
                : reading,
            ]),
          );
          const more = evaluate(entity, fresh);
          const less = evaluate(entity, aged, more);
          expect(gained(more, less)).toEqual([]);
        },
      ),
      { numRuns: 600 },
    );
  });

  it('raises no level and turns no state into a pass, where almost everything passes', () => {
    fc.assert(
      fc.property(
        classifiedEntity,
        fc.subarray(Object.keys(PERFECT), { maxLength: 3 }),
        fc.subarray(Object.keys(PERFECT), { maxLength: 8 }),
        everyFact,
        (entity, changed, absent, others) => {
          const facts: FactValues = {
            ...PERFECT,
            ...Object.fromEntries(changed.map(name => [name, others[name]])),
          };
          const less = Object.fromEntries(
            Object.entries(facts).filter(([name]) => !absent.includes(name)),
          );
          const more = evaluate(entity, freshReadings(facts));
          expect(
            gained(more, evaluate(entity, freshReadings(less), more)),
          ).toEqual([]);
        },
      ),
      { numRuns: 600 },
    );
  });
});
