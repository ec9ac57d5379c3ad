import { CollectorState } from 'backstage-plugin-ml-scorecards-common';
import { PassRow, SourceRow } from '../database/collectionState';
import { StoredCounts } from '../database/storedFacts';
import { toyFacts } from '../__testUtils__/components';
import { ErrorsByCode } from './collectionErrors';
import { NameableRefs, toCollector } from './collectorStatus';

const HOUR = 60 * 60 * 1000;
const NOW = new Date('2026-01-01T12:00:00Z');
const installed = { intervalMs: HOUR / 6, timeToLiveMs: HOUR };

function pass(
  overrides: Partial<Omit<PassRow, 'errors'>> & { errors?: ErrorsByCode } = {},
): PassRow {
  return {
    source: 'toy',
    number: 1,
    started_at: '2026-01-01T11:50:00.000Z',
    finished_at: '2026-01-01T11:51:00.000Z',
    published: true,
    components: 10,
    seen: 10,
    served: 9,
    had_facts: 9,
    changed: 1,
    unchanged: 8,
    failed: 0,
    lost: 0,
    failed_in_row: 0,
    lost_in_row: 0,
    cause: null,
    ...overrides,
    errors: JSON.stringify(overrides.errors ?? {}),
  };
}

function source(overrides: Partial<SourceRow> = {}): SourceRow {
  return {
    source: 'toy',
    fresh_at: '2026-01-01T11:50:00.000Z',
    failed_at: null,
    error: null,
    ...overrides,
  };
}

function stored(overrides: Partial<StoredCounts> = {}): StoredCounts {
  return { served: 9, withFacts: 9, failed: 0, notFound: 0, ...overrides };
}

const error = { code: 'auth', message: 'No.', at: '2026-01-01T11:00:00.000Z' };
const notFound: ErrorsByCode = {
  'not-found': {
    count: 2,
    examples: [{ entityRef: 'component:default/a', message: 'No such toy.' }],
  },
};
const unavailable: ErrorsByCode = {
  unavailable: {
    count: 3,
    examples: [
      { entityRef: 'component:default/b', message: 'Shut.' },
      { entityRef: 'component:default/hidden', message: 'Shut, too.' },
    ],
  },
};

const describeState = (
  state: Omit<Parameters<typeof toCollector>[0], 'factSet' | 'checks'>,
  visible: NameableRefs = 'all',
) =>
  toCollector(
    { factSet: toyFacts, checks: [], ...state },
    { now: NOW, visible, components: 10 },
  );

describe('toCollector', () => {
  it.each<[string, Parameters<typeof describeState>[0], CollectorState]>([
    ['no collector', { passes: [] }, 'not-connected'],
    ['nothing read yet', { collector: installed, passes: [] }, 'idle'],
    [
      'components that were read before its first pass',
      { collector: installed, stored: stored(), passes: [] },
      'healthy',
    ],
    [
      'nobody who names the source',
      { collector: installed, source: source(), passes: [pass()] },
      'idle',
    ],
    [
      'its first pass running',
      { collector: installed, passes: [pass({ finished_at: null, seen: 5 })] },
      'healthy',
    ],
    [
      'components that came after a pass that served nobody',
      {
        collector: installed,
        source: source(),
        stored: stored(),
        passes: [pass({ served: 0, changed: 0, unchanged: 0 })],
      },
      'healthy',
    ],
    [
      'components that name what is not there',
      {
        collector: installed,
        source: source(),
        stored: stored({ failed: 2, notFound: 2 }),
        passes: [pass({ failed: 2, errors: notFound })],
      },
      'healthy',
    ],
    [
      'components that fail, since a good pass',
      {
        collector: installed,
        source: source(),
        stored: stored({ failed: 3, notFound: 2 }),
        passes: [pass()],
      },
      'degraded',
    ],
    [
      'components that failed and were read since',
      {
        collector: installed,
        source: source(),
        stored: stored(),
        passes: [pass({ failed: 3, lost: 1, errors: unavailable })],
      },
      'healthy',
    ],
    [
      'facts that are stale',
      {
        collector: installed,
        source: source({ fresh_at: '2026-01-01T10:59:59.000Z' }),
        stored: stored(),
        passes: [pass(), pass({ number: 2, finished_at: null })],
      },
      'degraded',
    ],
    [
      'a pass that came to nothing',
      {
        collector: installed,
        source: source({ error: JSON.stringify(error) }),
        stored: stored(),
        passes: [pass({ published: false })],
      },
      'failing',
    ],
  ])('calls a source with %s by its state', (_, state, expected) => {
    expect(describeState(state).state).toBe(expected);
  });

  it('shows the last pass and the running one, and why one came to nothing', () => {
    expect(
      describeState({
        collector: installed,
        source: source({ error: JSON.stringify(error) }),
        passes: [
          pass({ published: false }),
          pass({ number: 2, finished_at: null, published: null, seen: 4 }),
        ],
      }),
    ).toMatchObject({
      source: 'toy',
      howToConnect: 'Play.',
      intervalMs: HOUR / 6,
      freshSince: '2026-01-01T11:50:00.000Z',
      error,
      lastPass: { published: false, counts: { seen: 10 } },
      runningPass: {
        finishedAt: undefined,
        published: undefined,
        counts: { seen: 4 },
      },
    });
  });

  it('leads to the page about the source, if it has one', () => {
    const docsUrl = 'https://docs.example.com/toy';
    const options = { now: NOW, visible: 'all', components: 10 } as const;
    const state = { checks: [], passes: [] };
    expect(
      toCollector({ ...state, factSet: { ...toyFacts, docsUrl } }, options)
        .docsUrl,
    ).toBe(docsUrl);
    expect(
      toCollector({ ...state, factSet: toyFacts }, options).docsUrl,
    ).toBeUndefined();
  });

  it('names only components that may be seen, and counts none of the others', () => {
    const passes = [
      pass({ failed: 5, errors: { ...notFound, ...unavailable } }),
    ];
    const state = {
      collector: installed,
      stored: stored({ withFacts: 4, failed: 5 }),
      passes,
    };
    expect(describeState(state).errors).toEqual([
      { code: 'unavailable', ...unavailable.unavailable },
      { code: 'not-found', ...notFound['not-found'] },
    ]);
    expect(describeState(state).components).toEqual({
      total: 10,
      served: 9,
      withFacts: 4,
      failed: 5,
    });
    const visible = new Set(['component:default/b']);
    expect(describeState(state, visible)).toMatchObject({
      components: undefined,
      lastPass: { counts: undefined },
      errors: [
        {
          code: 'unavailable',
          count: undefined,
          examples: [{ entityRef: 'component:default/b', message: 'Shut.' }],
        },
      ],
    });
  });

  it('orders errors by how many there are only for those who are told', () => {
    const withHidden = (count: number): ErrorsByCode => ({
      ...unavailable,
      'not-found': { count, examples: notFound['not-found']!.examples },
    });
    const codes = (errors: ErrorsByCode, visible: NameableRefs) =>
      describeState(
        { collector: installed, passes: [pass({ errors })] },
        visible,
      ).errors.map(({ code }) => code);
    const some = new Set(['component:default/a', 'component:default/b']);
    for (const hidden of [0, 3, 9]) {
      expect(codes(withHidden(hidden), some)).toEqual([
        'not-found',
        'unavailable',
      ]);
    }
    expect(codes(withHidden(1), 'all')).toEqual(['unavailable', 'not-found']);
    expect(codes(withHidden(9), 'all')).toEqual(['not-found', 'unavailable']);
  });

  it('tells of what it has given no facts, and never that this is nothing', () => {
    const missing = [
      {
        source: 'toy',
        count: 21,
        entity_ref: 'component:default/a',
        title: 'A',
        error: JSON.stringify(error),
      },
    ];
    const passes = [pass()];
    expect(
      describeState({ collector: installed, passes, missing }).withoutFacts,
    ).toEqual({
      count: 21,
      components: [{ entityRef: 'component:default/a', title: 'A', error }],
    });
    expect(
      describeState({ collector: installed, passes, missing: [] }).withoutFacts,
    ).toBeUndefined();
    // Nothing reads it any more.
    expect(describeState({ passes, missing, stored: stored() })).toMatchObject({
      components: undefined,
      withoutFacts: undefined,
    });
  });
});
