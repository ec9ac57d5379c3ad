import { mlComponent, selected } from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { visibleSet } from '../__testUtils__/visibleSet';
import { readMissingFacts } from './missingFacts';
import { syncComponents } from './syncComponents';

jest.setTimeout(60_000);

const NAMES = Array.from({ length: 30 }, (_, n) => `m${n}`);

describe.each(testDatabases.eachSupportedId())('missing facts on %s', id => {
  it('are told of each source, by number and by some names, and to nobody who may not read the component', async () => {
    const knex = await openTestDatabase(id);
    await syncComponents(
      knex,
      NAMES.map(name => selected(mlComponent(name))),
      await syncOptions(knex),
    );
    const ids: number[] = await knex('components').orderBy('id').pluck('id');
    const failed = JSON.stringify({
      code: 'not-found',
      message: 'No such toy.',
      at: '2026-01-01T00:00:00.000Z',
    });
    const row = (n: number, source: string, columns: object) => ({
      component_id: ids[n],
      source,
      attempted_at: '2026-01-01T00:00:00.000Z',
      ...columns,
    });
    await knex('fact_sets').insert([
      // All but the first five, of which two are fine, one was read before, and two do not name the source.
      row(0, 'toy', { facts: '{}' }),
      row(1, 'toy', { facts: '{}' }),
      row(2, 'toy', { facts: '{}', error: failed }),
      row(3, 'toy', {}),
      row(4, 'toy', {}),
      ...NAMES.slice(5).map((_, n) => row(n + 5, 'toy', { error: failed })),
      row(7, 'other', { error: failed }),
    ]);
    const told = async (...asked: Parameters<typeof readMissingFacts>) =>
      (await readMissingFacts(...asked)).map(({ source, count, title }) => [
        source,
        count,
        title,
      ]);
    expect(await told(knex, 'all')).toEqual([
      ['other', 1, 'm7'],
      ...NAMES.slice(5, 25).map(name => ['toy', 25, name]),
    ]);
    expect((await readMissingFacts(knex, 'all'))[0]).toEqual({
      source: 'other',
      count: 1,
      entity_ref: 'component:default/m7',
      title: 'm7',
      error: failed,
    });
    const visible = (names: string[]) =>
      visibleSet(
        knex,
        names.map(name => `component:default/${name}`),
      );
    expect(await told(knex, await visible(['m0', 'm4', 'm6', 'm29']))).toEqual([
      ['toy', 2, 'm6'],
      ['toy', 2, 'm29'],
    ]);
    expect(await told(knex, await visible([]))).toEqual([]);
  });
});
