import { Knex } from 'knex';

/** The next components with a scorecard, by id. */
export async function readEvaluatedComponents(
  knex: Knex,
  options: { after: number; limit: number },
): Promise<Array<{ id: number; entity_ref: string }>> {
  return knex('components')
    .where('id', '>', options.after)
    .whereNotNull('evaluated_at')
    .orderBy('id')
    .limit(options.limit)
    .select('id', 'entity_ref');
}
