import { stringifyEntityRef } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { answerFrom } from '../organisation/changes';
import { factSetOf, NOW } from '../organisation/workload';
import { Product, ProductOptions } from './Product';

/*
 * One replica of the product in a process of its own, for tests that kill and stop it. Where a test needs it stopped at
 * a certain point, it stops itself there, with the signal that an operating system would use.
 */

let product: Product;

function stopNow(): void {
  process.kill(process.pid, 'SIGSTOP');
}

/** Lets the process stop after some more transactions, when it has none open. */
function stopAfterTransactions(knex: Knex, count: number): void {
  const begin = knex.transaction.bind(knex) as (...args: any[]) => Promise<any>;
  let left = count;
  Object.defineProperty(knex, 'transaction', {
    value: async (...args: unknown[]) => {
      const result = await begin(...args);
      left -= 1;
      if (left === 0) {
        stopNow();
      }
      return result;
    },
  });
}

/** Lets the process stop when it has begun its next recording transaction, with its lock. */
function stopWithinTransaction(knex: Knex): void {
  const onResponse = (_: unknown, { sql }: { sql: string }) => {
    if (/^update .recording_state/.test(sql)) {
      knex.off('query-response', onResponse);
      stopNow();
    }
  };
  knex.on('query-response', onResponse);
}

const STEPS: Record<string, (options: any) => Promise<unknown>> = {
  load: (options: ProductOptions) => Product.load(options),
  open: async (options: ProductOptions) => {
    product = await Product.open(options);
  },
  recordRound: (round: number) => product.recordRound(round),
  recordSources: (options: { round: number; sources: number[] }) =>
    product.recordRound(options.round, options.sources),
  sweepRound: (round: number) => product.sweepRound(round),
  evaluateAll: () => product.recorder.evaluateAll(),
  /** One round after the other, until somebody ends the process. */
  goOn: async (from: number) => {
    for (let round = from; ; round += 1) {
      process.send?.({ round });
      await (round % 2 === 0
        ? product.sweepRound(round)
        : product.recordRound(round));
    }
  },
  stopAfterTransactions: async (count: number) =>
    stopAfterTransactions(product.knex, count),
  stopWithinTransaction: async () => stopWithinTransaction(product.knex),
  setClock: async (after: number) =>
    product.setClock(new Date(NOW.getTime() + after)),
  /** Reads source 0, and stops in the middle of a batch after some answers, or ends over a component. */
  collect: async (options: {
    version: number;
    stopAfter?: number;
    exitOver?: number;
  }) => {
    let left = options.stopAfter ?? Infinity;
    return product.collect(0, async function* answer(components) {
      for (const { entity } of components) {
        if (left === 0) {
          stopNow();
        }
        left -= 1;
        const index = Number(entity.metadata.labels?.['bench/index']);
        if (index === options.exitOver) {
          process.exit(7);
        }
        const version = answerFrom(index, 0, options.version);
        yield {
          entityRef: stringifyEntityRef(entity),
          facts: factSetOf(index, 0, version).facts!,
        };
      }
    });
  },
};

// A test that failed must not leave us behind.
process.on('disconnect', () => process.exit());

process.on('message', (message: { step: string; options: unknown }) => {
  const { step, options } = message;
  STEPS[step](options).then(
    result => process.send?.({ step, result }),
    error =>
      process.send?.({
        step,
        error: { name: error?.name, message: String(error?.message) },
      }),
  );
});
