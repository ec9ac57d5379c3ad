import { Facts, FactSet } from 'backstage-plugin-ml-scorecards-node';
import { ConditionScope, ReadFact } from '../definitions';
import {
  addKnownFacts,
  evidenceFor,
  readSource,
  readSources,
  SourceReading,
  StoredFacts,
  whyUnknown,
  whyUnknownInWords,
} from './SourceReading';

const meter = {
  source: 'meter',
  title: 'Meter',
  howToConnect: 'Screw it on.',
  facts: {
    on: { type: 'boolean', description: 'whether it is on' },
    turns: { type: 'integer', description: 'number of turns', unit: 'turns' },
    load: { type: 'number', description: 'share of its capacity' },
    maker: { type: 'string', description: 'who made it' },
    readAt: { type: 'instant', description: 'when it was last read' },
    errors: { type: 'strings', description: 'errors it shows' },
  },
} as const satisfies FactSet;

const NOW = new Date('2026-06-15T12:00:00.000Z');
const HOUR = 60 * 60 * 1000;

const FACTS: Facts = {
  on: { value: true, link: 'https://meter.example.com/1' },
  turns: { unknownBecause: 'the display is dirty' },
};
const ERROR = {
  code: 'unavailable' as const,
  message: 'The meter does not answer.',
  at: new Date('2026-06-15T11:30:00.000Z'),
};

function ago(milliseconds: number): Date {
  return new Date(NOW.getTime() - milliseconds);
}

function read(
  stored?: Omit<StoredFacts, 'source'>,
  timeToLiveMs: number | undefined = HOUR,
): SourceReading {
  return readSource({
    factSet: meter,
    timeToLiveMs,
    stored: stored && { source: 'meter', ...stored },
    now: NOW,
  });
}

function notConnected(stored?: StoredFacts): SourceReading {
  return readSource({ factSet: meter, stored, now: NOW });
}

describe('readSource', () => {
  it.each<[string, SourceReading, SourceReading['status'], boolean]>([
    [
      'a source that no collector serves',
      notConnected(),
      'not-connected',
      false,
    ],
    [
      'a source that no collector serves any more',
      notConnected({ source: 'meter', facts: FACTS, collectedAt: NOW }),
      'not-connected',
      false,
    ],
    ['a source that was never read', read(), 'not-collected', false],
    ['a source that holds nothing yet', read({}), 'not-collected', false],
    [
      'a source read just now',
      read({ facts: FACTS, collectedAt: NOW }),
      'fresh',
      true,
    ],
    [
      'a source read exactly its time to live ago',
      read({ facts: FACTS, collectedAt: ago(HOUR) }),
      'fresh',
      true,
    ],
    [
      'a source read a moment longer ago',
      read({ facts: FACTS, collectedAt: ago(HOUR + 1) }),
      'stale',
      false,
    ],
    [
      'a source that failed after its last success',
      read({ facts: FACTS, collectedAt: ago(HOUR / 2), error: ERROR }),
      'error',
      true,
    ],
    [
      'a source that has been failing for longer than its time to live',
      read({ facts: FACTS, collectedAt: ago(2 * HOUR), error: ERROR }),
      'stale',
      false,
    ],
    ['a source that only ever failed', read({ error: ERROR }), 'error', false],
  ])('calls %s by its status', (_, reading, status, areFactsUsable) => {
    expect(reading.status).toBe(status);
    expect(reading.facts).toEqual(areFactsUsable ? FACTS : {});
  });
});

describe('whyUnknown', () => {
  it.each<[string, SourceReading, string, string, RegExp]>([
    [
      'not connected',
      notConnected(),
      'on',
      'no-source-connected',
      /^Meter is not connected\.$/,
    ],
    ['not read yet', read(), 'on', 'no-data', /Meter has not been read yet/],
    [
      'stale, and since when',
      read({ facts: FACTS, collectedAt: ago(2 * HOUR) }),
      'on',
      'stale',
      /^Meter was last read at 2026-06-15T10:00:00\.000Z/,
    ],
    [
      'stale, and what went wrong since',
      read({ facts: FACTS, collectedAt: ago(2 * HOUR), error: ERROR }),
      'on',
      'stale',
      /The meter does not answer\./,
    ],
    [
      'failed, and why',
      read({ error: ERROR }),
      'on',
      'source-error',
      /The meter does not answer\./,
    ],
    [
      'not told, and why',
      read({ facts: FACTS, collectedAt: NOW }),
      'turns',
      'no-data',
      /the display is dirty/,
    ],
    [
      'not mentioned',
      read({ facts: FACTS, collectedAt: NOW }),
      'maker',
      'no-data',
      /^Meter says nothing about who made it\.$/,
    ],
    [
      'not mentioned by what a failing source last said',
      read({ facts: FACTS, collectedAt: NOW, error: ERROR }),
      'maker',
      'no-data',
      /who made it/,
    ],
  ])('says that a fact is %s', (_, reading, name, code, message) => {
    expect(whyUnknown(reading, name)).toBe(code);
    expect(whyUnknownInWords(reading, name)).toMatch(message);
  });

  it('says nothing about a known fact, also when the source fails meanwhile', () => {
    for (const error of [undefined, ERROR]) {
      const reading = read({ facts: FACTS, collectedAt: NOW, error });
      expect(whyUnknown(reading, 'on')).toBeUndefined();
      expect(whyUnknownInWords(reading, 'on')).toBeUndefined();
    }
  });
});

/** What conditions read of a source, if they read all of its facts. */
function knownFacts(reading: SourceReading): Record<string, unknown> {
  const scope: ConditionScope = new Map();
  const wanted = Object.entries(meter.facts).map(
    ([name, { type }]): ReadFact => {
      return { source: 'meter', name, type, variable: name };
    },
  );
  addKnownFacts(scope, reading.facts, wanted);
  return Object.fromEntries(scope);
}

describe('readSources', () => {
  it('reads each source by what is stored of it and by how long its facts stay fresh', () => {
    const clock: FactSet = { ...meter, source: 'clock', title: 'Clock' };
    const bell: FactSet = { ...meter, source: 'bell', title: 'Bell' };
    const readings = readSources({
      factSets: new Map([meter, clock, bell].map(set => [set.source, set])),
      timeToLiveMs: source =>
        new Map([
          ['meter', HOUR],
          ['clock', 3 * HOUR],
        ]).get(source),
      stored: [
        { source: 'clock', facts: FACTS, collectedAt: ago(2 * HOUR) },
        { source: 'bell', facts: FACTS, collectedAt: NOW },
        { source: 'meter', facts: FACTS, collectedAt: ago(2 * HOUR) },
      ],
      now: NOW,
    });
    expect(
      [...readings].map(([source, { factSet, status }]) => [
        source,
        factSet.title,
        status,
      ]),
    ).toEqual([
      ['meter', 'Meter', 'stale'],
      ['clock', 'Clock', 'fresh'],
      ['bell', 'Bell', 'not-connected'],
    ]);
  });
});

describe('addKnownFacts', () => {
  it('gives known facts with the types that conditions calculate with', () => {
    const reading = read({
      facts: {
        on: { value: false },
        turns: { value: 7 },
        load: { value: 0.5 },
        maker: { value: '' },
        readAt: { value: '2026-06-15T10:00:00Z' },
        errors: { value: [] },
      },
      collectedAt: NOW,
    });
    expect(knownFacts(reading)).toEqual({
      on: false,
      turns: BigInt(7),
      load: 0.5,
      maker: '',
      readAt: new Date('2026-06-15T10:00:00Z'),
      errors: [],
    });
  });

  it('leaves out what no condition reads', () => {
    const scope: ConditionScope = new Map();
    addKnownFacts(scope, read({ facts: FACTS, collectedAt: NOW }).facts, []);
    expect(scope.size).toBe(0);
  });

  it('leaves out what is unknown, stale or not declared', () => {
    const undeclared = { ...FACTS, color: { value: 'red' } } as Facts;
    const reading = read({ facts: undeclared, collectedAt: NOW });
    expect(knownFacts(reading)).toEqual({ on: true });
    expect(
      knownFacts(read({ facts: FACTS, collectedAt: ago(2 * HOUR) })),
    ).toEqual({});
  });

  // Collectors are written by others, and what remotes send is stored as it came.
  it.each<[keyof typeof meter.facts, unknown]>([
    ['on', 'yes'],
    ['turns', 1.5],
    ['turns', '7'],
    ['turns', null],
    ['load', '0.5'],
    ['load', null],
    ['maker', 7],
    ['readAt', 'yesterday'],
    ['readAt', 7],
    ['errors', 'none'],
    ['errors', [1]],
  ])(
    'takes the fact %s with a value of another type, %j, as unknown',
    (name, value) => {
      const facts = { [name]: { value } } as unknown as Facts;
      const reading = read({ facts, collectedAt: NOW });
      expect(knownFacts(reading)).toEqual({});
      expect(whyUnknown(reading, name)).toBe('no-data');
    },
  );
});

describe('evidenceFor', () => {
  const evidence = (reading: SourceReading, name: string) =>
    evidenceFor(new Map([['meter', reading]]), { source: 'meter', name });

  it('shows a known fact with its value and link', () => {
    expect(
      evidence(read({ facts: FACTS, collectedAt: ago(HOUR) }), 'on'),
    ).toEqual({
      description: 'whether it is on',
      unit: undefined,
      value: true,
      unknownBecause: undefined,
      link: 'https://meter.example.com/1',
    });
  });

  it('shows an unknown fact without a value, and why unless all of its source are', () => {
    expect(
      evidence(read({ facts: FACTS, collectedAt: NOW }), 'turns'),
    ).toMatchObject({
      unit: 'turns',
      value: null,
      unknownBecause: 'Meter: the display is dirty',
    });
    expect(
      evidence(read({ facts: FACTS, collectedAt: ago(2 * HOUR) }), 'on'),
    ).toEqual({ description: 'whether it is on', value: null });
    expect(evidence(read({ facts: {}, collectedAt: NOW }), 'on')).toMatchObject(
      {
        value: null,
        unknownBecause: 'Meter says nothing about whether it is on.',
      },
    );
  });

  it('has nothing to show of a fact that nobody declares', () => {
    expect(evidence(read(), 'color')).toBeUndefined();
    expect(
      evidenceFor(new Map(), { source: 'meter', name: 'on' }),
    ).toBeUndefined();
  });
});
