/**
 * Components of a tier are found in the order of their gaps. Types and lifecycles get indexes of all components, as PostgreSQL counts how usual a value is only for indexes
 * without a condition. What is added up along the tree of groups is kept until the tree or the components change, so
 * the epoch of the tree is stored.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  for (const column of ['type', 'lifecycle']) {
    await knex.raw(`drop index components_by_${column}`);
    await knex.raw(
      `create index components_by_${column} on components (substr(${column}, 1, 200), id)`,
    );
  }
  await knex.raw('drop index components_by_tier');
  await knex.raw(
    `create index components_by_tier on components (tier, gap, id, level)
     where evaluated_at is not null`,
  );
  await knex.schema.alterTable('recording_state', table => {
    table
      .integer('groups_epoch')
      .notNullable()
      .defaultTo(0)
      .comment('The epoch in which owner_groups last changed');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table recording_state drop column groups_epoch');
  await knex.raw('drop index components_by_tier');
  await knex.raw(
    `create index components_by_tier on components (tier, level, gap, id)
     where evaluated_at is not null`,
  );
  for (const column of ['type', 'lifecycle']) {
    await knex.raw(`drop index components_by_${column}`);
    await knex.raw(
      `create index components_by_${column} on components (substr(${column}, 1, 200), id)
       where evaluated_at is not null`,
    );
  }
};
