import { Knex } from 'knex';
import { TransitionRow } from './tables';

/** The id of an evaluated component. */
export async function readComponentId(
  knex: Knex,
  entityRef: string,
): Promise<number | undefined> {
  const row = await knex('components')
    .where({ entity_ref: entityRef })
    .whereNotNull('evaluated_at')
    .first('id');
  return row?.id;
}

/** Recordings of a component, newest first, from before a given one. */
export async function readTransitions(
  knex: Knex,
  options: { componentId: number; before?: number; limit: number },
): Promise<TransitionRow[]> {
  const { componentId, before, limit } = options;
  const query = knex<TransitionRow>('transitions')
    .where({ component_id: componentId })
    .orderBy('id', 'desc')
    .limit(limit);
  return before === undefined ? query : query.where('id', '<', before);
}

/** The last recording of each day from a day on, oldest first, after the last one from before that day. */
export async function readLastOfDays(
  knex: Knex,
  options: { componentId: number; from: string },
): Promise<TransitionRow[]> {
  const { componentId, from } = options;
  const ofComponent = () =>
    knex('transitions').where({ component_id: componentId });
  return ofComponent()
    .where(shown =>
      shown
        .whereIn(
          'id',
          ofComponent()
            .where('at', '>=', from)
            .groupByRaw('substr(at, 1, 10)')
            .max('id'),
        )
        .orWhere('id', ofComponent().where('at', '<', from).max('id')),
    )
    .orderBy('id');
}
