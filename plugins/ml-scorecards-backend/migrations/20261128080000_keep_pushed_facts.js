// @ts-check

/**
 * Facts that pipelines push. They have a table of their own, so that no pass of a collector touches them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('pushed_fact_sets', table => {
    table.comment('What pipelines last pushed of each source and component');
    table
      .integer('component_id')
      .notNullable()
      .references('components.id')
      .onDelete('CASCADE');
    table.string('source', 100).notNullable();
    table.text('facts').notNullable().comment('JSON: facts by name');
    table.string('fingerprint', 64).notNullable().comment('Of the facts');
    table
      .string('collected_at', 30)
      .notNullable()
      .comment('When it was so, ISO 8601 in UTC');
    table.string('pushed_at', 30).notNullable().comment('ISO 8601 in UTC');
    table
      .string('pushed_by', 400)
      .notNullable()
      .comment('Entity ref of the user, or subject of the service');
    table
      .text('keys')
      .notNullable()
      .comment('JSON: the last idempotency keys, newest first');
    table.primary(['component_id', 'source']);
    table.index(['source', 'collected_at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('pushed_fact_sets');
};
