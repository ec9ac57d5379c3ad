import { Knex } from 'knex';
import { RemovedStatementVersionRow } from './tables';

/*
 * Of a component that is removed, the highest version of its statements stays, by its name: if another one of that name
 * comes, its versions go on above, and nobody takes what is stated about it for what they saw of the one before. Names
 * alone decide, so that a version tells nothing of what happened to other components.
 */

const TABLE = 'removed_statement_versions';

/** What stands now, each with its version. */
const STATED = [
  'checklist_items',
  'decision_records',
  'attestations',
  'waivers',
];

/** Keeps the highest versions of components that are about to be removed. Needs the transaction that removes them. */
export async function keepVersions(
  transaction: Knex.Transaction,
  componentIds: readonly number[],
): Promise<void> {
  const about = (table: string) =>
    transaction(table)
      .join('components', 'components.id', `${table}.component_id`)
      .whereIn('component_id', [...componentIds]);
  const used: RemovedStatementVersionRow[] = [];
  for (const table of STATED) {
    const rows: RemovedStatementVersionRow[] = await about(table)
      .groupBy('entity_ref')
      .select('entity_ref', transaction.raw('max(version) as version'));
    used.push(...rows);
  }
  // Not taken apart in SQL: PostgreSQL refuses what people may write, like half a character.
  const takenBack: Array<{ entity_ref: string; before: string }> = await about(
    'statements',
  )
    .whereNull('after')
    .whereNotNull('before')
    .select('entity_ref', 'before');
  used.push(
    ...takenBack.map(({ entity_ref, before }) => ({
      entity_ref,
      version: Number(JSON.parse(before).version),
    })),
  );
  const highest = new Map<string, number>();
  for (const { entity_ref: ref, version } of used) {
    highest.set(ref, Math.max(version, highest.get(ref) ?? 0));
  }
  if (highest.size > 0) {
    await transaction(TABLE)
      .insert(
        [...highest].map(([entity_ref, version]) => ({ entity_ref, version })),
      )
      .onConflict('entity_ref')
      .merge()
      .whereRaw(`excluded.version > ${TABLE}.version`);
  }
}

/** The highest version of statements about gone components of the same name; 0 for none. */
export async function readKeptVersion(
  knex: Knex,
  componentId: number,
): Promise<number> {
  const row: RemovedStatementVersionRow | undefined = await knex(TABLE)
    .join('components', 'components.entity_ref', `${TABLE}.entity_ref`)
    .where({ id: componentId })
    .first(`${TABLE}.*`);
  return row?.version ?? 0;
}
