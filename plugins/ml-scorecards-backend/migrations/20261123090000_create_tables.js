// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('components', table => {
    table.comment('ML components of the catalog with their current scorecard');
    table.increments('id').comment('Interned id that other tables refer to');
    table
      .string('entity_uid', 100)
      .notNullable()
      .unique()
      .comment('uid in the catalog: a name that is used again is another row');
    table.string('entity_ref', 400).notNullable().unique();
    table.string('kind', 100).notNullable().comment('Lower case');
    table.text('title').notNullable().comment('metadata.title or name');
    table.string('sort_name', 400).notNullable().comment('Title in lower case');
    table
      .text('search_text')
      .notNullable()
      .comment('Ref and title in lower case, for the text filter');
    table.text('type').nullable();
    table.text('lifecycle').nullable();
    table.string('owner_ref', 400).nullable();
    table.string('system_ref', 400).nullable();
    table.string('domain_ref', 400).nullable();
    table.text('entity').notNullable().comment('JSON of what evaluation reads');
    table
      .string('fingerprint', 64)
      .notNullable()
      .comment('Hash of all that selection stores, to leave out idle writes');
    table.string('tier', 20).nullable().comment('null before evaluation');
    table.text('tier_reasons').nullable().comment('JSON');
    table.text('findings').nullable().comment('JSON');
    table.smallint('level').nullable().comment('0 none to 3 gold');
    table.smallint('target_level').nullable().comment('0 none to 3 gold');
    table.integer('gap').nullable();
    table.double('score').nullable();
    table.double('coverage').nullable();
    table.integer('pass_count').nullable();
    table.integer('fail_count').nullable();
    table.integer('unknown_count').nullable();
    table.integer('not_applicable_count').nullable();
    table.string('evaluated_at', 30).nullable().comment('ISO 8601 in UTC');
    table.index(['owner_ref']);
    table.index(['system_ref']);
    table.index(['domain_ref']);
    table.index(['sort_name', 'id']);
    table.index(['gap', 'id']);
    table.index(['score', 'id']);
  });

  await knex.schema.createTable('owner_groups', table => {
    table.comment('Groups of the catalog, for rollups over descendants');
    table.string('group_ref', 400).primary();
    table.text('title').notNullable();
    table.string('parent_ref', 400).nullable();
  });

  await knex.schema.createTable('fact_sets', table => {
    table.comment('Last facts of each source for each component');
    table
      .integer('component_id')
      .notNullable()
      .references('components.id')
      .onDelete('CASCADE');
    table.string('source', 100).notNullable();
    table.text('facts').nullable().comment('JSON; null before the first read');
    table.string('fingerprint', 64).nullable().comment('Hash of facts');
    table
      .text('revision')
      .nullable()
      .comment('What the collector calls the state of the source');
    table.string('collected_at', 30).nullable().comment('ISO 8601 in UTC');
    table
      .string('attempted_at', 30)
      .notNullable()
      .comment('Last try, successful or not; ISO 8601 in UTC');
    table.text('error').nullable().comment('JSON; null after a success');
    table.primary(['component_id', 'source']);
    table.index(['source', 'attempted_at']);
  });

  await knex.schema.createTable('check_results', table => {
    table.comment('Current result of each check for each component');
    table
      .integer('component_id')
      .notNullable()
      .references('components.id')
      .onDelete('CASCADE');
    table.string('check_id', 100).notNullable();
    table.string('state', 20).notNullable();
    table.string('since', 30).notNullable().comment('ISO 8601 in UTC');
    table
      .text('outcome')
      .notNullable()
      .comment('JSON: reason, condition, evidence, fix');
    table.primary(['component_id', 'check_id']);
    table.index(['check_id', 'state']);
  });

  await knex.schema.createTable('transitions', table => {
    table.comment('Changes of state, level and tier; only ever appended');
    table.increments('id');
    table
      .integer('component_id')
      .notNullable()
      .references('components.id')
      .onDelete('CASCADE');
    table
      .string('subject', 120)
      .notNullable()
      .comment('check:<id>, level or tier');
    table.string('from_value', 20).nullable().comment('null at the first time');
    table.string('to_value', 20).nullable().comment('null when it ended');
    table.string('at', 30).notNullable().comment('ISO 8601 in UTC');
    table.index(['component_id', 'id']);
  });

  await knex.schema.createTable('checklist_items', table => {
    table.comment('Items of checklists that somebody has touched');
    table
      .integer('component_id')
      .notNullable()
      .references('components.id')
      .onDelete('CASCADE');
    table.string('checklist_id', 100).notNullable();
    table.string('item_id', 100).notNullable();
    table.boolean('ticked').notNullable();
    table.text('note').nullable();
    table.text('evidence_url').nullable();
    table.string('changed_by', 400).notNullable().comment('Entity ref');
    table.string('changed_at', 30).notNullable().comment('ISO 8601 in UTC');
    table.integer('version').notNullable().comment('Grows with each change');
    table.primary(['component_id', 'checklist_id', 'item_id']);
  });

  await knex.schema.createTable('label_changes', table => {
    table.comment(
      'Outbox for the catalog module: the latest change per entity',
    );
    table.string('entity_ref', 400).primary();
    table.integer('sequence').notNullable().unique();
    table.string('tier', 20).nullable().comment('null: not a component');
    table.string('level', 20).nullable();
  });

  await knex.schema.createTable('recording_state', table => {
    table.comment('One row. Locked first by every transaction that records');
    table.integer('id').primary();
    table
      .integer('label_sequence')
      .notNullable()
      .comment('Last sequence given out in label_changes');
    table
      .string('definitions_fingerprint', 64)
      .nullable()
      .comment('Definitions with which all components were last evaluated');
  });
  await knex('recording_state').insert({ id: 1, label_sequence: 0 });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'recording_state',
    'label_changes',
    'checklist_items',
    'transitions',
    'check_results',
    'fact_sets',
    'owner_groups',
    'components',
  ]) {
    await knex.schema.dropTable(table);
  }
};
