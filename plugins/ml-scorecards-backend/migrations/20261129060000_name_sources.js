// @ts-check

/**
 * Whoever sees a level fall learns at once whose new facts did it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('transitions', table => {
    table
      .string('source', 100)
      .nullable()
      .comment(
        'Whose facts were new, where the cause is facts; null of other causes, and of rows older than this',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // Not through Knex, which would build tables anew on SQLite.
  await knex.raw('alter table transitions drop column source');
};
