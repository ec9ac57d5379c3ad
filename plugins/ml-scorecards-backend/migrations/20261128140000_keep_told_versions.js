// @ts-check

/**
 * Who vouches for a version of a model vouches for what all sources tell at that time, also that they tell nothing.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('attestations', table => {
    table
      .text('told_versions')
      .nullable()
      .comment(
        'JSON: what each source told of the versions that serve; null of what is not about these, or older than this',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // Not through Knex, which would build tables anew on SQLite.
  await knex.raw('alter table attestations drop column told_versions');
};
