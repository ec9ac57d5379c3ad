import assert from 'node:assert/strict';
import { after, before, describe, test, TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { LEASE_MS } from '../../plugins/ml-scorecards-backend/src/database/collectionClaims';
import { recordingTransaction } from '../../plugins/ml-scorecards-backend/src/database/database';
import { answerFrom, changesOf, versionsAfter } from '../organisation/changes';
import { expectedOf } from '../organisation/oracle';
import { NOW, serves, SOURCES } from '../organisation/workload';
import { loadedDatabase, startServer } from './databases';
import { ONE_IN, Product, ProductOptions } from './Product';
import { Replica } from './Replica';

const COMPONENTS = 600;
const CHANGING = { components: COMPONENTS, oneIn: ONE_IN };
const ROUNDS = 4;
/** Longer than anything takes on a slow machine; reached only when something hangs. */
const PATIENCE_MS = 30_000;

/** How many steps the histories have when each change was recorded once: sources change one after the other. */
function expectedTransitions(rounds: number): number {
  let transitions = COMPONENTS;
  for (let round = 1; round <= rounds; round += 1) {
    const before = versionsAfter(CHANGING, round - 1);
    const current = versionsAfter(CHANGING, round);
    const changed = new Set<number>();
    for (let source = 0; source < SOURCES; source += 1) {
      for (const component of changesOf(CHANGING, round, source)) {
        changed.add(component);
      }
    }
    for (const component of changed) {
      let last = stateOf(component, before);
      for (let upTo = 0; upTo < SOURCES; upTo += 1) {
        const next = stateOf(component, (one, source) =>
          source <= upTo ? current(one, source) : before(one, source),
        );
        transitions += next === last ? 0 : 1;
        last = next;
      }
    }
  }
  return transitions;
}

function stateOf(
  component: number,
  versionOf: Parameters<typeof expectedOf>[1],
): string {
  const { states, tier, level } = expectedOf(component, versionOf, NOW);
  return `${states} ${tier} ${level}`;
}

async function countTransitions(product: Product): Promise<number> {
  const [{ count }] = await product.knex('transitions').count({ count: '*' });
  return Number(count);
}

/** Until a session waits for the lock of another one. Before that it can be idle in its transaction as well, for a moment. */
async function oneWaits({ knex }: Product): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const { rows } = await knex.raw(
      `select pid from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) {
      return;
    }
    assert.ok(Date.now() < deadline, 'no session waits for a lock');
    await sleep(20);
  }
}

describe('Two replicas on one PostgreSQL', () => {
  let server: Awaited<ReturnType<typeof startServer>>;
  before(async () => {
    server = await startServer();
  });
  after(() => server?.stop());

  async function setUp(t: TestContext, name: string) {
    const options: ProductOptions = {
      components: COMPONENTS,
      database: server.database(name),
    };
    const replicas = [new Replica(), new Replica()];
    t.after(() => Promise.all(replicas.map(replica => replica.kill())));
    const product = await loadedDatabase(t, options);
    await Promise.all(replicas.map(replica => replica.do('open', options)));
    return { product, first: replicas[0], second: replicas[1] };
  }

  async function assertRight(product: Product, round: number) {
    assert.deepEqual(await product.audit(), []);
    assert.deepEqual(await product.differences(round), []);
  }

  test('record each change once, though both are told of all at the same time', async t => {
    const { product, first, second } = await setUp(t, 'both');
    const sweepTogether = async () => {
      const ends = await Promise.all(
        [first, second].map(replica => replica.end('evaluateAll')),
      );
      const errors = ends.flatMap(({ error }) => (error ? [error.name] : []));
      // Who began later takes the turn of the other one, unless that had ended.
      assert.ok(errors.length <= 1, errors.join());
      assert.ok(
        errors.every(name => name === 'LostTurnError'),
        errors.join(),
      );
    };
    await sweepTogether();
    for (let round = 1; round <= ROUNDS; round += 1) {
      await Promise.all([
        first.do('recordRound', round),
        second.do('recordRound', round),
        ...(round % 2 === 0 ? [sweepTogether()] : []),
      ]);
    }
    await assertRight(product, ROUNDS);
    assert.equal(await countTransitions(product), expectedTransitions(ROUNDS));
  });

  test('base no result on facts that the other one is replacing', async t => {
    const { product, first, second } = await setUp(t, 'halves');
    await first.do('evaluateAll');
    for (let round = 1; round <= ROUNDS; round += 1) {
      // Each of them sees to half of the sources, of the same components.
      await Promise.all([
        first.do('recordSources', { round, sources: [0, 2, 4, 6] }),
        second.do('recordSources', { round, sources: [1, 3, 5, 7] }),
      ]);
    }
    await assertRight(product, ROUNDS);
  });

  test('one that is stopped in a sweep writes nothing once the other one took its turn', async t => {
    const { product, first, second } = await setUp(t, 'sweep');
    await first.do('stopAfterTransactions', 1);
    const end = first.end('evaluateAll');
    await first.isStopped();
    const some = await countTransitions(product);
    assert.ok(some > 0 && some < COMPONENTS, `${some} are recorded`);

    await second.do('evaluateAll');
    await second.do('recordRound', 1);
    const state = await product.knex('recording_state').first();
    const count = await countTransitions(product);

    first.continue();
    assert.equal((await end).error?.name, 'LostTurnError');
    assert.deepEqual(await product.knex('recording_state').first(), state);
    assert.equal(await countTransitions(product), count);
    assert.equal(count, expectedTransitions(1));
    await assertRight(product, 1);
  });

  test('one that is stopped while it reads a batch writes nothing once its lease is over', async t => {
    const { product, first, second } = await setUp(t, 'lease');
    await first.do('evaluateAll');
    // In the third batch of 100, when the answers of the second one are recorded, but not yet that it is done.
    const end = first.end<string[]>('collect', { version: 1, stopAfter: 230 });
    await first.isStopped();
    const left: Array<{
      from_id: number;
      to_id: number;
      claim: string | null;
    }> = await product.knex('collection_batches');
    assert.equal(left.filter(({ claim }) => claim).length, 2);
    const firstIds = new Set(
      product.ids.filter(
        id => !left.some(batch => batch.from_id <= id && id <= batch.to_id),
      ),
    );
    assert.equal(firstIds.size, 100);

    const later = LEASE_MS + 1000;
    await second.do('setClock', later);
    await second.do('collect', { version: 101 });
    assert.deepEqual(await product.knex('collection_batches'), []);
    await second.do('evaluateAll');
    const factsOf = () =>
      product.knex('fact_sets').orderBy(['component_id', 'source']);
    const facts = await factsOf();
    const count = await countTransitions(product);

    first.continue();
    const { result, error } = await end;
    assert.equal(error, undefined);
    assert.match(String(result), /left to another replica/);
    assert.deepEqual(await factsOf(), facts);
    assert.equal(await countTransitions(product), count);

    product.setClock(new Date(NOW.getTime() + later));
    assert.deepEqual(await product.audit(), []);
    // The first batch was read by the one, and all others by the other one.
    assert.deepEqual(
      await product.differences((component, source) => {
        if (source !== 0 || !serves(component, 0)) {
          return 0;
        }
        const from = firstIds.has(product.ids[component]) ? 1 : 101;
        return answerFrom(component, 0, from);
      }),
      [],
    );
  });

  test('one that is stopped with the lock does not keep the other one waiting for ever', async t => {
    const { product, first, second } = await setUp(t, 'lock');
    const timeout = await recordingTransaction(
      product.knex,
      async transaction => {
        const { rows } = await transaction.raw(
          'show idle_in_transaction_session_timeout',
        );
        return rows[0].idle_in_transaction_session_timeout;
      },
    );
    assert.equal(timeout, '1min');

    await first.do('stopWithinTransaction');
    const end = first.end('evaluateAll');
    await first.isStopped();
    const sweeping = second.do('evaluateAll');
    await oneWaits(product);
    // The server ends the session as it does by itself when the minute is over.
    const { rows } = await product.knex.raw(
      `select pg_terminate_backend(pid) as ended from pg_stat_activity
       where datname = current_database() and state = 'idle in transaction'`,
    );
    assert.deepEqual(rows, [{ ended: true }]);
    await sweeping;

    first.continue();
    assert.ok((await end).error, 'the one that was stopped has to fail');
    await first.do('recordRound', 1);
    await assertRight(product, 1);
    assert.equal(await countTransitions(product), expectedTransitions(1));
  });
});
