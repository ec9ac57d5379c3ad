// @ts-check

/**
 * Owners are told once a day what is new. How far that went is kept for each of them, so that what one could not be
 * told is told later, and nothing is told twice.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('digests', table => {
    table.comment('Up to where each recipient was told what is new');
    table
      .string('recipient', 400)
      .primary()
      .comment('Entity ref of an owner, or approvers for all of these');
    table
      .string('day', 10)
      .notNullable()
      .comment('Last day (UTC) on which it was looked at what is new');
    table
      .integer('transition_id')
      .notNullable()
      .comment('Last transition that was looked at');
    table
      .integer('statement_id')
      .notNullable()
      .comment('Last statement that was looked at');
    table.index(['day']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('digests');
};
