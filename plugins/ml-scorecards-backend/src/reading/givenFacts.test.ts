import { FactSet } from 'backstage-plugin-ml-scorecards-node';
import { evidenceFor, readSource, SourceReading } from '../evaluation';
import { problemsOf, withGiven } from './givenFacts';

const gauge: FactSet = {
  source: 'gauge',
  title: 'Gauge',
  howToConnect: 'Buy one.',
  facts: {
    yes: { type: 'boolean', description: 'what is true' },
    count: { type: 'integer', description: 'number of things' },
    ratio: { type: 'number', description: 'share of things' },
    name: { type: 'string', description: 'name of the thing' },
    seenAt: { type: 'instant', description: 'when it was last seen' },
    items: { type: 'strings', description: 'things' },
  },
};
const factSets = new Map([['gauge', gauge]]);
const NOW = new Date('2026-06-15T12:00:00Z');

describe('problemsOf', () => {
  it('finds nothing wrong with values of their types', () => {
    expect(
      problemsOf(
        {
          gauge: {
            yes: false,
            count: 0,
            ratio: 0.5,
            name: '',
            seenAt: '2026-06-15T14:00:00+02:00',
            items: [],
          },
        },
        factSets,
      ),
    ).toEqual([]);
  });

  it.each([
    ['yes', 'true', 'gauge.yes must be true or false'],
    ['count', 1.5, 'gauge.count must be a whole number'],
    ['count', 2 ** 60, 'gauge.count must be a whole number'],
    ['ratio', '0.5', 'gauge.ratio must be a number'],
    ['name', 1, 'gauge.name must be a text'],
    ['seenAt', '5', 'gauge.seenAt must be an instant in ISO 8601'],
    ['seenAt', 'yesterday', 'gauge.seenAt must be an instant'],
    ['items', 'a', 'gauge.items must be a list of texts'],
    ['missing', 1, 'There is no fact gauge.missing'],
    ['constructor', 'x', 'There is no fact gauge.constructor'],
    ['toString', true, 'There is no fact gauge.toString'],
  ])('names %s when it is %j', (name, value, expected) => {
    const problems = problemsOf({ gauge: { [name]: value } }, factSets);
    expect(problems).toEqual([expect.stringContaining(expected)]);
  });

  it('names sources that nobody declares, those of the scorecard itself among them', () => {
    expect(problemsOf({ scorecard: { level: 'gold' } }, factSets)).toEqual([
      'There is no fact scorecard.level',
    ]);
  });

  it('names so many and no more', () => {
    const facts = Object.fromEntries(
      Array.from({ length: 30 }, (_, n) => [`f${n}`, 1]),
    );
    const problems = problemsOf({ gauge: facts }, factSets);
    expect(problems).toHaveLength(11);
    expect(problems.at(-1)).toBe('and 20 more');
  });
});

describe('withGiven', () => {
  const read = (
    stored?: { count: number; ageMs: number },
    timeToLiveMs: number | undefined = 1000,
  ) =>
    readSource({
      factSet: gauge,
      timeToLiveMs,
      stored: stored && {
        source: 'gauge',
        facts: { count: { value: stored.count }, yes: { value: true } },
        collectedAt: new Date(NOW.getTime() - stored.ageMs),
      },
      now: NOW,
    });
  const given = (reading: SourceReading, values: object) => {
    const readings = withGiven(new Map([['gauge', reading]]), {
      gauge: { ...values },
    });
    return {
      status: readings.get('gauge')?.status,
      valueOf: (name: string) =>
        evidenceFor(readings, { source: 'gauge', name })?.value,
    };
  };

  it('takes the place of what is stored, and leaves the rest', () => {
    const { status, valueOf } = given(read({ count: 1, ageMs: 10 }), {
      count: 7,
    });
    expect([status, valueOf('count'), valueOf('yes')]).toEqual([
      'fresh',
      7,
      true,
    ]);
  });

  it('makes nothing else of a stale source known', () => {
    const { status, valueOf } = given(read({ count: 1, ageMs: 5000 }), {
      count: 7,
    });
    expect([status, valueOf('count'), valueOf('yes')]).toEqual([
      'stale',
      7,
      null,
    ]);
  });

  it('lets a source serve the component that no module reads', () => {
    const before = readSource({ factSet: gauge, now: NOW });
    expect(before.status).toBe('not-connected');
    const { status, valueOf } = given(before, { yes: true });
    expect([status, valueOf('yes'), valueOf('count')]).toEqual([
      'fresh',
      true,
      null,
    ]);
    expect(given(before, {}).status).toBe('not-connected');
  });
});
