// @ts-check

/**
 * Lists are ordered by whatever they show: an index for each order, of evaluated components, which are the ones that
 * lists show. Where many share a value, names come after it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // Byte by byte, so that an order means the same on every database, whatever its locale.
  const collation = knex.client.config.client === 'pg' ? ' collate "C"' : '';
  const name = `sort_name${collation}`;
  for (const [order, columns] of [
    // Only its beginning: any text can be an owner, and an index takes no endless ones.
    [
      'owner',
      `(substr(coalesce(owner_ref, '~'), 1, 200)${collation}), ${name}, id`,
    ],
    ['tier', `tier${collation}, ${name}, id`],
    ['level', `level, ${name}, id`],
    ['coverage', 'coalesce(coverage, -1), id'],
  ]) {
    await knex.raw(
      `create index components_ordered_by_${order} on components (${columns})
       where evaluated_at is not null`,
    );
  }
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const order of ['owner', 'tier', 'level', 'coverage']) {
    await knex.raw(`drop index components_ordered_by_${order}`);
  }
};
