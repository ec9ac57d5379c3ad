import { LEVELS } from 'backstage-plugin-ml-scorecards-common';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { mockServices } from '@backstage/backend-test-utils';
import { CollectorRegistry } from '../collection/CollectorRegistry';
import { FactCollection } from '../collection/FactCollection';
import { readLabelChanges } from '../database/labelChanges';
import { CurrentPositions, readPositions } from '../database/positions';
import { syncComponents } from '../database/syncComponents';
import { ResultsRow, TransitionRow } from '../database/tables';
import { loadDefinitions } from '../definitions';
import {
  mlComponent,
  selected,
  toyCollector,
  toyFacts,
} from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { changedPositions, stateAt, unpackVerdict } from './packedResults';
import { ScorecardRecorder } from './ScorecardRecorder';

jest.setTimeout(60_000);

const HOUR = 60 * 60 * 1000;

const raw = {
  dimensions: [{ where: 'test', value: { id: 'play', title: 'Play' } }],
  checklists: [],
  checks: [
    {
      where: 'test',
      value: {
        id: 'enough-blocks',
        title: 'Enough blocks',
        dimension: 'play',
        level: 'bronze',
        requiredFor: ['tier-3'],
        passes: 'toy.blocks >= 3',
        fix: 'Add blocks.',
        why: 'Fun.',
        source: ['test'],
      },
    },
    {
      where: 'test',
      value: {
        id: 'played-lately',
        title: 'Played lately',
        dimension: 'play',
        level: 'silver',
        passes: 'daysSince(toy.playedAt) <= 1',
        fix: 'Play.',
        why: 'Fun.',
        source: ['test'],
      },
    },
  ],
};

/** A pipeline over toy facts, with a clock that the test moves. */
async function pipeline(
  knex: Knex,
  collector: FactCollector,
  checks = raw.checks,
) {
  const clock = { now: new Date('2026-01-01T00:00:00Z') };
  const now = () => clock.now;
  const collectors = new CollectorRegistry();
  collectors.add(collector);
  const definitions = loadDefinitions({
    raw: { ...raw, checks },
    factSets: [toyFacts],
  });
  const positions = await CurrentPositions.create(knex, definitions);
  const recorder = new ScorecardRecorder({
    knex,
    logger: mockServices.logger.mock(),
    collectors,
    definitions,
    positions,
    now,
  });
  const collection = new FactCollection({
    knex,
    collectors,
    recorder,
    logger: mockServices.logger.mock(),
    now,
    random: () => 0.5,
    batchSize: 500,
    batchTimeoutMs: 60_000,
  });
  return {
    clock,
    recorder,
    collection,
    collect: () => collection.run(collector, new AbortController().signal),
    later: (milliseconds: number) => {
      clock.now = new Date(clock.now.getTime() + milliseconds);
    },
  };
}

async function dump(knex: Knex) {
  const components = await knex('components').select(
    'entity_ref',
    'tier',
    'level',
    'gap',
  );
  const { checks } = await readPositions(knex);
  const results: ResultsRow[] = await knex('results').orderBy('component_id');
  const verdicts = results.flatMap(row =>
    checks.flatMap(({ id }, position) => {
      const verdict = unpackVerdict(
        { ...row, dimensionLevels: row.dimension_levels, faults: undefined },
        position,
      );
      return verdict ? [{ id, ...verdict }] : [];
    }),
  );
  return {
    components,
    states: Object.fromEntries(verdicts.map(d => [d.id, d.state])),
    reasons: Object.fromEntries(verdicts.map(d => [d.id, d.reason])),
  };
}

/** What the history says, oldest first: what each row changed against the row before, and why. */
async function history(knex: Knex) {
  const { checks } = await readPositions(knex);
  const rows: TransitionRow[] = await knex('transitions').orderBy('id');
  return rows.map((row, index) => {
    const before = rows[index - 1];
    const changes: Record<string, string | undefined> = {};
    for (const position of changedPositions(before?.states ?? '', row.states)) {
      changes[checks[position].id] = stateAt(row.states, position);
    }
    if (before?.level !== row.level) {
      changes.level = LEVELS[row.level];
    }
    if (before?.tier !== row.tier) {
      changes.tier = row.tier;
    }
    expect(Object.keys(changes)).not.toHaveLength(0);
    return { cause: row.cause, source: row.source, changes };
  });
}

describe.each(testDatabases.eachSupportedId())('recording on %s', id => {
  const playful = selected(
    mlComponent('a', { labels: { 'mlscorecards.io/audience': 'internal' } }),
  );
  const start = async () => {
    const knex = await openTestDatabase(id);
    await syncComponents(knex, [playful], await syncOptions(knex));
    return knex;
  };

  it('goes from facts to level, transitions and labels', async () => {
    const knex = await start();
    let blocks = 3;
    const { collect, later } = await pipeline(
      knex,
      toyCollector(() => ({
        facts: {
          blocks: { value: blocks, link: 'https://toy.example' },
          playedAt: { value: '2026-01-01T00:00:00Z' },
        },
      })),
    );

    expect(await collect()).toBe(1);
    expect(await dump(knex)).toMatchObject({
      components: [{ tier: 'tier-3', level: 2, gap: 0 }],
      states: { 'enough-blocks': 'pass', 'played-lately': 'pass' },
    });

    blocks = 2;
    expect(await collect()).toBe(0);
    later(HOUR / 2);
    expect(await collect()).toBe(1);

    expect(await dump(knex)).toMatchObject({
      components: [{ tier: 'tier-3', level: 0, gap: 1 }],
      states: { 'enough-blocks': 'fail' },
    });
    expect(await history(knex)).toEqual([
      {
        cause: 'facts',
        source: 'toy',
        changes: {
          'enough-blocks': 'pass',
          'played-lately': 'pass',
          level: 'silver',
          tier: 'tier-3',
        },
      },
      {
        cause: 'facts',
        source: 'toy',
        changes: { 'enough-blocks': 'fail', level: 'none' },
      },
    ]);
    expect(await readLabelChanges(knex, { after: 0, limit: 10 })).toEqual([
      {
        changed_at: '2026-01-01T00:30:00.000Z',
        entity_ref: 'component:default/a',
        sequence: 2,
        tier: 'tier-3',
        level: 'none',
      },
    ]);
  });

  it('writes nothing when the same is evaluated again', async () => {
    const knex = await start();
    const { collect, recorder, later } = await pipeline(
      knex,
      toyCollector(() => ({
        facts: { blocks: { value: 3 } },
      })),
    );
    await collect();
    const before = await knex('results');
    const transitions = await knex('transitions').count({ n: '*' });

    later(HOUR / 2);
    await recorder.evaluateAll();
    later(HOUR / 4);
    await collect();

    expect(await knex('results')).toEqual(before);
    expect(await knex('transitions').count({ n: '*' })).toEqual(transitions);
  });

  it('lets time show: an age limit passes, facts become stale, and revive', async () => {
    const knex = await start();
    const { collect, recorder, later } = await pipeline(
      knex,
      toyCollector(() => ({
        facts: {
          blocks: { value: 3 },
          playedAt: { value: '2025-12-31T00:30:00Z' },
        },
      })),
    );
    await collect();
    expect((await dump(knex)).states).toEqual({
      'enough-blocks': 'pass',
      'played-lately': 'pass',
    });

    later(HOUR * 0.9);
    await recorder.evaluateAll();
    expect((await dump(knex)).states).toEqual({
      'enough-blocks': 'pass',
      'played-lately': 'fail',
    });

    later(HOUR);
    await recorder.evaluateAll();
    expect(await dump(knex)).toMatchObject({
      states: { 'enough-blocks': 'unknown', 'played-lately': 'unknown' },
      reasons: { 'enough-blocks': 'stale', 'played-lately': 'stale' },
    });

    await collect();
    expect((await dump(knex)).states['enough-blocks']).toBe('pass');
    expect(
      (await history(knex)).map(({ cause, source }) => [cause, source]),
    ).toEqual([
      ['facts', 'toy'],
      ['time', null],
      ['time', null],
      ['facts', 'toy'],
    ]);
  });

  it('keeps the last facts of a failed source until they are stale', async () => {
    const knex = await start();
    let isDown = false;
    const { collect, recorder, later } = await pipeline(
      knex,
      toyCollector(() =>
        isDown
          ? { error: { code: 'unavailable', message: 'It is down.' } }
          : { facts: { blocks: { value: 3 } } },
      ),
    );
    await collect();
    isDown = true;
    later(HOUR / 2);
    await collect();
    expect((await dump(knex)).states['enough-blocks']).toBe('pass');
    expect(JSON.parse((await knex('fact_sets').first('error')).error)).toEqual({
      code: 'unavailable',
      message: 'It is down.',
      at: '2026-01-01T00:30:00.000Z',
    });

    later(HOUR);
    await recorder.evaluateAll();
    expect((await dump(knex)).reasons['enough-blocks']).toBe('stale');
  });

  it('says of a source that never answered that it failed, and how', async () => {
    const knex = await start();
    const { collect } = await pipeline(
      knex,
      toyCollector(() => ({
        error: { code: 'not-found', message: 'There is no such toy.' },
      })),
    );
    await collect();
    expect(await dump(knex)).toMatchObject({
      states: { 'enough-blocks': 'unknown' },
      reasons: { 'enough-blocks': 'source-error' },
    });
  });

  it('charges a collector that throws to its own facts only', async () => {
    const knex = await start();
    const { collect } = await pipeline(knex, {
      ...toyCollector(() => ({ unchanged: true })),
      // eslint-disable-next-line require-yield -- it fails before it can
      async *collect() {
        throw new Error('with a secret in it');
      },
    });
    await collect();
    const { error } = await knex('fact_sets').first('error');
    expect(JSON.parse(error).code).toBe('unavailable');
    expect(error).not.toContain('secret');
  });

  it('never lets an older read overwrite a newer one', async () => {
    const knex = await start();
    const { id: componentId, fingerprint } = await knex('components').first();
    const { recorder, clock, later } = await pipeline(
      knex,
      toyCollector(() => ({ unchanged: true })),
    );
    const record = (blocks: number, startedAt: Date, of = fingerprint) =>
      recorder.recordFacts({ source: 'toy', timeToLiveMs: HOUR }, [
        {
          componentId,
          fingerprint: of,
          startedAt,
          facts: { blocks: { value: blocks } },
        },
      ]);
    const slowRunBegan = clock.now;
    later(1000);
    await record(2, clock.now);
    later(1000);

    await record(3, slowRunBegan);
    expect((await dump(knex)).states['enough-blocks']).toBe('fail');

    await record(3, clock.now, 'another state of the entity');
    expect((await dump(knex)).states['enough-blocks']).toBe('fail');

    await record(3, clock.now);
    expect((await dump(knex)).states['enough-blocks']).toBe('pass');
  });

  it('evaluates a changed entity even if its facts stay the same', async () => {
    const knex = await start();
    const { collect, collection } = await pipeline(
      knex,
      toyCollector(() => ({ facts: { blocks: { value: 3 } } })),
    );
    await collect();
    const { changed } = await syncComponents(
      knex,
      [
        selected(
          mlComponent('a', {
            labels: { 'mlscorecards.io/decision-impact': 'critical' },
          }),
        ),
      ],
      await syncOptions(knex),
    );
    await collection.readSoon(changed);
    await collect();
    expect((await dump(knex)).components).toMatchObject([{ tier: 'tier-1' }]);
  });

  it('records what is known while a slow host is still awaited', async () => {
    const knex = await openTestDatabase(id);
    const names = [...Array(105).keys()].map(n => `model-${n}`);
    await syncComponents(
      knex,
      names.map(name => selected(mlComponent(name))),
      await syncOptions(knex),
    );
    let known = 0;
    const collector = toyCollector(() => ({ facts: { blocks: { value: 3 } } }));
    const { collect } = await pipeline(knex, {
      ...collector,
      async *collect(components, options) {
        let answered = 0;
        for await (const answer of collector.collect(components, options)) {
          if (answered === 104) {
            known = (await knex('results')).length;
          }
          answered += 1;
          yield answer;
        }
      },
    });
    await collect();
    expect(known).toBe(100);
    expect(await knex('results')).toHaveLength(105);
  });

  it('does not ask about components that the source does not serve', async () => {
    const knex = await openTestDatabase(id);
    await syncComponents(
      knex,
      [selected(mlComponent('b', { labels: { toy: 'no' } }))],
      await syncOptions(knex),
    );
    const asked = jest.fn();
    const { collect } = await pipeline(
      knex,
      toyCollector(ref => {
        asked(ref);
        return { facts: {} };
      }),
    );
    await collect();
    expect(asked).not.toHaveBeenCalled();
    expect((await dump(knex)).reasons['enough-blocks']).toBe(
      'no-source-connected',
    );
  });

  it('ends the results of a check that is no longer defined', async () => {
    const knex = await start();
    const collector = toyCollector(() => ({ facts: { blocks: { value: 3 } } }));
    await (await pipeline(knex, collector)).collect();
    const { recorder } = await pipeline(
      knex,
      collector,
      raw.checks.slice(0, 1),
    );

    expect(await recorder.hasNewDefinitions()).toBe(true);
    await recorder.evaluateAll();

    expect(await recorder.hasNewDefinitions()).toBe(false);
    expect((await dump(knex)).states).toEqual({ 'enough-blocks': 'pass' });
    expect((await history(knex)).at(-1)).toEqual({
      cause: 'definitions',
      source: null,
      changes: { 'played-lately': undefined },
    });
  });
});
