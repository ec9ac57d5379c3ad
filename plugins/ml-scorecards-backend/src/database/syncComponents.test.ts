import { Knex } from 'knex';
import { mlComponent, selected } from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { SelectedComponent } from '../selection/SelectedComponent';
import { readLabelChanges } from './labelChanges';
import {
  advanceEpoch,
  LostTurnError,
  readReadState,
  takeTurn,
} from './recordingState';
import { storeComponent } from './storeComponents';
import { syncComponents } from './syncComponents';

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

  /** Components as a catalog streams them. Whatever the test wants to happen then happens before the one of a number. */
  const stream = async function* stream(
    count: number,
    before: (n: number) => Promise<void> = async () => {},
  ) {
    for (let n = 0; n < count; n += 1) {
      await before(n);
      yield selected(mlComponent(`model-${n}`));
    }
  };

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

  it('keeps all owners of each component, and goes with them', async () => {
    const knex = await openTestDatabase(id);
    const owned = (name: string, ...owners: string[]) =>
      selected({
        ...mlComponent(name),
        relations: owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
      });
    const store = async (...components: SelectedComponent[]) =>
      syncComponents(knex, components, await syncOptions(knex));
    const owners = () =>
      knex('component_owners')
        .join('components', 'components.id', 'component_id')
        .orderBy(['title', 'component_owners.owner_ref'])
        .select('title', 'component_owners.owner_ref as owner');

    const none = owned('c');
    await store(
      owned('a', 'user:default/Ann', 'group:default/risk', 'user:default/ann'),
      owned('b', 'group:default/risk'),
      none,
    );
    expect(await owners()).toEqual([
      { title: 'a', owner: 'group:default/risk' },
      { title: 'a', owner: 'user:default/ann' },
      { title: 'b', owner: 'group:default/risk' },
    ]);
    expect(
      await knex('components').orderBy('title').pluck('owner_ref'),
    ).toEqual(['user:default/Ann', 'group:default/risk', null]);

    await store(owned('a', 'group:default/fraud'), none);
    expect(await owners()).toEqual([
      { title: 'a', owner: 'group:default/fraud' },
    ]);
    expect(await knex('component_owners')).toHaveLength(1);
  });

  it('says in which epoch components last changed', async () => {
    const knex = await openTestDatabase(id);
    await sync(knex, ['a', 'b']);
    const first = await readReadState(knex);
    expect(first.componentsEpoch).toBe(first.epoch);
    expect(first.epoch).toBeGreaterThan(0);

    await knex.transaction(transaction => advanceEpoch(transaction));
    await sync(knex, ['a', 'b']);
    expect(await readReadState(knex)).toMatchObject({
      epoch: first.epoch + 1,
      componentsEpoch: first.epoch,
    });

    await sync(knex, ['a']);
    expect(await readReadState(knex)).toMatchObject({
      epoch: first.epoch + 2,
      componentsEpoch: first.epoch + 2,
    });
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

  it('takes owners that are the same once they are stored', async () => {
    const knex = await openTestDatabase(id);
    const odd = {
      ...mlComponent('odd'),
      relations: ['a\0', 'a\uFFFD', 'a\ud83d'].map(name => ({
        type: 'ownedBy',
        targetRef: `group:default/${name}`,
      })),
    };
    await syncComponents(knex, [selected(odd)], await syncOptions(knex));
    expect(await knex('component_owners').pluck('owner_ref')).toEqual([
      'group:default/a\uFFFD',
    ]);
  });

  it('stores all others when the database does not take one, and keeps what it has of that', async () => {
    const knex = await openTestDatabase(id);
    const names = ['a', 'bad', 'c'];
    await sync(knex, names);
    // SQLite takes any length.
    const owner = `group:default/${'x'.repeat(400)}`;
    if (!id.startsWith('POSTGRES')) {
      await knex.raw(
        `create trigger short_refs before update on components when length(new.owner_ref) > 400
         begin select raise(abort, 'too long'); end`,
      );
    }
    const onRefused = jest.fn();
    const result = await syncComponents(
      knex,
      [
        selected(mlComponent('a', { title: 'Anew' })),
        selected(mlComponent('bad', { owner })),
        selected(mlComponent('c', { title: 'Anew' })),
        selected(mlComponent('d')),
      ],
      { ...(await syncOptions(knex)), onRefused },
    );
    expect(result).toEqual({
      changed: [expect.any(Number), expect.any(Number), expect.any(Number)],
      removed: 0,
      refusedRemovals: 0,
    });
    expect(onRefused.mock.calls).toEqual([
      [
        expect.objectContaining({ entityRef: 'component:default/bad' }),
        expect.objectContaining({
          message: expect.stringContaining('too long'),
        }),
      ],
    ]);
    expect(
      await knex('components').orderBy('id').select('title', 'owner_ref'),
    ).toEqual(
      ['Anew', 'bad', 'Anew', 'd'].map(title => ({
        title,
        owner_ref: 'group:default/risk',
      })),
    );
  });

  it('does not go on one by one with a database that is gone, or a turn that is lost', async () => {
    const knex = await openTestDatabase(id);
    const onRefused = jest.fn();
    const fence = jest.fn(async () => {
      throw new LostTurnError('test');
    });
    const options = { ...(await syncOptions(knex)), onRefused };
    await expect(
      syncComponents(knex, stream(3), { ...options, fence }),
    ).rejects.toThrow(LostTurnError);
    expect(fence).toHaveBeenCalledTimes(1);

    const gone = Object.assign(new Error('gone'), { code: '57P01' });
    const asked = jest.fn(async () => {
      throw gone;
    });
    await expect(
      syncComponents(knex, stream(3), { ...options, fence: asked }),
    ).rejects.toThrow('gone');
    expect(asked).toHaveBeenCalledTimes(1);
    expect(onRefused).not.toHaveBeenCalled();
  });

  it('stores components as they come, so that few are in memory and in a transaction', async () => {
    const knex = await openTestDatabase(id);
    const stored: number[] = [];
    const given = stream(1300, async n => {
      if (n % 100 === 99) {
        stored.push(n - (await refs(knex)).length);
      }
    });
    const onChanged = jest.fn(async () => {});
    const { changed } = await syncComponents(knex, given, {
      ...(await syncOptions(knex)),
      onChanged,
    });
    expect(Math.max(...stored)).toBeLessThanOrEqual(500);
    expect(onChanged).toHaveBeenCalledTimes(3);
    expect(onChanged.mock.calls.flat(2)).toEqual(changed);
    expect(changed).toHaveLength(1300);
  });

  it('finds out that nothing changed without making others wait', async () => {
    const knex = await openTestDatabase(id);
    const options = await syncOptions(knex);
    await syncComponents(knex, stream(1300), options);
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => statements.push(sql);
    knex.on('query', listen);
    await syncComponents(knex, stream(1300), options);
    knex.removeListener('query', listen);
    // How many there are, three pages of the catalog, and two of the table.
    expect(statements.length).toBeLessThanOrEqual(1 + 3 + 3);
    expect(statements.filter(sql => !sql.startsWith('select'))).toEqual([]);
  });

  it('does not take what came meanwhile for lost', async () => {
    const knex = await openTestDatabase(id);
    const options = await syncOptions(knex);
    await sync(knex, ['model-0', 'old']);
    const meanwhile = selected(mlComponent('meanwhile'));
    const given = stream(2, async () => {
      await storeComponent(knex, meanwhile, options);
    });
    expect(await syncComponents(knex, given, options)).toMatchObject({
      removed: 1,
    });
    expect(await refs(knex)).toEqual([
      'component:default/meanwhile',
      'component:default/model-0',
      'component:default/model-1',
    ]);
  });

  it('measures what was lost by what was there, and not by what is new', async () => {
    const knex = await openTestDatabase(id);
    await sync(
      knex,
      [...Array(20).keys()].map(n => `old-${n}`),
    );
    expect(
      await syncComponents(knex, stream(600), await syncOptions(knex)),
    ).toMatchObject({ removed: 0, refusedRemovals: 20 });
    expect(await refs(knex)).toHaveLength(620);
  });

  it('stores nothing more when another run has begun', async () => {
    const knex = await openTestDatabase(id);
    await sync(knex, ['old']);
    const fence = await takeTurn(knex, 'test');
    const given = stream(1000, async n => {
      if (n === 700) {
        await takeTurn(knex, 'test');
      }
    });
    await expect(
      syncComponents(knex, given, { ...(await syncOptions(knex)), fence }),
    ).rejects.toThrow(LostTurnError);
    expect(await refs(knex)).toHaveLength(501);
  });

  it('believes the last one when an entity or a name comes twice', async () => {
    const knex = await openTestDatabase(id);
    const twice = [
      selected(mlComponent('a', { title: 'First' })),
      selected(mlComponent('a', { title: 'Last' })),
      selected(mlComponent('b', { uid: 'first-uid' })),
      selected(mlComponent('b', { uid: 'last-uid' })),
    ];
    const pages = [...[...Array(499).keys()].map(n => `model-${n}`)].map(name =>
      selected(mlComponent(name)),
    );
    for (const given of [twice, [twice[0], ...pages, ...twice]]) {
      await syncComponents(knex, given, await syncOptions(knex));
      expect(
        await knex('components')
          .whereIn('entity_ref', ['component:default/a', 'component:default/b'])
          .orderBy('entity_ref')
          .select('title', 'entity_uid'),
      ).toEqual([
        { title: 'Last', entity_uid: 'uid-of-a' },
        { title: 'b', entity_uid: 'last-uid' },
      ]);
    }
  });

  it('stores entities that swapped their names', async () => {
    const knex = await openTestDatabase(id);
    await sync(knex, ['a', 'b']);
    const swapped = [
      selected(mlComponent('a', { uid: 'uid-of-b' })),
      selected(mlComponent('b', { uid: 'uid-of-a' })),
    ];
    await syncComponents(knex, swapped, await syncOptions(knex));
    expect(
      await knex('components').orderBy('entity_ref').pluck('entity_uid'),
    ).toEqual(['uid-of-b', 'uid-of-a']);
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
