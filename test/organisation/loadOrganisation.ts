import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { upsertRows } from '../../plugins/ml-scorecards-backend/src/database/bulk';
import { replaceOwnerGroups } from '../../plugins/ml-scorecards-backend/src/database/ownerGroups';
import { syncComponents } from '../../plugins/ml-scorecards-backend/src/database/syncComponents';
import { fingerprint } from '../../plugins/ml-scorecards-backend/src/fingerprint';
import {
  selectComponent,
  SelectedComponent,
} from '../../plugins/ml-scorecards-backend/src/selection/SelectedComponent';
import { OpenProduct } from './openProduct';
import {
  domainOfSystem,
  entityOf,
  factSetOf,
  NOW,
  ownerGroups,
  serves,
  sourceName,
  SOURCES,
} from './workload';

/** What the database calls the components, by their number in the organisation. */
export interface ComponentIds {
  readonly idOf: readonly number[];
  readonly fingerprintOf: readonly string[];
}

export async function readComponentIds(knex: Knex): Promise<ComponentIds> {
  // Their names have as many digits each.
  const rows: Array<{ id: number; fingerprint: string }> = await knex(
    'components',
  )
    .select('id', 'fingerprint')
    .orderBy('entity_ref');
  return {
    idOf: rows.map(({ id }) => id),
    fingerprintOf: rows.map(row => row.fingerprint),
  };
}

/** Fills an empty database with components, groups and first facts, none of them evaluated. */
export async function loadOrganisation(
  { knex, positions }: Pick<OpenProduct, 'knex' | 'positions'>,
  components: number,
): Promise<void> {
  const domains = domainOfSystem(components);
  const selected: SelectedComponent[] = [];
  for (let index = 0; index < components; index += 1) {
    selected.push(selectComponent(entityOf(index), domains)!);
    if (index % 1000 === 0) {
      await setImmediate();
    }
  }
  await replaceOwnerGroups(knex, ownerGroups(components), { now: NOW });
  await syncComponents(knex, selected, {
    allowMassRemoval: false,
    positions,
    now: () => NOW,
  });
  selected.length = 0;
  const ids = await readComponentIds(knex);
  for (let start = 0; start < components; start += 250) {
    const sets: FactSetVersion[] = [];
    for (let n = start; n < Math.min(start + 250, components); n += 1) {
      for (let source = 0; source < SOURCES; source += 1) {
        if (serves(n, source)) {
          sets.push({ component: n, source, version: 0 });
        }
      }
    }
    await storeFacts(knex, ids, sets);
  }
  await analyze(knex);
}

export interface FactSetVersion {
  readonly component: number;
  readonly source: number;
  readonly version: number;
}

/** Stores facts without telling anybody, so that only the next sweep finds them. */
export async function storeFacts(
  knex: Knex,
  { idOf }: ComponentIds,
  sets: readonly FactSetVersion[],
): Promise<void> {
  await upsertRows(knex, {
    table: 'fact_sets',
    columns: {
      component_id: 'integer',
      source: 'text',
      facts: 'text',
      fingerprint: 'text',
      revision: 'text',
      collected_at: 'text',
      attempted_at: 'text',
      error: 'text',
    },
    key: ['component_id', 'source'],
    rows: sets.map(({ component, source, version }) => {
      const { facts, collectedAt, error } = factSetOf(
        component,
        source,
        version,
      );
      return {
        component_id: idOf[component],
        source: sourceName(source),
        facts: facts ? JSON.stringify(facts) : null,
        fingerprint: facts ? fingerprint(facts) : null,
        revision: null,
        collected_at: collectedAt?.toISOString() ?? null,
        attempted_at: new Date(NOW.getTime() - 60_000).toISOString(),
        error: error ? JSON.stringify(error) : null,
      };
    }),
  });
}

/** What autovacuum does in a database that lives. */
export async function analyze(knex: Knex): Promise<void> {
  const isPostgres = knex.client.config.client === 'pg';
  await knex.raw(isPostgres ? 'vacuum analyze' : 'analyze');
}
