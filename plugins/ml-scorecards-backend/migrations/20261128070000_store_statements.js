// @ts-check

/**
 * People vouch for checks, ask for checks to be excused, tick items that have to be ticked again, and dispute what facts
 * answer. Each of these statements is kept as it was made, beside what stands now.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('attestations', table => {
    table.comment('What somebody vouches for now');
    table
      .integer('component_id')
      .notNullable()
      .references('components.id')
      .onDelete('CASCADE');
    table.string('check_id', 100).notNullable();
    table.text('note').notNullable();
    table.text('evidence_url').notNullable();
    table
      .string('until', 10)
      .notNullable()
      .comment('Last day (UTC) on which it holds');
    table
      .text('model_version')
      .nullable()
      .comment(
        'JSON: the versions that were serving, and the source that said so',
      );
    table.string('attested_by', 400).notNullable().comment('Entity ref');
    table.string('attested_at', 30).notNullable().comment('ISO 8601 in UTC');
    table.integer('version').notNullable().comment('Grows with each change');
    table.primary(['component_id', 'check_id']);
  });

  await knex.schema.createTable('waivers', table => {
    table.comment('The last waiver that was asked for of each check');
    table
      .integer('component_id')
      .notNullable()
      .references('components.id')
      .onDelete('CASCADE');
    table.string('check_id', 100).notNullable();
    table
      .string('state', 10)
      .notNullable()
      .comment('requested, approved, rejected or revoked');
    table.text('reason').notNullable();
    table
      .string('until', 10)
      .notNullable()
      .comment('Last day (UTC) on which it excuses the check');
    table.string('requested_by', 400).notNullable().comment('Entity ref');
    table.string('requested_at', 30).notNullable().comment('ISO 8601 in UTC');
    table.string('decided_by', 400).nullable().comment('Entity ref');
    table.string('decided_at', 30).nullable().comment('ISO 8601 in UTC');
    table.text('decision_reason').nullable();
    table.integer('version').notNullable().comment('Grows with each change');
    table.primary(['component_id', 'check_id']);
    table.index(['state', 'until', 'component_id', 'check_id']);
  });

  await knex.schema.createTable('statements', table => {
    table.comment('What people stated, one row for each change. Never changed');
    table.increments('id');
    table
      .integer('component_id')
      .notNullable()
      .references('components.id')
      .onDelete('CASCADE');
    table.string('at', 30).notNullable().comment('ISO 8601 in UTC');
    table.string('by', 400).notNullable().comment('Entity ref');
    table
      .string('kind', 20)
      .notNullable()
      .comment('checklist-item, decision, attestation or waiver');
    table.string('action', 20).notNullable().comment('What the person did');
    table
      .string('subject', 200)
      .notNullable()
      .comment('Check, trigger or finding, or checklist/item');
    table.text('before').nullable().comment('JSON; null for nothing');
    table.text('after').nullable().comment('JSON; null for nothing');
    table
      .boolean('audited')
      .notNullable()
      .defaultTo(false)
      .comment('Whether the audit log was told that it succeeded');
    table.index(['component_id', 'id']);
    table.index(['audited', 'id']);
  });

  await knex.schema.alterTable('checklist_items', table => {
    table
      .boolean('disputed')
      .notNullable()
      .defaultTo(false)
      .comment('Whether the facts that answer it are said to be wrong');
  });

  for (const [name, comment] of [
    ['attested', 'Passes that rest on the word of a person'],
    ['waived', 'Checks that do not pass and are excused'],
  ]) {
    await knex.schema.alterTable('components', table => {
      table.integer(`${name}_count`).nullable().comment(comment);
    });
    for (const counts of ['rollups', 'rollup_days']) {
      await knex.schema.alterTable(counts, table => {
        table.integer(name).notNullable().defaultTo(0).comment(comment);
      });
    }
  }
  // Nothing could be vouched for or waived before.
  await knex('components')
    .whereNotNull('evaluated_at')
    .update({ attested_count: 0, waived_count: 0 });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // What was passed on somebody's word is unknown without it, and what was waived is not.
  await knex('results').update({
    states: knex.raw(`lower(replace(states, 'v', 'd'))`),
  });
  // Not through Knex, which would build tables anew on SQLite.
  for (const column of [
    'components drop column attested_count',
    'components drop column waived_count',
    'rollups drop column attested',
    'rollups drop column waived',
    'rollup_days drop column attested',
    'rollup_days drop column waived',
    'checklist_items drop column disputed',
  ]) {
    await knex.raw(`alter table ${column}`);
  }
  await knex.schema.dropTable('statements');
  await knex.schema.dropTable('waivers');
  await knex.schema.dropTable('attestations');
};
