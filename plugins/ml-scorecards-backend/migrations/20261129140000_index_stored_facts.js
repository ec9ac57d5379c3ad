// @ts-check

/**
 * How many components have facts of a source, and how many failed, counted without looking at all facts of all
 * components.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(
    `create index fact_sets_with_facts on fact_sets (source, component_id)
     where facts is not null`,
  );
  await knex.raw(
    `create index fact_sets_failed on fact_sets (source, component_id)
     where error is not null`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index fact_sets_with_facts');
  await knex.raw('drop index fact_sets_failed');
};
