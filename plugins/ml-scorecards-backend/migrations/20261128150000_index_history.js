// @ts-check

/**
 * How components stood at the end of past days is found by time.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('transitions', table => {
    table.index(['component_id', 'at', 'id']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('transitions', table => {
    table.dropIndex(['component_id', 'at', 'id']);
  });
};
