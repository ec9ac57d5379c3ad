import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { factSet, SECRET, Toy } from '../../__testUtils__/Toy';
import { FactCollector } from '../../FactCollector';
import { FactSet } from '../../facts';
import { factCollectorContract } from '../factCollectorContract';
import { FactCollectorRule, rules } from '.';

type Collect = FactCollector['collect'];

factCollectorContract({ name: 'A good toy', setUp: () => new Toy() });

factCollectorContract({
  name: 'A toy that serves all and fails as a whole',
  setUp: () => {
    const toy = new Toy(good => ({
      serves: () => true,
      async *collect(components, options) {
        for await (const answer of good.collect(components, options)) {
          if ('error' in answer) throw new Error('The toy is not well');
          yield answer;
        }
      },
    }));
    toy.notServed = undefined;
    const { goDown, hang, change } = toy.source;
    const source = { goDown, hang, change, failsAsAWhole: true } as const;
    return {
      collector: toy.collector,
      served: toy.served,
      secrets: toy.secrets,
      source,
    };
  },
});

/** Answers something else than the good collector does. */
const answering =
  (change: (answer: any, nth: number) => unknown) =>
  (good: FactCollector): { collect: Collect } => ({
    async *collect(components, options) {
      let nth = 0;
      for await (const answer of good.collect(components, options)) {
        const changed = change(answer, nth);
        nth += 1;
        yield* (changed instanceof Array ? changed : [changed]) as any;
      }
    },
  });

/** Says another thing about the fact `count`. */
const counting = (count: unknown) =>
  answering(answer =>
    'facts' in answer
      ? { ...answer, facts: { ...answer.facts, count } }
      : answer,
  );

const declaring = (changes: Partial<FactSet>) => () => ({
  factSet: { ...factSet, ...changes },
});
const declaringFact = (name: string, description = 'what it is') =>
  declaring({ facts: { [name]: { type: 'integer', description } } });

const serving = (serves: (entity: Entity) => any) => () => ({ serves });

const saying = (error: { code?: string; message?: string }) =>
  answering(answer =>
    'error' in answer
      ? { ...answer, error: { ...answer.error, ...error } }
      : answer,
  );

const DECLARES = 'declares facts that checks can name and pages can show';
const FRESH = 'keeps facts fresh until they are read again';
const SERVES = 'tells whom it serves, whatever the entity holds';
const ANSWERS = 'answers each component of a batch once, with facts';
const NOTHING = 'answers nothing when asked for nothing';
const SAME = 'gives the same facts while the source is unchanged, at any time';
const UNCHANGED =
  'answers unchanged only to the revision that the source is at';
const SURVIVES = 'survives annotations of any content';
const APART = 'keeps the failure of one component from the others';
const DOWN = 'says so when the source is down';
const GARBAGE = 'says so when the source answers garbage';
const ENDS = 'ends soon after it is told to stop, and invents nothing';
const LEFT = 'can be left before the end, and asked again';

let calls = 0;

describe('the contract catches a collector', () => {
  type Bad = (good: FactCollector, toy: Toy) => Partial<FactCollector>;
  const bad: Array<[string, FactCollectorRule, Bad]> = [
    ['whose source cannot be named', DECLARES, declaring({ source: 'my-toy' })],
    ['whose source means something', DECLARES, declaring({ source: 'params' })],
    ['without a title', DECLARES, declaring({ title: '' })],
    ['that cannot be connected', DECLARES, declaring({ howToConnect: 'No' })],
    ['without facts', DECLARES, declaring({ facts: {} })],
    ['with a fact of an odd name', DECLARES, declaringFact('a-b')],
    ['with a fact nobody described', DECLARES, declaringFact('x', '')],
    ['with an age', DECLARES, declaringFact('modelAgeDays')],
    ['that is always stale', FRESH, () => ({ timeToLiveMs: 1000 })],
    ['that never rests', FRESH, () => ({ intervalMs: 0 })],
    ['that serves nobody', SERVES, serving(() => false)],
    ['that serves everybody', SERVES, serving(() => true)],
    [
      'that trusts annotations to be there',
      SERVES,
      serving(e => e.metadata.annotations!.toy !== undefined),
    ],
    [
      'that trusts annotations to be good',
      SERVES,
      serving(e =>
        Boolean(encodeURIComponent(e.metadata.annotations?.toy ?? '')),
      ),
    ],
    [
      'that answers with what it found',
      SERVES,
      serving(e => e.metadata.annotations?.toy),
    ],
    [
      'that serves by turns',
      SERVES,
      serving(e => {
        calls += 1;
        return Boolean(e.metadata.annotations?.toy) && calls % 2 === 1;
      }),
    ],
    [
      'that writes on the entity',
      SERVES,
      serving(e => {
        e.metadata.seen = true;
        return Boolean(e.metadata.annotations?.toy);
      }),
    ],
    [
      'that forgets one',
      ANSWERS,
      answering((answer, nth) => (nth === 1 ? [] : answer)),
    ],
    ['that says all twice', ANSWERS, answering(answer => [answer, answer])],
    [
      'that answers for others',
      ANSWERS,
      answering(answer => [answer, { ...answer, entityRef: 'x:y/z' }]),
    ],
    [
      'that is always unchanged',
      ANSWERS,
      answering(({ entityRef }) => ({ entityRef, unchanged: true })),
    ],
    [
      'that knows nothing',
      ANSWERS,
      answering(({ entityRef }) => ({ entityRef, facts: {} })),
    ],
    [
      'that gives facts and an error',
      ANSWERS,
      answering(answer => ({
        ...answer,
        error: { code: 'auth', message: 'It is all right.' },
      })),
    ],
    [
      'that gives facts of its own',
      ANSWERS,
      answering(answer => ({ ...answer, facts: { other: { value: 1 } } })),
    ],
    ['that gives a text for a number', ANSWERS, counting({ value: '1' })],
    ['that gives half a number', ANSWERS, counting({ value: 0.5 })],
    ['that gives null', ANSWERS, counting({ value: null })],
    ['that does not say why', ANSWERS, counting({ unknownBecause: '' })],
    [
      'that gives an instant of somewhere',
      ANSWERS,
      answering(answer => ({
        ...answer,
        facts: { lastAt: { value: '2026-01-05T12:00:00+01:00' } },
      })),
    ],
    [
      'that links to a script',
      ANSWERS,
      // eslint-disable-next-line no-script-url
      counting({ value: 1, link: 'javascript:alert(1)' }),
    ],
    ['that links nowhere', ANSWERS, counting({ value: 1, link: '/toys' })],
    [
      'that links with its credentials',
      ANSWERS,
      counting({ value: 1, link: `https://x.example/?token=${SECRET}` }),
    ],
    [
      'that links with a password',
      ANSWERS,
      counting({ value: 1, link: 'https://me:pass@x.example/' }),
    ],
    [
      'that always has something to say',
      NOTHING,
      good => ({
        async *collect(components, options) {
          yield* good.collect(components, options);
          yield { entityRef: 'x:y/z', unchanged: true };
        },
      }),
    ],
    [
      'that gives the time',
      SAME,
      answering(answer => ({
        ...answer,
        facts: { lastAt: { value: new Date().toISOString() } },
      })),
    ],
    [
      'that gives an age in days',
      SAME,
      answering(answer => ({
        ...answer,
        facts: { count: { value: Math.floor(Date.now() / 86_400_000) } },
      })),
    ],
    [
      'that is unchanged since any revision',
      UNCHANGED,
      good => ({
        async *collect(components, options) {
          for (const { entity, revision } of components) {
            if (revision) {
              const entityRef = stringifyEntityRef(entity);
              yield { entityRef, unchanged: true };
            } else yield* good.collect([{ entity }], options);
          }
        },
      }),
    ],
    [
      'that has one revision for all',
      UNCHANGED,
      good => ({
        async *collect(components, options) {
          for (const { entity, revision } of components) {
            const entityRef = stringifyEntityRef(entity);
            if (revision === 'r') yield { entityRef, unchanged: true };
            else {
              for await (const each of good.collect([{ entity }], options)) {
                yield { ...each, revision: 'r' };
              }
            }
          }
        },
      }),
    ],
    [
      'that trips over an annotation',
      SURVIVES,
      good => ({
        async *collect(components, options) {
          for (const { entity } of components) {
            encodeURIComponent(entity.metadata.annotations!.toy);
          }
          yield* good.collect(components, options);
        },
      }),
    ],
    [
      'that stops at the first failure',
      APART,
      answering(answer => {
        if ('error' in answer) throw new Error('No');
        return answer;
      }),
    ],
    [
      'that fails all for one',
      APART,
      (good, toy) => ({
        collect: (components, options) => {
          if (toy.broken) toy.state = 'down';
          return good.collect(components, options);
        },
      }),
    ],
    [
      'that takes down for absent',
      DOWN,
      answering(answer =>
        'error' in answer
          ? { entityRef: answer.entityRef, facts: { count: { value: 0 } } }
          : answer,
      ),
    ],
    [
      'that takes garbage for nothing new',
      GARBAGE,
      answering(answer =>
        'error' in answer
          ? { entityRef: answer.entityRef, unchanged: true }
          : answer,
      ),
    ],
    ['that fails in its own words', DOWN, saying({ code: 'oops' })],
    ['that fails without a word', DOWN, saying({ message: '' })],
    [
      'that tells its credentials when it fails',
      DOWN,
      saying({ message: `The token ${SECRET} does not work.` }),
    ],
    [
      'that throws when all is down',
      DOWN,
      answering(answer => {
        if ('error' in answer) throw new Error('No');
        return answer;
      }),
    ],
    [
      'that does not hear',
      ENDS,
      good => ({
        collect: components =>
          good.collect(components, { signal: new AbortController().signal }),
      }),
    ],
    [
      'that makes something up when it is stopped',
      ENDS,
      answering(({ entityRef }) => ({
        entityRef,
        facts: { count: { value: 0 } },
      })),
    ],
    [
      'that is broken once it was left',
      LEFT,
      (good, toy) => ({
        async *collect(components, options) {
          let done = false;
          try {
            yield* good.collect(components, options);
            done = true;
          } finally {
            if (!done) toy.state = 'down';
          }
        },
      }),
    ],
  ];

  it.each(bad)('%s', async (_, rule, collector) => {
    await expect(rules[rule](new Toy(collector))).rejects.toThrow();
  });

  it('by each of its rules', () => {
    expect(new Set(bad.map(([, rule]) => rule))).toEqual(
      new Set(Object.keys(rules)),
    );
  });

  it('that throws its credentials when it fails as a whole', async () => {
    const toy = new Toy(() => ({
      // eslint-disable-next-line require-yield
      async *collect() {
        throw new Error(`${SECRET} does not work`);
      },
    }));
    const { goDown, hang } = toy.source;
    const source = { goDown, hang, failsAsAWhole: true } as const;
    await expect(
      rules[DOWN]({ ...toy, collector: toy.collector, source }),
    ).rejects.toThrow('A credential shows');
  });

  it('that gives revisions, whose test cannot change the source', async () => {
    const toy = new Toy();
    delete toy.source.change;
    await expect(rules[UNCHANGED](toy)).rejects.toThrow(
      'how the source changes',
    );
  });
});
