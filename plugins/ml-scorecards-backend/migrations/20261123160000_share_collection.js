// @ts-check

// Collectors go over the components in passes, cut into batches that replicas share. When facts were read is kept once
// per source, so that reading the same again writes no row.

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('collection_sources', table => {
    table.comment('What holds for all facts of a source');
    table.string('source', 100).primary();
    table
      .string('fresh_at', 30)
      .nullable()
      .comment(
        'Start of the last pass that published: facts without an error were read since then; ISO 8601 in UTC',
      );
    table
      .string('failed_at', 30)
      .nullable()
      .comment('Start of the last pass, if it published nothing');
    table.text('error').nullable().comment('JSON: why it published nothing');
  });

  await knex.schema.createTable('collection_passes', table => {
    table.comment('The running and the last pass of each source');
    table.string('source', 100).notNullable();
    table.integer('number').notNullable().comment('Grows by one');
    table.string('started_at', 30).notNullable().comment('ISO 8601 in UTC');
    table.string('finished_at', 30).nullable().comment('null while it runs');
    table
      .boolean('published')
      .nullable()
      .comment('Whether it reached enough components to be believed');
    table.integer('components').notNullable().comment('As planned');
    for (const [column, comment] of [
      ['seen', 'Components of batches that are done or lost'],
      ['served', 'Those that the collector was asked about'],
      ['had_facts', 'Those that had facts and no error before'],
      ['changed', 'Facts that are new'],
      ['unchanged', 'Facts that are as they were'],
      ['failed', 'Components with an error of their own'],
      ['lost', 'Those that had facts and were not reached'],
      ['failed_in_row', 'Attempts that failed one after the other'],
      ['lost_in_row', 'Batches lost one after the other'],
    ]) {
      table.integer(column).notNullable().defaultTo(0).comment(comment);
    }
    table.text('cause').nullable().comment('JSON: why a batch was lost');
    table
      .text('errors')
      .notNullable()
      .defaultTo('{}')
      .comment('JSON by code: how many, and some examples');
    table.primary(['source', 'number']);
  });

  await knex.schema.createTable('collection_batches', table => {
    table.comment('What is left to read; a batch goes when it is done');
    table.increments('id');
    table.string('source', 100).notNullable();
    table
      .integer('pass')
      .nullable()
      .comment('null: components that should not wait for the next pass');
    table.integer('from_id').nullable().comment('First component');
    table.integer('to_id').nullable().comment('Last component');
    table.text('component_ids').nullable().comment('JSON, instead of a range');
    table.integer('components').notNullable().comment('As planned');
    table.integer('attempts').notNullable().defaultTo(0);
    table.string('not_before', 30).notNullable().comment('ISO 8601 in UTC');
    table.string('claim', 40).nullable().comment('Token of who works on it');
    table.string('lease_until', 30).nullable().comment('ISO 8601 in UTC');
    table
      .string('lost_at', 30)
      .nullable()
      .comment('Start of the last attempt, if it was given up');
    table
      .text('lost')
      .nullable()
      .comment('JSON: errors with the components that they lost');
    table.index(['source', 'pass', 'id']);
  });

  // It served to find components whose turn it is. Nothing asks for that any more.
  await knex.schema.alterTable('fact_sets', table => {
    table.dropIndex(['source', 'attempted_at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('fact_sets', table => {
    table.index(['source', 'attempted_at']);
  });
  for (const table of [
    'collection_batches',
    'collection_passes',
    'collection_sources',
  ]) {
    await knex.schema.dropTable(table);
  }
};
