import { Knex } from 'knex';
import { mlComponent, selected } from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { updateChecklistItem } from './checklistItems';
import { requestWaiver, withdrawWaiver } from './waivers';
import { syncComponents } from './syncComponents';

jest.setTimeout(60_000);

const by = { by: 'user:default/erin', at: new Date('2026-01-01T12:00:00Z') };

describe.each(testDatabases.eachSupportedId())(
  'versions of statements about names that come back, on %s',
  id => {
    let knex: Knex;

    beforeEach(async () => {
      knex = await openTestDatabase(id);
    });

    const sync = async (names: readonly string[], generation = 1) =>
      syncComponents(
        knex,
        names.map(name =>
          selected(mlComponent(name, { uid: `${name}-${generation}` })),
        ),
        await syncOptions(knex, true),
      );
    const idOf = async (name: string): Promise<number> =>
      (
        await knex('components')
          .where({ entity_ref: `component:default/${name}` })
          .first('id')
      ).id;
    const tick = async (name: string, version = 0, itemId = 'a') => {
      const { after } = await updateChecklistItem(
        knex,
        { componentId: await idOf(name), checklistId: 'ready', itemId },
        // Half a character is what JSON can say and PostgreSQL cannot.
        { ...by, ticked: true, version, note: 'Odd: \ud83d' },
      );
      return after?.version;
    };
    const kept = async () =>
      Object.fromEntries(
        (await knex('removed_statement_versions')).map(row => [
          row.entity_ref,
          row.version,
        ]),
      );

    it('go on above the highest one, whichever statement had it', async () => {
      await sync(['a', 'b', 'silent']);
      expect(await tick('a')).toBe(1);
      expect(await tick('a', 1)).toBe(2);
      expect(await tick('a', 0, 'another')).toBe(1);
      expect(await tick('b')).toBe(1);

      await sync(['b']);
      expect(await kept()).toEqual({ 'component:default/a': 2 });
      await sync(['a', 'b', 'silent'], 1);
      expect(await tick('a')).toBe(3);
      expect(await tick('a', 0, 'another')).toBe(3);
      expect(await tick('a', 3)).toBe(4);
      await expect(tick('a', 2, 'another')).rejects.toThrow(/version 3/);
    });

    it('begin at 1 for names that nobody stated anything about, whatever else went', async () => {
      await sync(['a', 'b', 'silent']);
      await tick('a');
      await sync(['b']);
      expect(await tick('b')).toBe(1);
      await sync(['b', 'silent', 'new'], 1);
      expect(await tick('silent')).toBe(1);
      expect(await tick('new')).toBe(1);
    });

    it('go on where a name is used again at once, and where a statement was taken back', async () => {
      await sync(['a', 'b']);
      const key = async () => ({
        componentId: await idOf('a'),
        checkId: 'few-blocks',
      });
      const ask = async () =>
        requestWaiver(knex, await key(), {
          ...by,
          reason: 'Odd: \ud83d',
          until: '2026-01-08',
          version: 0,
        });
      expect((await ask()).after?.version).toBe(1);
      await withdrawWaiver(knex, await key(), { ...by, version: 1 });
      expect((await ask()).after?.version).toBe(2);
      await withdrawWaiver(knex, await key(), { ...by, version: 2 });

      await sync(['a', 'b'], 2);
      expect((await ask()).after?.version).toBe(3);
      expect(await kept()).toEqual({ 'component:default/a': 2 });
    });

    it('are kept when a component of the name goes again without a word', async () => {
      await sync(['a']);
      await tick('a');
      await tick('a', 1);
      for (const generation of [2, 3]) {
        await sync(['a'], generation);
        expect(await kept()).toEqual({ 'component:default/a': 2 });
      }
      expect(await tick('a')).toBe(3);
    });

    it('are kept of very many that go at once', async () => {
      const names = Array.from({ length: 1200 }, (_, n) => `model-${n}`);
      await sync(names);
      await knex.raw(
        `insert into waivers (component_id, check_id, state, reason, until, requested_by, requested_at, version)
         select id, 'few-blocks', 'requested', 'Later.', '2026-01-08', 'user:default/erin', '', 7
         from components`,
      );
      await sync([]);
      const versions = await kept();
      expect(Object.keys(versions)).toHaveLength(1200);
      expect(new Set(Object.values(versions))).toEqual(new Set([7]));
    });

    it('are kept together with the removal or not at all', async () => {
      await sync(['a']);
      await tick('a');
      await expect(
        syncComponents(knex, [], {
          ...(await syncOptions(knex, true)),
          now: () => {
            throw new Error('No time');
          },
        }),
      ).rejects.toThrow('No time');
      expect(await kept()).toEqual({});
      expect(await tick('a', 1)).toBe(2);
    });
  },
);
