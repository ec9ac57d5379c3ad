// @ts-check

/**
 * Versions of statements go on where those of gone components ended, so that a component that comes back has none that
 * somebody has seen before. Each version came with an epoch of its own, so none is above the epoch.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('recording_state', table => {
    table
      .integer('removed_epoch')
      .notNullable()
      .defaultTo(0)
      .comment('The epoch in which components last went');
  });
  // Nobody knows when they last did.
  await knex('recording_state').update({ removed_epoch: knex.raw('epoch') });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // Not through Knex, which would build tables anew on SQLite.
  await knex.raw('alter table recording_state drop column removed_epoch');
};
