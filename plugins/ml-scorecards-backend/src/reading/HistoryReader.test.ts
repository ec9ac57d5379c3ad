import { scorecardHistoryQuerySchema } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { mlComponent } from '../__testUtils__/components';
import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import {
  TOY_CHECKS,
  toyCheck,
  toyDefinitions,
  toyPipeline,
} from '../__testUtils__/toyPipeline';
import { HistoryReader } from './HistoryReader';

jest.setTimeout(60_000);

const DAY = 24 * 60 * 60 * 1000;
const REF = 'component:default/a';

describe.each(testDatabases.eachSupportedId())('history on %s', id => {
  let knex: Knex;
  let reader: HistoryReader;
  const ask = (query: object = {}) =>
    reader.get(REF, scorecardHistoryQuerySchema.parse(query));

  beforeAll(async () => {
    knex = await openTestDatabase(id);
    const pipeline = await toyPipeline(knex);
    const facts = (blocks: number) => ({
      blocks: { value: blocks },
      playedAt: { value: '2025-12-31T20:00:00Z' },
    });
    await pipeline.select([mlComponent('a'), mlComponent('other')]);
    await pipeline.record(['a', 'other'], facts(5)); // 1 January
    pipeline.later(DAY / 2);
    await pipeline.record(['a'], facts(1));
    pipeline.later(DAY / 4);
    await pipeline.record(['a'], facts(4)); // still 1 January
    pipeline.later(9 * DAY);
    await pipeline.record(['a'], facts(2)); // 10 January
    pipeline.later(DAY - DAY / 48);
    await pipeline.record(['a'], facts(2)); // 11 January, nothing new
    pipeline.later(DAY / 48);

    // One check goes, and another one comes.
    const definitions = toyDefinitions([
      TOY_CHECKS[0],
      { ...TOY_CHECKS[2], title: 'Played with' },
      toyCheck('new', 'toy.blocks == 2', { title: 'Is the new one' }),
    ]);
    const later = await toyPipeline(knex, {
      definitions,
      clock: pipeline.clock,
    });
    await later.recorder.evaluateAll(); // 11 January
    reader = new HistoryReader({
      knex,
      definitions,
      positions: later.positions,
      now: () => pipeline.clock.now,
    });
  });

  it('tells what changed, newest first, and why', async () => {
    const history = await ask();
    const shown = history!.items.map(item => [
      item.at.slice(8, 10),
      item.cause,
      item.subject === 'check' ? item.check.title : item.subject,
      item.from,
      item.to,
    ]);
    expect(shown.slice(0, 3)).toEqual([
      ['11', 'definitions', 'level', 'none', 'bronze'],
      // It is not asked any more: it shows by its id, and nobody lost anything.
      ['11', 'definitions', 'many-blocks', 'fail', null],
      ['11', 'definitions', 'Is the new one', null, 'pass'],
    ]);
    expect(shown.filter(([, cause]) => cause !== 'definitions')).toContainEqual(
      ['10', 'facts', 'Is few-blocks', 'fail', 'pass'],
    );
    expect(shown.at(-1)?.slice(0, 2)).toEqual(['01', 'facts']);
    expect(
      shown.filter(([, , , from]) => from === null).length,
    ).toBeGreaterThan(3);
    expect(history?.nextCursor).toBeUndefined();
  });

  it('names the source whose facts were new, as far as it is known', async () => {
    const sources = async (query: object = {}) =>
      (await ask(query))!.items.map(({ at, cause, source }) => [
        at.slice(8, 10),
        cause,
        source,
      ]);
    const toy = { id: 'toy', title: 'Toy' };
    expect(await sources()).toContainEqual(['10', 'facts', toy]);
    for (const [, cause, source] of await sources()) {
      expect([cause, source]).toEqual([
        cause,
        cause === 'facts' ? toy : undefined,
      ]);
    }
    const tenth = () => knex('transitions').where('at', 'like', '2026-01-10%');
    try {
      // Its fact set is not defined any more.
      expect(await tenth().update({ source: 'gone' })).toBe(1);
      const gone = { id: 'gone', title: 'gone' };
      expect(await sources()).toContainEqual(['10', 'facts', gone]);
      expect(await sources({ check: 'few-blocks' })).toContainEqual([
        '10',
        'facts',
        gone,
      ]);
      // It was recorded before sources were named.
      await tenth().update({ source: null });
      expect(await sources()).toContainEqual(['10', 'facts', undefined]);
    } finally {
      await tenth().update({ source: 'toy' });
    }
  });

  it('gives each recording once when paged', async () => {
    const all = (await ask())!.items;
    const paged = [];
    let cursor: string | undefined;
    do {
      const page = await ask({ limit: 2, cursor });
      paged.push(...page!.items);
      cursor = page!.nextCursor;
    } while (cursor);
    expect(paged).toEqual(all);
  });

  it.each(['few-blocks', 'many-blocks', 'played-lately', 'new'])(
    'tells what changed of %s alone, on pages of any length',
    async check => {
      const all = (await ask())!.items.filter(
        item => item.subject === 'check' && item.check.id === check,
      );
      expect(all.length).toBeGreaterThan(0);
      expect(await ask({ check })).toEqual({
        items: all,
        days: (await ask())!.days,
      });
      for (const limit of [1, 2, all.length]) {
        const pages = [];
        let cursor: string | undefined;
        do {
          const page = await ask({ check, limit, cursor });
          expect(page!.items.length).toBeGreaterThan(0);
          pages.push(...page!.items);
          cursor = page!.nextCursor;
        } while (cursor);
        expect(pages).toEqual(all);
      }
    },
  );

  it('has no history of a check that was never recorded', async () => {
    const { items, nextCursor } = (await ask({ check: 'nobody-asks' }))!;
    expect([items, nextCursor]).toEqual([[], undefined]);
  });

  it('tells how each day ended on which something changed', async () => {
    const { days } = (await ask())!;
    expect(days.map(({ day }) => day)).toEqual([
      '2026-01-01',
      '2026-01-10',
      '2026-01-11',
    ]);
    const { days: late } = (await ask({ days: 2 }))!;
    // What the period began with comes first.
    expect(late).toEqual(days);
    const { days: last } = (await ask({ days: 1 }))!;
    expect(last).toEqual(days.slice(1));
    const [row] = await knex('components').where({ entity_ref: REF });
    expect(days.at(-1)).toMatchObject({ gap: row.gap, score: row.score });
    expect((await ask({ days: 0 }))!.days).toEqual([]);
  });

  it('tells on which of these days something else was asked, also if something else came after that', async () => {
    const askedAnew = async (query: object) =>
      (await ask(query))!.days
        .filter(({ definitionsChanged }) => definitionsChanged)
        .map(({ day }) => day);
    expect(await askedAnew({})).toEqual(['2026-01-11']);
    // However few changes are on the page.
    expect(await askedAnew({ limit: 1 })).toEqual(['2026-01-11']);
    // That of noon, after which there is another one on the same day.
    const noon = { at: '2026-01-01T12:00:00.000Z' };
    const updated = await knex('transitions')
      .where(noon)
      .update({ cause: 'definitions' });
    expect(updated).toBe(1);
    try {
      expect(await askedAnew({})).toEqual(['2026-01-01', '2026-01-11']);
    } finally {
      await knex('transitions').where(noon).update({ cause: 'facts' });
    }
  });

  it('knows nothing of what has no scorecard, and refuses odd cursors', async () => {
    expect(
      await reader.get(
        'component:default/gone',
        scorecardHistoryQuerySchema.parse({}),
      ),
    ).toBeUndefined();
    for (const cursor of ['x', '-1', '1.5', '99999999999', '']) {
      await expect(ask({ cursor })).rejects.toThrow('cursor');
    }
  });
});
