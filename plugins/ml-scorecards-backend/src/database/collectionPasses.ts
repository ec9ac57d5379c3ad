import { CollectionError } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { PassOutcome, whyUnpublished } from '../collection/passVerdict';
import { countBatches, insertBatches } from './collectionBatches';
import { PassRow, readLastPass, SourceRow } from './collectionState';
import { recordingTransaction } from './database';
import { advanceEpoch } from './recordingState';

/** How a pass ended. */
export interface PassEnd {
  readonly startedAt: Date;
  /** Start of the pass that published before it. */
  readonly freshBefore?: Date;
  /** Why it published nothing. */
  readonly error?: CollectionError;
}

/**
 * Begins a pass over all components if there is none, and the last one began before an instant. Replicas take turns in
 * it, so none is planned twice.
 */
export async function planPass(
  knex: Knex,
  options: { source: string; before: Date; batchSize: number; now: Date },
): Promise<boolean> {
  const { source, now } = options;
  const isDue = async (client: Knex) => {
    const last = await readLastPass(client, source);
    return (
      !last ||
      (last.finished_at !== null &&
        last.started_at <= options.before.toISOString())
    );
  };
  // Most of the time there is nothing to do, and then nobody has to wait.
  if (!(await isDue(knex))) {
    return false;
  }
  return recordingTransaction(knex, async transaction => {
    if (!(await isDue(transaction))) {
      return false;
    }
    const ranges: Array<{ from: number; to: number; count: number | string }> =
      await transaction
        .from(
          transaction('components')
            .select(
              'id',
              transaction.raw(
                '(row_number() over (order by id) - 1) / cast(? as integer) as batch',
                [options.batchSize],
              ),
            )
            .as('numbered'),
        )
        .groupBy('batch')
        .orderBy('batch')
        .min({ from: 'id' })
        .max({ to: 'id' })
        .count({ count: '*' });
    if (ranges.length === 0) {
      // Whatever comes first should not wait for the interval to be over.
      return false;
    }
    const last = await readLastPass(transaction, source);
    const number = (last?.number ?? 0) + 1;
    await transaction('collection_passes')
      .where({ source })
      .where('number', '<', number - 1)
      .delete();
    await transaction('collection_passes').insert({
      source,
      number,
      started_at: now.toISOString(),
      components: ranges.reduce((sum, { count }) => sum + Number(count), 0),
    });
    await insertBatches(
      transaction,
      ranges.map(({ from, to, count }) => ({
        source,
        pass: number,
        components: { fromId: from, toId: to },
        count: Number(count),
      })),
      now,
    );
    return true;
  });
}

/**
 * Ends the running pass of a source if nothing of it is left to read. `lost-batches` says that it publishes, and that
 * the errors of its lost batches have to be written before.
 */
export async function concludePass(
  knex: Knex,
  options: { source: string; now: Date },
): Promise<PassEnd | 'lost-batches' | undefined> {
  const { source, now } = options;
  const isOver = async (client: Knex) => {
    const pass = await readLastPass(client, source);
    if (!pass || pass.finished_at !== null) {
      return undefined;
    }
    const batches = await countBatches(client, { source, pass: pass.number });
    return batches.open === 0 ? { pass, lost: batches.lost } : undefined;
  };
  // Others need not wait for somebody who only looks.
  if (!(await isOver(knex))) {
    return undefined;
  }
  return recordingTransaction(knex, async transaction => {
    const over = await isOver(transaction);
    if (!over) {
      return undefined;
    }
    const error = whyUnpublished(toOutcome(over.pass));
    if (!error && over.lost > 0) {
      return 'lost-batches';
    }
    const end = await finishPass(transaction, over.pass, { error, now });
    await advanceEpoch(transaction);
    return end;
  });
}

async function finishPass(
  transaction: Knex.Transaction,
  pass: PassRow,
  { error, now }: { error?: CollectionError; now: Date },
): Promise<PassEnd> {
  const { source, number } = pass;
  const before: SourceRow | undefined = await transaction('collection_sources')
    .where({ source })
    .first();
  const failure: { at: string } | undefined =
    before?.error && JSON.parse(before.error);
  await transaction('collection_sources')
    .insert({
      source,
      fresh_at: error ? before?.fresh_at ?? null : pass.started_at,
      failed_at: error ? pass.started_at : null,
      error: error
        ? // It fails since the first of the passes that came to nothing.
          JSON.stringify({ ...error, at: failure?.at ?? now.toISOString() })
        : null,
    })
    .onConflict('source')
    .merge();
  await transaction('collection_batches')
    .where({ source, pass: number })
    .delete();
  await transaction('collection_passes')
    .where({ source, number })
    .update({ finished_at: now.toISOString(), published: !error });
  return {
    startedAt: new Date(pass.started_at),
    freshBefore: before?.fresh_at ? new Date(before.fresh_at) : undefined,
    error,
  };
}

function toOutcome(pass: PassRow): PassOutcome {
  return {
    startedAt: new Date(pass.started_at),
    served: pass.served,
    answered: pass.changed + pass.unchanged,
    hadFacts: pass.had_facts,
    lost: pass.lost,
    cause: pass.cause ? JSON.parse(pass.cause) : undefined,
  };
}
