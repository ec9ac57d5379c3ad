import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { after, before, describe, test, TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { draw } from '../organisation/workload';
import { loadedDatabase, startServer, temporaryFolder } from './databases';
import { ProductOptions } from './Product';
import { Replica } from './Replica';

/*
 * A process that records is killed at random moments, and another one goes on with what it left. FAULTS_SEED repeats
 * the moments of an earlier run, as far as the machine is as fast.
 */

const KILLS = 20;
const COMPONENTS = 400;
const LONGEST_LIFE_MS = 400;

const seed = Number(process.env.FAULTS_SEED ?? randomInt(1_000_000));

async function killAgainAndAgain(t: TestContext, options: ProductOptions) {
  t.diagnostic(`seed ${seed}: FAULTS_SEED=${seed} repeats it`);
  const product = await loadedDatabase(t, options);
  let replica = new Replica();
  let next = new Replica();
  t.after(() => Promise.all([replica.kill(), next.kill()]));

  const rounds: number[] = [];
  let round = 1;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await replica.do('open', options);
    if (kill === 0) {
      // Even the first evaluation of all is interrupted.
      const sweeping = replica.end('evaluateAll').catch(() => {});
      await sleep(draw(seed, kill) * LONGEST_LIFE_MS);
      await replica.kill();
      await sweeping;
    } else {
      const ended = replica.end('goOn', round).catch(error => error);
      await replica.beginsRound();
      await sleep(draw(seed, kill) * LONGEST_LIFE_MS);
      await replica.kill();
      assert.match(String(await ended), /SIGKILL/);
      round = replica.round;
      rounds.push(round);
    }
    assert.deepEqual(await product.audit(), [], `after kill ${kill}`);
    // The next process is there already when this one ends.
    replica = next;
    next = new Replica();
    if (kill % 5 === 4) {
      await product.recordRound(round);
      await product.recorder.evaluateAll();
      assert.deepEqual(await product.differences(round), []);
    }
  }
  t.diagnostic(`killed in the rounds ${rounds.join(' ')}`);

  // The last round is done again, as a collector does that was interrupted.
  await replica.do('open', options);
  await replica.do('recordRound', round);
  await replica.do('evaluateAll');
  assert.deepEqual(await product.differences(round), []);
  assert.deepEqual(await product.audit(), []);
}

describe('Killed at 20 random moments', { concurrency: true }, () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  before(async () => {
    server = await startServer();
  });
  after(() => server?.stop());

  test('it converges to the oracle on PostgreSQL', t =>
    killAgainAndAgain(t, {
      components: COMPONENTS,
      database: server.database('kills'),
    }));

  test('it converges to the oracle on SQLite', async t => {
    const folder = temporaryFolder();
    t.after(folder.remove);
    await killAgainAndAgain(t, {
      components: COMPONENTS,
      database: folder.database,
    });
  });
});
