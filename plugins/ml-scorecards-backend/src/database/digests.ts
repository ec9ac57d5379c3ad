import { Knex } from 'knex';
import { DigestRow, StatementRow, TransitionRow } from './tables';

/** Stands for all who decide about waivers. No entity ref is without a colon. */
export const APPROVERS = 'approvers';

/** What is new up to here. */
export type DigestMark = Pick<
  DigestRow,
  'day' | 'transition_id' | 'statement_id'
>;

/** The last recordings and statements. Both become visible in the order of their ids, see `recordingTransaction`. */
export async function readLatestMark(
  knex: Knex,
  day: string,
): Promise<DigestMark> {
  const lastOf = async (table: string): Promise<number> =>
    (await knex(table).max({ id: 'id' }).first())?.id ?? 0;
  return {
    day,
    transition_id: await lastOf('transitions'),
    statement_id: await lastOf('statements'),
  };
}

/**
 * Begins with those who own something and were never told anything, or so long ago that it is no news: what comes from
 * now on is new to them.
 */
export async function enrolRecipients(
  knex: Knex,
  options: { mark: DigestMark; forgetBefore: string },
): Promise<void> {
  const { mark, forgetBefore } = options;
  await knex('digests').where('day', '<', forgetBefore).delete();
  await knex('digests')
    .insert({ recipient: APPROVERS, ...mark })
    .onConflict('recipient')
    .ignore();
  await knex.raw(
    `insert into digests (recipient, day, transition_id, statement_id)
      select distinct owner_ref, cast(? as varchar(10)), cast(? as integer), cast(? as integer)
      from components where owner_ref is not null and evaluated_at is not null
      on conflict (recipient) do nothing`,
    [mark.day, mark.transition_id, mark.statement_id],
  );
}

/** Recipients for whom it was not looked today yet what is new, in the order of their refs. */
export async function readDueDigests(
  knex: Knex,
  options: { day: string; limit: number },
): Promise<DigestRow[]> {
  return (
    knex('digests')
      .where('day', '<', options.day)
      .where(some =>
        some
          .where({ recipient: APPROVERS })
          .orWhereExists(
            knex('components')
              .select('id')
              .whereRaw('components.owner_ref = digests.recipient')
              .whereNotNull('evaluated_at'),
          ),
      )
      // Those who could not be told for long come last, so that they keep nobody else from being told.
      .orderBy([{ column: 'day', order: 'desc' }, { column: 'recipient' }])
      .limit(options.limit)
  );
}

/** Says that a recipient was told what is new up to a mark, unless somebody else did that meanwhile. */
export async function writeDigestMark(
  knex: Knex,
  recipient: string,
  mark: DigestMark,
): Promise<void> {
  await knex('digests')
    .where({ recipient })
    .where('day', '<', mark.day)
    .update(mark);
}

/** What is new: after one mark, up to another. */
export interface NewsWindow {
  readonly after: DigestMark;
  readonly upTo: DigestMark;
}

/** What was recorded of some components, oldest first, each after the last recording from before. */
export async function readNewTransitions(
  knex: Knex,
  componentIds: readonly number[],
  { after, upTo }: NewsWindow,
): Promise<TransitionRow[]> {
  const rows: TransitionRow[] = await knex('transitions')
    .whereIn('component_id', [...componentIds])
    .where('id', '>', after.transition_id)
    .where('id', '<=', upTo.transition_id)
    .orderBy('id');
  const changed = [...new Set(rows.map(row => row.component_id))];
  if (changed.length === 0) {
    return [];
  }
  const before: TransitionRow[] = await knex('transitions').whereIn(
    'id',
    // One look along an index for each, and not all that there ever was.
    knex('components')
      .whereIn('components.id', changed)
      .select(
        knex.raw(
          `(select max(earlier.id) from transitions as earlier
            where earlier.component_id = components.id and earlier.id <= ?)`,
          [after.transition_id],
        ),
      ),
  );
  return [...before, ...rows];
}

/** What was decided about waivers of some components, oldest first. */
export async function readNewWaiverDecisions(
  knex: Knex,
  componentIds: readonly number[],
  { after, upTo }: NewsWindow,
): Promise<StatementRow[]> {
  return knex('statements')
    .whereIn('component_id', [...componentIds])
    .where('id', '>', after.statement_id)
    .where('id', '<=', upTo.statement_id)
    .where({ kind: 'waiver' })
    .whereIn('action', ['approve', 'reject', 'revoke'])
    .orderBy('id');
}

/** Who has asked for waivers that still wait for a decision, each once. */
export async function readNewRequesters(
  knex: Knex,
  { after, upTo }: NewsWindow,
): Promise<string[]> {
  return knex('statements')
    .join('waivers', on =>
      on
        .on('waivers.component_id', 'statements.component_id')
        .on('waivers.check_id', 'statements.subject'),
    )
    .where('statements.id', '>', after.statement_id)
    .where('statements.id', '<=', upTo.statement_id)
    .where({
      'statements.kind': 'waiver',
      'statements.action': 'request',
      'waivers.state': 'requested',
    })
    .distinct('waivers.requested_by')
    .pluck('waivers.requested_by');
}
