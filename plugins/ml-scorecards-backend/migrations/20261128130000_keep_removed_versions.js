// @ts-check

/**
 * Versions of statements go on where those of a gone component of the same name ended, so that one that comes back has
 * none that somebody has seen before. The epoch in which any component last went, which they went on above before, moved
 * with components that not everybody may read.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // Not through Knex, which would build tables anew on SQLite. What has gone by now is not known any more.
  await knex.raw('alter table recording_state drop column removed_epoch');
  await knex.schema.createTable('removed_statement_versions', table => {
    table.comment('Of names whose components went with statements');
    // No component: that is what is gone.
    table.string('entity_ref', 400).primary();
    table
      .integer('version')
      .notNullable()
      .comment('The highest one of all statements about it');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('recording_state', table => {
    table
      .integer('removed_epoch')
      .notNullable()
      .defaultTo(0)
      .comment('The epoch in which components last went');
  });
  // No version is above it.
  await knex('recording_state').update({ removed_epoch: knex.raw('epoch') });
  await knex.schema.dropTable('removed_statement_versions');
};
