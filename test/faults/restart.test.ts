import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { loadedDatabase, startServer } from './databases';
import { ProductOptions } from './Product';
import { Replica } from './Replica';

const COMPONENTS = 600;

/** The server's own program to restart it, without a word to its clients and without a checkpoint. */
function controlOf(postgres: string, folder: string) {
  const { uid, gid } = statSync(folder);
  return (...args: string[]) =>
    promisify(execFile)(
      join(dirname(postgres), 'pg_ctl'),
      ['-D', folder, '-m', 'immediate', '-w', ...args],

      {
        cwd: folder,
        timeout: 30_000,
        ...(process.getuid?.() === 0 && { uid, gid }),
      },
    );
}

describe('PostgreSQL restarted in the middle of runs', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  let control: ReturnType<typeof controlOf> | undefined;
  before(async () => {
    server = await startServer();
  });
  after(async () => {
    // Nobody else knows of the one that was started last.
    await control?.('stop');
    await server?.stop();
  });

  test('loses nothing', async t => {
    const replica = new Replica();
    t.after(() => replica.kill());
    const options: ProductOptions = {
      components: COMPONENTS,
      database: server.database('restart'),
    };
    const product = await loadedDatabase(t, options);
    const { rows } = await product.knex.raw('show data_directory');
    const folder = rows[0].data_directory;
    const restart = controlOf(server.programs.postgres, folder);
    control = restart;
    const log = ['-l', join(folder, 'restarted.log')];
    await replica.do('open', options);

    // In the middle of the first sweep: some batches are recorded, others are not.
    await replica.do('stopAfterTransactions', 1);
    const sweep = replica.end('evaluateAll');
    await replica.isStopped();
    const before = await product.knex('transitions').orderBy('id');
    assert.ok(before.length > 0 && before.length < COMPONENTS);
    await restart('restart', ...log);
    replica.continue();
    assert.ok((await sweep).error, 'the sweep has to fail');

    assert.deepEqual(await product.knex('transitions').orderBy('id'), before);
    assert.deepEqual(await product.audit(), []);
    await replica.do('evaluateAll');
    assert.deepEqual(await product.differences(0), []);

    // Within a transaction.
    await replica.do('stopWithinTransaction');
    const recording = replica.end('recordRound', 1);
    await replica.isStopped();
    await restart('restart', ...log);
    replica.continue();
    assert.ok((await recording).error, 'the recording has to fail');
    assert.deepEqual(await product.audit(), []);
    assert.deepEqual(await product.differences(0), []);

    await replica.do('recordRound', 1);
    assert.deepEqual(await product.differences(1), []);
    assert.deepEqual(await product.audit(), []);
  });
});
