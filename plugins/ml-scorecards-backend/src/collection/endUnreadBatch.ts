import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { FactCollector } from 'backstage-plugin-ml-scorecards-node';
import { Knex } from 'knex';
import { loseBatch, postponeBatch } from '../database/collectionBatches';
import { ClaimedBatch } from '../database/collectionClaims';
import { readStoredOfComponents } from '../database/componentsToRead';
import { addLostBatch } from '../database/passProgress';
import { COLLECTOR_FAILED } from './askCollector';
import { backOffMs, isLastAttempt } from './batchOutcome';
import { Unrecorded } from './Unrecorded';

interface Run {
  readonly collector: FactCollector;
  readonly knex: Knex;
  readonly logger: LoggerService;
  readonly now: () => Date;
  readonly random: () => number;
}

interface UnreadBatch {
  readonly batch: ClaimedBatch;
  readonly startedAt: Date;
  readonly error: unknown;
}

/**
 * Puts a batch off over which something unexpected went wrong, so that the others go on; in the end it is given up. It
 * says nothing about the source, so it does not count against that.
 */
export async function endUnreadBatch(
  options: Run,
  unrecorded: Unrecorded,
  unread: UnreadBatch,
): Promise<void> {
  const { collector, logger, now, random } = options;
  const { source } = collector.factSet;
  const { batch, error } = unread;
  const attempts = batch.failedAttempts + 1;
  logger.error(
    'Something went wrong over a batch of ML components.',
    Object.assign(toError(error), { source, attempts }),
  );
  if (!isLastAttempt(attempts)) {
    const notBefore = new Date(now().getTime() + backOffMs(attempts, random));
    unrecorded.end(batch, transaction =>
      postponeBatch(transaction, batch, notBefore),
    );
  } else if (batch.pass === undefined) {
    // The next pass has its components.
    unrecorded.done({ batch });
  } else {
    await lose(options, unrecorded, unread, batch.pass);
  }
  await unrecorded.record();
}

async function lose(
  { collector, knex, now }: Run,
  unrecorded: Unrecorded,
  { batch, startedAt }: UnreadBatch,
  pass: number,
): Promise<void> {
  const { source } = collector.factSet;
  const components = await readStoredOfComponents(
    knex,
    source,
    batch.components,
  );
  const withFacts = components.filter(
    ({ stored }) => stored?.facts && !stored.error,
  ).length;
  unrecorded.end(batch, async transaction => {
    await loseBatch(transaction, batch, {
      at: startedAt,
      components: [{ error: COLLECTOR_FAILED }],
    });
    await addLostBatch(
      transaction,
      { source, number: pass },
      {
        counts: {
          seen: components.length,
          served: withFacts,
          had_facts: withFacts,
          changed: 0,
          unchanged: 0,
          failed: 0,
          lost: withFacts,
        },
        failed: [],
        cause: COLLECTOR_FAILED,
        now: now(),
        isOfSource: false,
      },
    );
  });
}
