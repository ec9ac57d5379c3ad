// @ts-check

/**
 * What meets the conditions of a policy is found out of all entities once, and then of those that have changed since. So
 * it is stored when they did.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('component_entities', table => {
    table
      .integer('epoch')
      .notNullable()
      .defaultTo(0)
      .comment('The epoch in which the entity last changed');
    table.index(['epoch']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('component_entities', table => {
    table.dropIndex(['epoch']);
  });
  // Not through Knex, which would build the table anew on SQLite.
  await knex.raw('alter table component_entities drop column epoch');
};
