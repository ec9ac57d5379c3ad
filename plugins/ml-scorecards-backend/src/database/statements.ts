import { ConflictError } from '@backstage/errors';
import {
  StatementAction,
  StatementKind,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { isPostgres, recordingTransaction } from './database';
import { advanceEpoch } from './recordingState';
import { readKeptVersion } from './removedVersions';
import { StatementRow } from './tables';

/** What a statement looked like, as it is kept and told. */
export type Told = Record<string, string | number | boolean | null>;

/** A statement that was made, with how it stood before and after. */
export interface MadeStatement {
  readonly id: number;
  readonly before: Told | null;
  readonly after: Told | null;
}

/**
 * Changes what somebody stated about a component, if its version is still the one that the caller saw; otherwise throws
 * a ConflictError and writes nothing. What they did is kept beside it, in the same transaction.
 */
export async function changeStatement<
  Row extends { readonly component_id: number; readonly version: number },
>(
  knex: Knex,
  options: {
    table: string;
    /** What a person calls it. */
    noun: string;
    /** The columns of its primary key, with their values. */
    key: Partial<Row> & { readonly component_id: number };
    /** The version that the caller saw, 0 for none. */
    seen: number;
    /** What is to stand there, or undefined to take it back. */
    after: Omit<Row, 'version'> | undefined;
    tell(row: Row): Told;
    says: {
      readonly kind: StatementKind;
      readonly action: StatementAction;
      readonly subject: string;
      readonly by: string;
      readonly at: Date;
    };
  },
): Promise<MadeStatement> {
  const { table, noun, key, seen, tell, says } = options;
  // A recording transaction, as it says that what can be read has changed.
  return recordingTransaction(knex, async transaction => {
    const before: Row | undefined = await transaction(table).where(key).first();
    // What was taken back leaves its version behind, so that nobody takes what stands there now for what they saw, and so
    // does a component of that name that was here before.
    const last =
      seen > 0
        ? seen
        : (await readLastVersion(transaction, key, says)) ??
          (await readKeptVersion(transaction, key.component_id));
    const after =
      options.after &&
      ({ ...options.after, version: last + 1 } as unknown as Row);
    // The version is compared in the statement that writes, so that of two people at once only one gets through.
    const isSeen = () => transaction(table).where({ ...key, version: seen });
    let changed: number;
    if (!after) {
      changed = await isSeen().delete();
    } else if (seen > 0) {
      changed = await isSeen().update(after);
    } else {
      const inserted = await transaction(table)
        .insert(after)
        .onConflict(Object.keys(key))
        .ignore()
        .returning('version');
      changed = inserted.length;
    }
    if (changed !== 1) {
      throw changedMeanwhile(noun, before?.version ?? 0, seen);
    }
    const made = {
      before: before ? tell(before) : null,
      after: after ? tell(after) : null,
    };
    const [{ id }] = await transaction('statements')
      .insert({
        ...says,
        component_id: key.component_id,
        at: says.at.toISOString(),
        before: made.before && JSON.stringify(made.before),
        after: made.after && JSON.stringify(made.after),
      })
      .returning('id');
    await advanceEpoch(transaction);
    return { id, ...made };
  });
}

/** What to tell somebody who saw another version than is there. */
export function changedMeanwhile(
  noun: string,
  current: number,
  seen: number,
): ConflictError {
  return new ConflictError(
    `Somebody else changed this ${noun} meanwhile: it is at version ${current}, and you saw version ${seen}`,
  );
}

/** The highest version that was ever stated about the component; undefined for none. */
async function readLastVersion(
  transaction: Knex.Transaction,
  { component_id }: { readonly component_id: number },
  { kind, subject }: { readonly kind: StatementKind; readonly subject: string },
): Promise<number | undefined> {
  const last: StatementRow | undefined = await transaction('statements')
    .where({ component_id, kind, subject })
    .orderBy('id', 'desc')
    .first();
  const told: Told | null = JSON.parse(last?.after ?? last?.before ?? 'null');
  return told ? Number(told.version) : undefined;
}

/** Says that the audit log has been told of a statement. */
export async function markAudited(knex: Knex, id: number): Promise<void> {
  await knex('statements').where({ id }).update({ audited: true });
}

/** Statements above an id of which the audit log may not have been told, oldest first, with the entity that they are about. */
export async function readUnaudited(
  knex: Knex,
  options: { before: Date; after: number; limit: number },
): Promise<Array<StatementRow & { entity_ref: string }>> {
  return knex('statements')
    .join('components', 'components.id', 'statements.component_id')
    .where({ audited: false })
    .where('statements.id', '>', options.after)
    .where('at', '<', options.before.toISOString())
    .orderBy('statements.id')
    .limit(options.limit)
    .select('statements.*', 'components.entity_ref');
}

/** What people stated about a component, newest first. */
export async function readStatements(
  knex: Knex,
  options: { componentId: number; before?: number; limit: number },
): Promise<StatementRow[]> {
  const { componentId, before, limit } = options;
  const query = knex('statements').where({ component_id: componentId });
  if (before !== undefined) {
    query.where('id', '<', before);
  }
  return query.orderBy('id', 'desc').limit(limit);
}

/** SQL of the statements about a row of `components`: a list in JSON, or null for none. */
export function statementsSql(
  knex: Knex,
  table: string,
  columns: readonly string[],
): string {
  const [list, object] = isPostgres(knex)
    ? ['json_agg', 'json_build_object']
    : ['json_group_array', 'json_object'];
  const pairs = columns.map(name => `'${name}', ${name}`).join(', ');
  // Grouped, so that there is no row where there are no statements: SQLite would make an empty list of them.
  return `(select ${list}(${object}(${pairs})) from ${table}
    where ${table}.component_id = components.id group by ${table}.component_id)`;
}
