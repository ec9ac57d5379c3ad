// @ts-check

// Prepared tables instead of a row for each result: the results of a component are one row of packed texts, transitions
// are the states after each change, and rollups and snapshots are counted as results are recorded.

const BATCH = 500;

/** @type {Record<string, string>} */
const STATE_CODES = {
  pass: 'p',
  fail: 'f',
  unknown: 'd',
  'not-applicable': 'n',
};
const LEVELS = ['none', 'bronze', 'silver', 'gold'];

/**
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function rollupColumns(table) {
  table
    .string('group_kind', 20)
    .notNullable()
    .comment('all, owner, system, domain, tier or lifecycle');
  table
    .string('group_key', 400)
    .notNullable()
    .comment('Ref or value; empty for components without one, and for all');
  for (const column of [
    'components',
    'at_target',
    'none',
    'bronze',
    'silver',
    'gold',
    'tier_1',
    'tier_2',
    'tier_3',
    'tier_4',
    'unclassified',
    'pass',
    'fail',
    'unknown',
    'not_applicable',
    'gap',
  ]) {
    table.integer(column).notNullable();
  }
  table
    .text('dimensions')
    .nullable()
    .comment('JSON by id: levels and states in each dimension');
  table
    .text('checks')
    .nullable()
    .comment('JSON by id: states of each check; only for all and for tiers');
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('component_entities', table => {
    table.comment('What evaluation and collectors read of the entities');
    table
      .integer('component_id')
      .primary()
      .references('components.id')
      .onDelete('CASCADE');
    table.text('entity').notNullable().comment('JSON');
  });
  await knex.raw(
    'insert into component_entities (component_id, entity) select id, entity from components',
  );

  await knex.schema.createTable('check_positions', table => {
    table.comment('Interned ids of checks: their place in packed texts');
    table.integer('position').primary().comment('From 0; never given anew');
    table.string('check_id', 100).notNullable().unique();
    table.string('dimension_id', 100).notNullable();
  });
  await knex.schema.createTable('dimension_positions', table => {
    table.comment('Interned ids of dimensions: their place in packed texts');
    table.integer('position').primary().comment('From 0; never given anew');
    table.string('dimension_id', 100).notNullable().unique();
  });

  await knex.schema.createTable('results', table => {
    table.comment('Current results of each component, packed by position');
    table
      .integer('component_id')
      .primary()
      .references('components.id')
      .onDelete('CASCADE');
    table.text('states').notNullable().comment('A letter for each check');
    table
      .text('deciders')
      .notNullable()
      .comment('For each check what it was decided by');
    table
      .text('since')
      .notNullable()
      .comment('JSON: seconds since 1970 at which each state began');
    table.text('faults').nullable().comment('JSON: conditions that failed');
    table
      .text('dimension_levels')
      .notNullable()
      .comment('A digit for each dimension');
    table.text('tier_reasons').notNullable().comment('JSON');
    table.text('tier_rests_on').nullable().comment('JSON: unknown facts');
    table.text('findings').notNullable().comment('JSON');
    table
      .string('definitions', 64)
      .nullable()
      .comment('Fingerprint of the definitions that it was evaluated with');
  });

  await knex.schema.createTable('new_transitions', table => {
    table.comment(
      'The states of a component after each change: what changed is the difference to its row before. Only ever appended',
    );
    table.increments('id');
    table
      .integer('component_id')
      .notNullable()
      .references('components.id')
      .onDelete('CASCADE');
    table.string('at', 30).notNullable().comment('ISO 8601 in UTC');
    table
      .string('cause', 20)
      .notNullable()
      .comment('facts, entity, time or definitions');
    table.text('states').notNullable().comment('A letter for each check');
    table.string('tier', 20).notNullable();
    table.smallint('level').notNullable().comment('0 none to 3 gold');
    table.integer('gap').nullable();
    table.double('score').nullable();
  });

  await knex.schema.createTable('rollups', table => {
    table.comment('Counts over groups of components, now');
    rollupColumns(table);
    table.primary(['group_kind', 'group_key']);
  });
  await knex.schema.createTable('rollup_days', table => {
    table.comment(
      'Counts over groups at the end of each day on which they changed',
    );
    table.string('day', 10).notNullable().comment('Date in UTC');
    rollupColumns(table);
    table.primary(['group_kind', 'group_key', 'day']);
    table.index(['day']);
  });
  await knex.schema.createTable('definition_changes', table => {
    table.comment('When all components were first evaluated anew, and why');
    table.increments('id');
    table.string('at', 30).notNullable().comment('ISO 8601 in UTC');
    table.string('definitions', 64).notNullable().comment('Fingerprint');
  });

  await packResults(knex);

  await knex.schema.dropTable('check_results');
  await knex.schema.dropTable('transitions');
  await knex.schema.renameTable('new_transitions', 'transitions');
  await knex.schema.alterTable('transitions', table => {
    table.index(['component_id', 'id']);
    table.index(['at']);
  });
  for (const column of ['entity', 'tier_reasons', 'findings']) {
    // Not through Knex, which would build the table anew on SQLite and lose what refers to it.
    await knex.raw('alter table components drop column ??', [column]);
  }

  await knex.schema.alterTable('label_changes', table => {
    table
      .string('changed_at', 30)
      .notNullable()
      .defaultTo('')
      .comment('ISO 8601 in UTC');
  });
  // Nobody knows how old they are: their age counts from here, so that none is forgotten before it was heard.
  await knex('label_changes').update({ changed_at: new Date().toISOString() });
  await knex.schema.alterTable('recording_state', table => {
    table
      .integer('epoch')
      .notNullable()
      .defaultTo(0)
      .comment('Grows with each recording that changed what can be read');
    table
      .integer('positions_version')
      .notNullable()
      .defaultTo(0)
      .comment('Grows when checks or dimensions get positions');
    table
      .string('swept_at', 30)
      .nullable()
      .comment('Start of the last run that evaluated all components');
  });
  await knex('recording_state').update({ definitions_fingerprint: null });

  await knex.schema.createTable('fences', table => {
    table.comment('A run may only write while its number is the last one');
    table.string('run', 100).primary();
    table.integer('number').notNullable();
  });
};

/**
 * Turns rows of results and transitions into packed texts. Dimensions are not known here: the backend puts them in
 * when it starts, and counts the rollups then.
 *
 * @param {import('knex').Knex} knex
 */
async function packResults(knex) {
  const ids = await knex('check_results')
    .distinct('check_id')
    .orderBy('check_id')
    .pluck('check_id');
  const subjects = await knex('transitions')
    .distinct('subject')
    .where('subject', 'like', 'check:%')
    .pluck('subject');
  const checks = [
    ...new Set([...ids, ...subjects.map(text => text.slice('check:'.length))]),
  ];
  const positionOf = new Map(checks.map((id, position) => [id, position]));
  for (const [id, position] of positionOf) {
    await knex('check_positions').insert({
      position,
      check_id: id,
      dimension_id: '',
    });
  }

  for (let after = 0; ; ) {
    const components = await knex('components')
      .where('id', '>', after)
      .whereNotNull('evaluated_at')
      .orderBy('id')
      .limit(BATCH);
    if (components.length === 0) {
      return;
    }
    after = components[components.length - 1].id;
    const within = components.map(({ id }) => id);
    const results = byComponent(
      await knex('check_results').whereIn('component_id', within),
    );
    const transitions = byComponent(
      await knex('transitions').whereIn('component_id', within).orderBy('id'),
    );
    for (const component of components) {
      const states = checks.map(() => '-');
      const since = checks.map(() => 0);
      for (const result of results.get(component.id) ?? []) {
        const position = positionOf.get(result.check_id) ?? -1;
        states[position] = STATE_CODES[result.state];
        since[position] = Math.floor(Date.parse(result.since) / 1000);
      }
      await knex('results').insert({
        component_id: component.id,
        states: states.join(''),
        deciders: checks.map(() => '-').join(''),
        since: JSON.stringify(since),
        dimension_levels: '',
        tier_reasons: component.tier_reasons ?? '[]',
        findings: component.findings ?? '[]',
      });
      const log = packTransitions(
        transitions.get(component.id) ?? [],
        positionOf,
        { id: component.id, length: checks.length },
      );
      if (log.length > 0) {
        const last = log[log.length - 1];
        Object.assign(last, { gap: component.gap, score: component.score });
        for (let start = 0; start < log.length; start += 50) {
          await knex('new_transitions').insert(log.slice(start, start + 50));
        }
      }
    }
  }
}

/**
 * @param {any[]} rows
 * @returns {Map<number, any[]>}
 */
function byComponent(rows) {
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(row.component_id);
    if (group) {
      group.push(row);
    } else {
      groups.set(row.component_id, [row]);
    }
  }
  return groups;
}

/**
 * @param {any[]} transitions of one component, oldest first
 * @param {Map<string, number>} positionOf
 * @param {{ id: number, length: number }} component
 */
function packTransitions(transitions, positionOf, component) {
  const states = Array(component.length).fill('-');
  let tier = 'unclassified';
  let level = 0;
  /** @type {Record<string, any>[]} */
  const log = [];
  transitions.forEach(({ subject, to_value: to, at }, index) => {
    if (subject === 'tier') {
      tier = to ?? 'unclassified';
    } else if (subject === 'level') {
      level = Math.max(0, LEVELS.indexOf(to ?? 'none'));
    } else {
      const code = to === null ? '-' : STATE_CODES[to];
      // The log tells states and not why something is unknown.
      const position = positionOf.get(subject.slice('check:'.length)) ?? -1;
      states[position] = code === 'd' ? 'u' : code;
    }
    if (transitions[index + 1]?.at !== at) {
      log.push({
        component_id: component.id,
        at,
        cause: 'facts',
        states: states.join(''),
        tier,
        level,
        gap: null,
        score: null,
      });
    }
  });
  return log;
}

/**
 * Results are evaluated anew after going back; the history is lost.
 *
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'fences',
    'definition_changes',
    'rollup_days',
    'rollups',
    'transitions',
    'results',
    'dimension_positions',
    'check_positions',
  ]) {
    await knex.schema.dropTable(table);
  }
  for (const column of ['epoch', 'positions_version', 'swept_at']) {
    await knex.raw('alter table recording_state drop column ??', [column]);
  }
  await knex.raw('alter table label_changes drop column changed_at');
  await knex.schema.alterTable('components', table => {
    table.text('entity').notNullable().defaultTo('{}').comment('JSON');
    table.text('tier_reasons').nullable().comment('JSON');
    table.text('findings').nullable().comment('JSON');
  });
  await knex.raw(
    'update components set entity = (select entity from component_entities where component_id = components.id)',
  );
  await knex.schema.dropTable('component_entities');
  await knex('recording_state').update({ definitions_fingerprint: null });

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
};
