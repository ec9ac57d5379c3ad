// @ts-check

/**
 * A push is recorded before the audit log hears that it succeeded. Until it has heard, what to tell is kept here: a process
 * may end in between, and a later push takes the place of an earlier one.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('unaudited_pushes', table => {
    table.comment('Recorded pushes of which the audit log may not know yet');
    table.increments('id');
    // No component: what was done is told of, also if the component is gone by then.
    table.string('entity_ref', 400).notNullable();
    table.string('source', 100).notNullable();
    table
      .string('by', 400)
      .notNullable()
      .comment('Entity ref of the user, or subject of the service');
    table.string('at', 30).notNullable().comment('ISO 8601 in UTC');
    table
      .string('collected_at', 30)
      .notNullable()
      .comment('When it was so, ISO 8601 in UTC');
    table.text('before').notNullable().comment('JSON: facts by name');
    table.text('after').notNullable().comment('JSON: facts by name');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('unaudited_pushes');
};
