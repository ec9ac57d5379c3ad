/**
 * Counts of a group with all groups below it are stored like all others, under the kind `owner-tree`. Where a group is
 * counted in is kept beside it. Both are worked out within minutes, when the groups are read from the catalog again.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('owner_groups', table => {
    table
      .text('counted_in')
      .nullable()
      .comment(
        'JSON list of the groups whose trees hold the components of this one: itself, if others are below it, and those above. Null if not worked out yet',
      );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.raw('alter table owner_groups drop column counted_in');
  await knex('rollups').where({ group_kind: 'owner-tree' }).delete();
  await knex('rollup_days').where({ group_kind: 'owner-tree' }).delete();
};
