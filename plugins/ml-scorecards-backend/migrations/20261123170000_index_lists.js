// @ts-check

// Lists are answered from indexes: one for each order, and one for each filter that leaves few. They hold only evaluated
// components, which are the ones that lists show. Any text may be a type or lifecycle, so only their beginnings are in.

const { randomBytes } = require('node:crypto');

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client === 'pg';
  await knex.schema.alterTable('components', table => {
    table.dropIndex(['sort_name', 'id']);
    table.dropIndex(['gap', 'id']);
    table.dropIndex(['score', 'id']);
  });
  // Byte by byte, so that an order means the same on every database, whatever its locale.
  const name = isPostgres ? 'sort_name collate "C"' : 'sort_name';
  for (const [index, columns] of [
    ['by_name', `${name}, id`],
    ['by_gap', 'gap, id'],
    ['by_score', 'coalesce(score, -1), id'],
    ['by_tier', 'tier, level, gap, id'],
    ['by_level', 'level, gap, id'],
    ['by_type', 'substr(type, 1, 200), id'],
    ['by_lifecycle', 'substr(lifecycle, 1, 200), id'],
  ]) {
    await knex.raw(
      `create index components_${index} on components (${columns})
       where evaluated_at is not null`,
    );
  }
  // Says who is in a rare state of a check without reading the rows.
  await knex.raw(
    'create index results_by_states on results (component_id, states)',
  );

  await knex.schema.alterTable('recording_state', table => {
    table
      .string('secret', 64)
      .nullable()
      .comment('Random; keeps what entity tags are made of from being guessed');
  });
  await knex('recording_state').update({
    secret: randomBytes(32).toString('hex'),
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table recording_state drop column secret');
  await knex.raw('drop index results_by_states');
  for (const index of [
    'by_name',
    'by_gap',
    'by_score',
    'by_tier',
    'by_level',
    'by_type',
    'by_lifecycle',
  ]) {
    await knex.raw(`drop index components_${index}`);
  }
  await knex.schema.alterTable('components', table => {
    table.index(['sort_name', 'id']);
    table.index(['gap', 'id']);
    table.index(['score', 'id']);
  });
};
