import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LEASE_MS } from '../../plugins/ml-scorecards-backend/src/database/collectionClaims';
import { NOW } from '../organisation/workload';
import { loadedDatabase, startServer } from './databases';
import { ProductOptions } from './Product';
import { Replica } from './Replica';

const COMPONENTS = 300;
const CRASHES = 5;

describe('A component that ends every process that reads it', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  before(async () => {
    server = await startServer();
  });
  after(() => server?.stop());

  test('is given up with its batch, and the others are read', async t => {
    const options: ProductOptions = {
      components: COMPONENTS,
      database: server.database('crashes'),
    };
    const product = await loadedDatabase(t, options);
    const ids = [...product.ids].sort((a, b) => a - b);
    const deadly = product.ids.indexOf(ids[150]);
    /** A process of its own, so much later that nobody else's leases hold. */
    const collect = async (time: number) => {
      const replica = new Replica();
      try {
        await replica.do('open', options);
        await replica.do('setClock', time * (LEASE_MS + 1000));
        await replica.do('collect', { version: 1, exitOver: deadly });
      } finally {
        await replica.kill();
      }
    };
    for (let time = 0; time < CRASHES; time += 1) {
      await assert.rejects(collect(time), /ended in "collect": 7/);
    }
    await collect(CRASHES);

    assert.deepEqual(await product.knex('collection_batches'), []);
    const failed: Array<{ component_id: number; error: string }> = await product
      .knex('fact_sets')
      .where('error', 'like', `%ended ${CRASHES} times%`)
      .orderBy('component_id');
    assert.deepEqual(
      failed.map(row => row.component_id),
      ids.slice(100, 200),
    );
    product.setClock(new Date(NOW.getTime() + CRASHES * (LEASE_MS + 1000)));
    assert.deepEqual(await product.audit(), []);
  });
});
