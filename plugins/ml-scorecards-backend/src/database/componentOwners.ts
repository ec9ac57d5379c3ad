import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { ownersOf } from '../selection/SelectedComponent';
import { IdRange } from './auditQueries';
import { insertRows } from './bulk';

/** The owners of a component, without any order. */
export interface OwnersOfComponent {
  readonly componentId: number;
  readonly owners: readonly string[];
}

/** Stores which owners some components have now. Needs a recording transaction. */
export async function replaceOwners(
  transaction: Knex.Transaction,
  components: readonly OwnersOfComponent[],
): Promise<void> {
  await transaction('component_owners')
    .whereIn(
      'component_id',
      components.map(({ componentId }) => componentId),
    )
    .delete();
  await insertRows(transaction, {
    table: 'component_owners',
    columns: { component_id: 'integer', owner_ref: 'text' },
    rows: components.flatMap(({ componentId, owners }) =>
      owners.map(owner => ({ component_id: componentId, owner_ref: owner })),
    ),
  });
}

/** Says that the entities of some components count as changed in an epoch. Needs a recording transaction. */
export async function dateEntities(
  transaction: Knex.Transaction,
  componentIds: readonly number[],
  epoch: number,
): Promise<void> {
  await transaction('component_entities')
    .whereIn('component_id', [...componentIds])
    .update({ epoch });
}

/** The owners that are stored of each component, beside those that its stored entity says. */
export async function readOwners(
  knex: Knex,
  { after, upTo }: IdRange,
): Promise<
  Array<OwnersOfComponent & { readonly ofEntity: readonly string[] }>
> {
  const inRange = (table: string) =>
    knex(table)
      .where('component_id', '>', after)
      .where('component_id', '<=', upTo);
  const stored: Array<{ component_id: number; owner_ref: string }> =
    await inRange('component_owners').select('component_id', 'owner_ref');
  const byId = new Map<number, string[]>();
  for (const { component_id: id, owner_ref: owner } of stored) {
    byId.set(id, [...(byId.get(id) ?? []), owner]);
  }
  const entities: Array<{ component_id: number; entity: string }> =
    await inRange('component_entities').select('component_id', 'entity');
  return entities.map(row => {
    const entity: Entity = JSON.parse(row.entity);
    return {
      componentId: row.component_id,
      owners: byId.get(row.component_id) ?? [],
      ofEntity: ownersOf(entity),
    };
  });
}
