// @ts-check

/**
 * A batch whose components end the process leaves no other trace than that it was claimed. So claims are counted.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('collection_batches', table => {
    table
      .integer('claims')
      .notNullable()
      .defaultTo(0)
      .comment('Claims since somebody last said what came of one');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table collection_batches drop column claims');
};
