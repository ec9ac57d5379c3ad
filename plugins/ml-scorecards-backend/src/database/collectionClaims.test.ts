import { mlComponent, selected } from '../__testUtils__/components';
import {
  openTestDatabase,
  syncOptions,
  testDatabases,
} from '../__testUtils__/databases';
import { postponeOpenBatches } from './collectionBatches';
import {
  claimBatch,
  LEASE_MS,
  releaseBatches,
  renewLeases,
} from './collectionClaims';
import { planPass } from './collectionPasses';
import { isPostgres, recordingTransaction } from './database';
import { syncComponents } from './syncComponents';

jest.setTimeout(60_000);

const now = new Date('2026-01-01T00:00:00Z');
const us = { source: 'toy', claim: 'us' };

describe.each(testDatabases.eachSupportedId())('claims on %s', id => {
  const start = async () => {
    const knex = await openTestDatabase(id);
    await syncComponents(
      knex,
      ['a', 'b', 'c'].map(name => selected(mlComponent(name))),
      await syncOptions(knex),
    );
    await planPass(knex, { source: 'toy', before: now, batchSize: 1, now });
    const ids: number[] = [];
    for (let count = 0; count < 3; count += 1) {
      const batch = await claimBatch(knex, us, { lost: false, now });
      ids.push(batch!.id);
    }
    return { knex, ids };
  };

  it('are renewed all at once', async () => {
    const { knex, ids } = await start();
    const later = new Date(now.getTime() + 1000);
    expect((await renewLeases(knex, us, later)).sort()).toEqual(ids);
    expect(await knex('collection_batches').pluck('lease_until')).toEqual(
      ids.map(() => new Date(later.getTime() + LEASE_MS).toISOString()),
    );
  });

  it('are released without what was counted before', async () => {
    const { knex, ids } = await start();
    await knex('collection_batches')
      .where({ id: ids[1] })
      .update({ claims: 3 });
    await releaseBatches(knex, us);
    expect(
      await knex('collection_batches').orderBy('id').select('claim', 'claims'),
    ).toEqual([0, 2, 0].map(claims => ({ claim: null, claims })));
  });

  it.each([
    ['renewing', renewLeases],
    ['releasing', releaseBatches],
    [
      'postponing',
      async (knex: Parameters<typeof renewLeases>[0]) =>
        recordingTransaction(knex, transaction =>
          postponeOpenBatches(transaction, {
            source: 'toy',
            pass: 1,
            notBefore: new Date(now.getTime() + 1000),
          }),
        ),
    ],
  ] as const)(
    'are locked in one order when %s, so that none waits in a circle',
    async (_, change) => {
      const { knex, ids } = await start();
      if (!isPostgres(knex)) {
        return;
      }
      const [first, ...others] = ids;
      // Whoever locks rows as they lie there locks this one last.
      await knex('collection_batches')
        .where({ id: first })
        .update({ claims: 2 });
      const blocked = await knex.transaction(async transaction => {
        await transaction('collection_batches')
          .where({ id: first })
          .forUpdate();
        const changing = change(knex, us, now);
        let waiting = 0;
        while (waiting === 0) {
          const { rows } = await knex.raw(
            `select 1 from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock'`,
          );
          waiting = rows.length;
        }
        const free = await transaction('collection_batches')
          .orderBy('id')
          .forUpdate()
          .skipLocked()
          .pluck('id');
        return { changing, free };
      });
      await blocked.changing;
      expect(blocked.free).toEqual([first, ...others]);
    },
  );
});
