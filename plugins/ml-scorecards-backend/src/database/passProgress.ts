import { CollectionError } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { addErrors, FailedComponent } from '../collection/collectionErrors';
import { isCircuitOpen, isSourceFailing } from '../collection/passVerdict';
import { loseOpenBatches, postponeOpenBatches } from './collectionBatches';
import { errorsOf, PassCounts, PassRow } from './collectionState';

// What becomes known of a pass while it runs. All of it needs the fence of the batch that it became known by.

/** A pass of a source. */
export interface PassId {
  readonly source: string;
  readonly number: number;
}

/** What reading one or more batches came to. */
export interface BatchResult {
  readonly counts: PassCounts;
  readonly failed: readonly FailedComponent[];
}

/** Whether so many batches were lost in a row that the source is left alone for the rest of the pass. */
export async function isPassGivenUp(
  knex: Knex,
  { source, number }: PassId,
): Promise<boolean> {
  const row = await knex('collection_passes')
    .where({ source, number })
    .first('lost_in_row');
  return isCircuitOpen(row?.lost_in_row ?? 0);
}

/** Adds what batches came to that are done. */
export async function addDoneBatches(
  transaction: Knex.Transaction,
  pass: PassId,
  { counts, failed }: BatchResult,
): Promise<void> {
  await update(transaction, pass, {
    ...increments(transaction, counts),
    ...(await moreErrors(transaction, pass, failed)),
    failed_in_row: 0,
    lost_in_row: 0,
  });
}

/**
 * Adds what a batch came to that is lost. If it is the source that fails, the rest of the pass is lost as well after
 * several in a row.
 */
export async function addLostBatch(
  transaction: Knex.Transaction,
  pass: PassId,
  {
    counts,
    failed,
    cause,
    now,
    isOfSource,
  }: BatchResult & {
    cause: CollectionError;
    now: Date;
    /** Whether it says anything about the source. */
    isOfSource: boolean;
  },
): Promise<void> {
  const inRow = isOfSource ? 1 : 0;
  const [{ lost_in_row: lostInRow }] = await transaction('collection_passes')
    .where({ ...pass })
    .update({
      failed_in_row: transaction.raw('failed_in_row + ?', [inRow]),
      lost_in_row: transaction.raw('lost_in_row + ?', [inRow]),
      cause: JSON.stringify(cause),
      ...(await moreErrors(transaction, pass, failed)),
    })
    .returning('lost_in_row');
  const { components, withFacts } = isCircuitOpen(lostInRow)
    ? await loseOpenBatches(transaction, {
        source: pass.source,
        pass: pass.number,
        error: cause,
        now,
      })
    : { components: 0, withFacts: 0 };
  await update(
    transaction,
    pass,
    increments(transaction, {
      ...counts,
      seen: counts.seen + components,
      // Nobody asks whom the collector serves: those with facts were served the last time.
      served: counts.served + withFacts,
      had_facts: counts.had_facts + withFacts,
      lost: counts.lost + withFacts,
    }),
  );
}

/**
 * Notes that an attempt failed that will be repeated. After several in a row the other batches wait for that as well:
 * a source that is down is asked about one batch at a time.
 */
export async function noteFailedAttempt(
  transaction: Knex.Transaction,
  pass: PassId,
  notBefore: Date,
): Promise<void> {
  const [{ failed_in_row: failedInRow }] = await transaction(
    'collection_passes',
  )
    .where({ ...pass })
    .update({ failed_in_row: transaction.raw('failed_in_row + 1') })
    .returning('failed_in_row');
  if (isSourceFailing(failedInRow)) {
    await postponeOpenBatches(transaction, {
      source: pass.source,
      pass: pass.number,
      notBefore,
    });
  }
}

async function update(
  transaction: Knex.Transaction,
  pass: PassId,
  columns: object,
): Promise<void> {
  await transaction('collection_passes')
    .where({ ...pass })
    .update(columns);
}

function increments(
  transaction: Knex.Transaction,
  counts: PassCounts,
): Record<string, Knex.Raw> {
  return Object.fromEntries(
    Object.entries(counts).map(([column, count]) => [
      column,
      transaction.raw('?? + ?', [column, count]),
    ]),
  );
}

async function moreErrors(
  transaction: Knex.Transaction,
  pass: PassId,
  failed: readonly FailedComponent[],
): Promise<Partial<PassRow>> {
  if (failed.length === 0) {
    return {};
  }
  const row: PassRow = await transaction('collection_passes')
    .where({ ...pass })
    .first();
  return { errors: JSON.stringify(addErrors(errorsOf(row), failed)) };
}
