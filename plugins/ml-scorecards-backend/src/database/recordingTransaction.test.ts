import { openTestDatabase, testDatabases } from '../__testUtils__/databases';
import { recordingTransaction } from './database';
import { replaceOwnerGroups } from './ownerGroups';
import { LostTurnError, readReadState } from './recordingState';

jest.setTimeout(60_000);

const GROUP = { group_ref: 'group:default/a', title: 'A', parent_ref: null };

describe.each(testDatabases.eachSupportedId())(
  'recording transactions on %s',
  id => {
    it('wait for each other without keeping connections from those who read', async () => {
      const knex = await openTestDatabase(id);
      let release = () => {};
      const held = new Promise<void>(resolve => {
        release = resolve;
      });
      const begun: number[] = [];
      let isFirstBegun = () => {};
      const firstBegun = new Promise<void>(resolve => {
        isFirstBegun = resolve;
      });
      // More than a pool has connections.
      const all = Array.from({ length: 15 }, (_, n) => n);
      const runs = all.map(n =>
        recordingTransaction(knex, async () => {
          begun.push(n);
          isFirstBegun();
          await held;
        }),
      );
      await firstBegun;
      if (id.startsWith('POSTGRES')) {
        // SQLite has a single connection.
        await readReadState(knex);
      }
      expect(begun).toEqual([0]);
      release();
      await Promise.all(runs);
      expect(begun).toEqual(all);
    });

    it('write no groups for a run that has lost its turn', async () => {
      const knex = await openTestDatabase(id);
      await expect(
        replaceOwnerGroups(knex, [GROUP], {
          now: new Date(0),
          fence: async () => {
            throw new LostTurnError('select-components');
          },
        }),
      ).rejects.toThrow(LostTurnError);
      expect(await knex('owner_groups')).toEqual([]);
      await replaceOwnerGroups(knex, [GROUP], { now: new Date(0) });
      expect(await knex('owner_groups')).toHaveLength(1);
    });
  },
);
