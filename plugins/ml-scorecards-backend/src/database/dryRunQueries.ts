import { Knex } from 'knex';

/** The ids of the next components with a scorecard. */
export async function readEvaluatedComponents(
  knex: Knex,
  options: { after: number; limit: number },
): Promise<number[]> {
  return knex('components')
    .where('id', '>', options.after)
    .whereNotNull('evaluated_at')
    .orderBy('id')
    .limit(options.limit)
    .pluck('id');
}
