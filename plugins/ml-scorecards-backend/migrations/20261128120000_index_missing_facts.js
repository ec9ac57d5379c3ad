/**
 * Components of which a source has given no facts, found without looking at all facts of all components.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.raw(
    `create index fact_sets_without_facts on fact_sets (source, component_id)
     where facts is null and error is not null`,
  );
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('drop index fact_sets_without_facts');
};
