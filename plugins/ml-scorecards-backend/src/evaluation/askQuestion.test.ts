import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import * as fc from 'fast-check';
import { componentScope, Question } from '../definitions';
import { ConditionCompiler } from '../definitions/ConditionCompiler';
import {
  alternativesThatTell,
  askQuestion,
  measure,
  QuestionInput,
} from './askQuestion';
import { addKnownFacts, readSource, SourceReading } from './SourceReading';

const NOW = new Date('2026-06-15T12:00:00.000Z');

const SETS = ['alpha', 'beta', 'gamma'].map(
  source =>
    ({
      source,
      title: source,
      howToConnect: `Connect ${source}.`,
      facts: {
        good: { type: 'boolean', description: 'whether it is good' },
        size: { type: 'number', description: 'its size' },
      },
    } satisfies FactSet),
);

/**
 * What a source says: yes or no, nothing, that it holds nothing of the kind, something that cannot be calculated, or that it
 * does not serve.
 */
const SAYS = [
  'yes',
  'no',
  'nothing',
  'silent',
  'broken',
  'unconnected',
] as const;
type Says = (typeof SAYS)[number];

const compiler = new ConditionCompiler(SETS);

function inputOf(
  says: readonly Says[],
  sizes: readonly (number | undefined)[] = [],
): QuestionInput {
  const readings = new Map(
    SETS.map((factSet, index): [string, SourceReading] => {
      const said = says[index];
      const size = sizes[index];
      return [
        factSet.source,
        readSource({
          factSet,
          timeToLiveMs: said === 'unconnected' ? undefined : 60_000,
          stored: {
            source: factSet.source,
            facts: {
              ...(said !== 'nothing' && {
                good:
                  said === 'silent'
                    ? { unknownBecause: 'it holds none', isSilent: true }
                    : { value: said === 'yes' },
              }),
              ...(size !== undefined && { size: { value: size } }),
            },
            collectedAt: NOW,
          },
          now: NOW,
        }),
      ];
    }),
  );
  const scope = componentScope({ kind: 'Component' });
  for (const { source, facts } of SETS) {
    addKnownFacts(
      scope,
      readings.get(source)?.facts ?? {},
      Object.entries(facts).map(([name, { type }]) => {
        return { source, name, type, variable: `${source}__${name}` };
      }),
    );
  }
  return { readings, scope, now: NOW };
}

function ask(by: Question['by'], says: readonly Says[]) {
  const alternatives = says.map((said, index) => {
    const { source } = SETS[index];
    const text =
      said === 'broken' ? `params.gone == ${source}.good` : `${source}.good`;
    return { source, condition: compiler.compile(text) };
  });
  return askQuestion({ alternatives, by }, inputOf(says));
}

describe('askQuestion', () => {
  it.each<[Says, Says, boolean | undefined, boolean | undefined]>([
    //                              any        all
    ['yes', 'yes', true, true],
    ['yes', 'no', true, false],
    ['yes', 'nothing', true, undefined],
    ['yes', 'broken', true, undefined],
    ['yes', 'unconnected', true, true],
    ['no', 'no', false, false],
    ['no', 'nothing', undefined, false],
    ['no', 'broken', undefined, false],
    ['no', 'unconnected', false, false],
    ['yes', 'silent', true, true],
    ['no', 'silent', false, false],
    ['silent', 'silent', undefined, undefined],
    ['silent', 'nothing', undefined, undefined],
    ['silent', 'broken', undefined, undefined],
    ['silent', 'unconnected', undefined, undefined],
    ['nothing', 'nothing', undefined, undefined],
    ['nothing', 'broken', undefined, undefined],
    ['nothing', 'unconnected', undefined, undefined],
    ['broken', 'unconnected', undefined, undefined],
    ['unconnected', 'unconnected', undefined, undefined],
  ])(
    'of sources that say %s and %s: any is %s, all is %s',
    (a, b, any, all) => {
      for (const says of [
        [a, b],
        [b, a],
      ]) {
        expect(ask('any', says).value).toBe(any);
        expect(ask('all', says).value).toBe(all);
      }
    },
  );

  it('says who decided, what is open and what is at fault', () => {
    expect(ask('any', ['no', 'yes'])).toEqual({ value: true, by: 1, open: [] });
    expect(ask('all', ['yes', 'no'])).toEqual({
      value: false,
      by: 1,
      open: [],
    });
    const { open, fault } = ask('any', ['no', 'nothing', 'broken']);
    expect(open.map(({ text }) => text)).toEqual([
      'beta.good',
      'params.gone == gamma.good',
    ]);
    expect(fault).toMatch(/gone/);
    const openOf = (says: readonly Says[]) =>
      ask('any', says).open.map(({ text }) => text);
    expect(openOf(['unconnected', 'unconnected'])).toEqual([
      'alpha.good',
      'beta.good',
    ]);
    expect(openOf(['silent', 'nothing', 'no'])).toEqual(['beta.good']);
    expect(openOf(['silent', 'unconnected', 'silent'])).toEqual([
      'alpha.good',
      'gamma.good',
    ]);
  });

  it('turns no answer into another one when a fact is taken away', () => {
    const says = fc.array(fc.constantFrom(...SAYS), {
      minLength: 3,
      maxLength: 3,
    });
    fc.assert(
      fc.property(
        says,
        fc.subarray([0, 1, 2]),
        fc.constantFrom<Question['by']>('any', 'all'),
        (more, taken, by) => {
          const less = more.map((said, index) =>
            taken.includes(index) && (said === 'yes' || said === 'no')
              ? 'nothing'
              : said,
          );
          const before = ask(by, more).value;
          expect([before, undefined]).toContain(ask(by, less).value);
        },
      ),
    );
  });
});

describe('measure', () => {
  const sizeOf = (
    sizes: readonly (number | undefined)[],
    says: readonly Says[] = ['yes', 'yes', 'yes'],
  ) =>
    measure(
      SETS.map(({ source }) => ({
        source,
        condition: compiler.compileQuantity(`${source}.size`),
      })),
      inputOf(says, sizes),
    );

  it.each([
    ['all that is told', [1, 3, 2], 3, true],
    ['what is told, if one is silent', [1, undefined, 2], 2, false],
    ['nothing', [undefined, undefined, undefined], undefined, false],
    ['nothing above zero', [-2, -1, -3], -1, true],
  ])('gives the highest of %s', (_, sizes, value, isHighest) => {
    expect(sizeOf(sizes)).toEqual({ value, isHighest });
  });

  it('leaves out what is not connected', () => {
    expect(sizeOf([1, 9, 2], ['yes', 'unconnected', 'yes'])).toEqual({
      value: 2,
      isHighest: true,
    });
    expect(
      sizeOf([1, 2, 3], ['unconnected', 'unconnected', 'unconnected']),
    ).toEqual({ value: undefined, isHighest: false });
  });
});

describe('alternativesThatTell', () => {
  const alternatives = SETS.map(({ source }) => ({
    source,
    condition: compiler.compileQuantity(`${source}.size`),
  }));
  const telling = (
    sizes: readonly (number | undefined)[],
    says: readonly Says[] = ['yes', 'yes', 'yes'],
    change: (input: QuestionInput) => QuestionInput = input => input,
  ) =>
    alternativesThatTell(alternatives, change(inputOf(says, sizes))).map(
      ({ source }) => source,
    );

  it('leaves out who was read and does not know, where another one does', () => {
    expect(telling([1, undefined, 2])).toEqual(['alpha', 'gamma']);
    expect(telling([undefined, undefined, 2])).toEqual(['gamma']);
  });

  it('keeps all where nobody knows, or where only who is not connected is left', () => {
    const all = ['alpha', 'beta', 'gamma'];
    expect(telling([undefined, undefined, undefined])).toEqual(all);
    expect(
      telling([undefined, undefined, 2], ['yes', 'yes', 'unconnected']),
    ).toEqual(all);
  });

  it.each(['error', 'stale', 'not-collected'] as const)(
    'keeps who might know: %s',
    status => {
      const change = (input: QuestionInput): QuestionInput => {
        const beta = input.readings.get('beta')!;
        const readings = new Map(input.readings);
        return {
          ...input,
          readings: readings.set('beta', { ...beta, status }),
        };
      };
      expect(telling([1, undefined, undefined], undefined, change)).toEqual([
        'alpha',
        'beta',
      ]);
    },
  );
});
