import { Knex } from 'knex';
import { UnauditedPushRow } from './tables';

const TABLE = 'unaudited_pushes';

/** Keeps what the audit log is to be told of a push, and gives the id of it. Needs the transaction of the push. */
export async function keepForAudit(
  transaction: Knex.Transaction,
  push: Omit<UnauditedPushRow, 'id'>,
): Promise<number> {
  const [{ id }] = await transaction(TABLE).insert(push).returning('id');
  return id;
}

/** Says that the audit log has been told of a push. */
export async function markPushAudited(knex: Knex, id: number): Promise<void> {
  await knex(TABLE).where({ id }).delete();
}

/** Pushes above an id of which the audit log may not have been told, oldest first. */
export async function readUnauditedPushes(
  knex: Knex,
  options: { before: Date; after: number; limit: number },
): Promise<UnauditedPushRow[]> {
  return knex(TABLE)
    .where('id', '>', options.after)
    .where('at', '<', options.before.toISOString())
    .orderBy('id')
    .limit(options.limit);
}
