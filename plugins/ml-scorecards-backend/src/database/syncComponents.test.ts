import { Knex } from 'knex';
import { mlComponent, selected } from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { readLabelChanges } from './labelChanges';
import { storeComponent, syncComponents } from './syncComponents';

jest.setTimeout(60_000);

const refs = async (knex: Knex) =>
  (await knex('components').select('entity_ref').orderBy('entity_ref')).map(
    row => row.entity_ref,
  );

describe.each(testDatabases.eachSupportedId())('syncComponents on %s', id => {
  const sync = async (knex: Knex, names: string[], allowMassRemoval = false) =>
    syncComponents(
      knex,
      names.map(name => selected(mlComponent(name))),
      await syncOptions(knex, allowMassRemoval),
    );

  it('stores what the catalog holds, and says what changed', async () => {
    const knex = await openTestDatabase(id);

    const first = await sync(knex, ['a', 'b']);
    expect(first.changed).toHaveLength(2);

    const same = await sync(knex, ['a', 'b']);
    expect(same).toEqual({ changed: [], removed: 0, refusedRemovals: 0 });

    const renamed = await syncComponents(
      knex,
      [
        selected(mlComponent('a', { title: 'Anew' })),
        selected(mlComponent('b')),
      ],
      await syncOptions(knex),
    );
    expect(renamed.changed).toHaveLength(1);
    expect(await refs(knex)).toEqual([
      'component:default/a',
      'component:default/b',
    ]);
  });

  it('takes everything of an entity away with it, and tells the catalog module', async () => {
    const knex = await openTestDatabase(id);
    await sync(knex, ['a', 'b']);
    const [{ id: componentId }] = await knex('components')
      .where({ entity_ref: 'component:default/a' })
      .select('id');
    await knex('transitions').insert({
      component_id: componentId,
      at: '2026-01-01T00:00:00.000Z',
      cause: 'facts',
      states: 'p',
      tier: 'tier-1',
      level: 1,
    });

    expect(await sync(knex, ['b'])).toMatchObject({ removed: 1 });

    expect(await refs(knex)).toEqual(['component:default/b']);
    expect(await knex('transitions')).toEqual([]);
    expect(await readLabelChanges(knex, { after: 0, limit: 10 })).toEqual([
      {
        changed_at: '2026-01-01T00:00:00.000Z',
        entity_ref: 'component:default/a',
        sequence: 1,
        tier: null,
        level: null,
      },
    ]);
  });

  it('does not believe a catalog that lost more than a tenth at once, unless told', async () => {
    const knex = await openTestDatabase(id);
    const names = [...Array(60).keys()].map(n => `model-${n}`);
    await sync(knex, names);

    expect(await sync(knex, [])).toMatchObject({
      removed: 0,
      refusedRemovals: 60,
    });
    expect(await sync(knex, names.slice(7))).toMatchObject({
      removed: 0,
      refusedRemovals: 7,
    });
    expect(await sync(knex, names.slice(6))).toMatchObject({
      removed: 6,
      refusedRemovals: 0,
    });
    expect(await sync(knex, [], true)).toMatchObject({ removed: 54 });
    expect(await refs(knex)).toEqual([]);
  });

  it('keeps a small catalog that answers empty', async () => {
    const knex = await openTestDatabase(id);
    await sync(knex, ['a', 'b']);
    expect(await sync(knex, [])).toMatchObject({
      removed: 0,
      refusedRemovals: 2,
    });
  });

  it('starts anew when a name is used again by another entity', async () => {
    const knex = await openTestDatabase(id);
    await sync(knex, ['a', 'b']);
    const before = await knex('components')
      .where({ entity_ref: 'component:default/a' })
      .first('id');
    const another = selected(mlComponent('a', { uid: 'another-uid' }));

    const result = await syncComponents(
      knex,
      [another, selected(mlComponent('b'))],
      await syncOptions(knex),
    );

    const after = await knex('components')
      .where({ entity_ref: 'component:default/a' })
      .first('id', 'entity_uid');
    expect(result.changed).toEqual([after.id]);
    expect(after.entity_uid).toBe('another-uid');
    expect(after.id).not.toBe(before.id);
  });

  it('takes values of any length from entities', async () => {
    const knex = await openTestDatabase(id);
    await syncComponents(
      knex,
      [selected(mlComponent('a', { lifecycle: 'x'.repeat(5000) }))],
      await syncOptions(knex),
    );
    expect(
      (await knex('components').first('lifecycle')).lifecycle,
    ).toHaveLength(5000);
  });

  it('stores a single component only when it changed', async () => {
    const knex = await openTestDatabase(id);
    const component = selected(mlComponent('a'));
    const first = await storeComponent(
      knex,
      component,
      await syncOptions(knex),
    );
    await knex('fact_sets').insert({
      component_id: first,
      source: 'git',
      attempted_at: '2026-01-01T00:00:00.000Z',
    });
    const attemptedAt = async () =>
      (await knex('fact_sets').first('attempted_at')).attempted_at;

    expect(await storeComponent(knex, component, await syncOptions(knex))).toBe(
      first,
    );
    expect(await attemptedAt()).not.toBe('');

    const changed = selected(mlComponent('a', { title: 'Anew' }));
    expect(await storeComponent(knex, changed, await syncOptions(knex))).toBe(
      first,
    );
    expect(await attemptedAt()).toBe('');
  });
});
