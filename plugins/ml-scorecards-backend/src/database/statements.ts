import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { isPostgres, recordingTransaction } from './database';
import { advanceEpoch } from './recordingState';

/**
 * Changes what somebody stated about a component, if its version is still the one that the caller saw; otherwise throws
 * a ConflictError and writes nothing. Gives the row before.
 */
export async function changeStatement<Row extends { readonly version: number }>(
  knex: Knex,
  options: {
    table: string;
    /** What a person calls it. */
    noun: string;
    /** The columns of its primary key, with their values. */
    key: Partial<Row>;
    /** The version that the caller saw, 0 for none. */
    seen: number;
    /** What is to stand there, or undefined to take it back. */
    after: Omit<Row, 'version'> | undefined;
  },
): Promise<Row | undefined> {
  const { table, noun, key, seen, after } = options;
  // A recording transaction, as it says that what can be read has changed.
  return recordingTransaction(knex, async transaction => {
    const before: Row | undefined = await transaction(table).where(key).first();
    // The version is compared in the statement that writes, so that of two people at once only one gets through.
    const isSeen = () => transaction(table).where({ ...key, version: seen });
    let changed: number;
    if (!after) {
      changed = await isSeen().delete();
    } else if (seen > 0) {
      changed = await isSeen().update({ ...after, version: seen + 1 });
    } else {
      const inserted = await transaction(table)
        .insert({ ...after, version: 1 })
        .onConflict(Object.keys(key))
        .ignore()
        .returning('version');
      changed = inserted.length;
    }
    if (changed !== 1) {
      throw new ConflictError(
        `Somebody else changed this ${noun} meanwhile: it is at version ${
          before?.version ?? 0
        }, and you saw version ${seen}`,
      );
    }
    await advanceEpoch(transaction);
    return before;
  });
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
  return `(select ${list}(${object}(${pairs})) from ${table}
    where ${table}.component_id = components.id)`;
}
