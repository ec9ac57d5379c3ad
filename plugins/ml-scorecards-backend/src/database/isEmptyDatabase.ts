import { Knex } from 'knex';

/** Whether there is no component, and no day of one that has gone. */
export async function isEmptyDatabase(knex: Knex): Promise<boolean> {
  return (
    !(await knex('components').first('id')) &&
    !(await knex('rollup_days').first('day'))
  );
}
