// @ts-check

/**
 * Besides results, evaluation gives advice: which triggers to scale have fired and since when, which findings are open,
 * which items of checklists facts answer. The next evaluation remembers it. What owners decide about triggers and
 * findings is kept beside it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('results', table => {
    table
      .text('advice')
      .nullable()
      .comment('JSON: triggers, findings, answered items, storage rule, facts');
  });

  await knex.schema.createTable('decision_records', table => {
    table.comment('What owners decided about triggers and findings');
    table
      .integer('component_id')
      .notNullable()
      .references('components.id')
      .onDelete('CASCADE');
    table
      .string('subject', 100)
      .notNullable()
      .comment('Id of a trigger or finding');
    table.text('reason').notNullable();
    table.text('evidence_url').nullable();
    table.text('current_metrics').nullable();
    table.text('growth_rate').nullable();
    table.text('downtime_cost').nullable();
    table.text('data_velocity').nullable();
    table.string('decided_by', 400).notNullable().comment('Entity ref');
    table.string('decided_at', 30).notNullable().comment('ISO 8601 in UTC');
    table
      .string('until', 10)
      .notNullable()
      .comment('Last day (UTC) on which it holds');
    table.integer('version').notNullable().comment('Grows with each change');
    table.primary(['component_id', 'subject']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('decision_records');
  await knex.schema.alterTable('results', table => {
    table.dropColumn('advice');
  });
};
