// @ts-check

// An entity may have several owners. All of them are stored, so that lists can ask for any; `components.owner_ref` stays
// the first one, under which a component is counted. What is read of components is kept until they change, so the epoch
// in which they did is stored.

/** Entities in memory at once. */
const BATCH = 500;

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await lockRecording(knex);
  await knex.schema.createTable('component_owners', table => {
    table.comment('All owners of each component');
    table
      .integer('component_id')
      .notNullable()
      .references('components.id')
      .onDelete('CASCADE');
    table
      .string('owner_ref', 400)
      .notNullable()
      .comment('Entity ref in lower case');
    table.primary(['component_id', 'owner_ref']);
    table.index(['owner_ref', 'component_id']);
  });
  await fillOwners(knex);

  await knex.schema.alterTable('recording_state', table => {
    table
      .integer('components_epoch')
      .notNullable()
      .defaultTo(0)
      .comment('The epoch in which components last came, changed or went');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // Not through Knex, which would build the table anew on SQLite.
  await knex.raw('alter table recording_state drop column components_epoch');
  await knex.schema.dropTable('component_owners');
};

/**
 * Lets a replica that still runs finish what it records, and the others wait. Each recording takes this row first and
 * other tables then: whoever takes these tables in another order may wait for it while it waits for them. The lock is kept
 * through all migrations that run together with this one.
 *
 * @param {import('knex').Knex} knex
 */
async function lockRecording(knex) {
  if (knex.client.config.client === 'pg') {
    await knex.raw('lock table recording_state in access exclusive mode');
  }
}

/**
 * Takes the owners from the entities, as selection does.
 *
 * @param {import('knex').Knex} knex
 */
async function fillOwners(knex) {
  let after = 0;
  for (;;) {
    const rows = await knex('component_entities')
      .where('component_id', '>', after)
      .orderBy('component_id')
      .limit(BATCH)
      .select('component_id', 'entity');
    if (rows.length === 0) {
      return;
    }
    after = rows[rows.length - 1].component_id;
    const owners = rows.flatMap(({ component_id, entity }) =>
      ownersOf(entity).map(owner_ref => ({ component_id, owner_ref })),
    );
    await knex.batchInsert('component_owners', owners, 400);
  }
}

/**
 * @param {string} entity
 * @returns {string[]}
 */
function ownersOf(entity) {
  /** @type {{ relations?: Array<{ type: string, targetRef: string }> }} */
  const { relations } = JSON.parse(entity);
  const owners = (relations ?? [])
    .filter(({ type }) => type === 'ownedBy')
    .map(({ targetRef }) =>
      Buffer.from(targetRef.toLowerCase())
        .toString()
        .replaceAll('\0', '\uFFFD'),
    );
  return [...new Set(owners)];
}
