import { Knex } from 'knex';
import { TransitionRow } from './tables';
import { whereAmong } from './whereAmong';

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

/** Later than every instant. */
const NEVER = '9999';

/**
 * The last recording of each day from a day on, after the last one from before that day: of each component the oldest
 * first. From each row the index leads to the last one of an earlier day, so that what is read grows with what is
 * answered, however often something changed within a day.
 */
export async function readLastOfDays(
  knex: Knex,
  options: {
    componentIds: readonly number[];
    from: string;
    /** The first day that is left out. None if it is not given. */
    before?: string;
  },
): Promise<TransitionRow[]> {
  const { componentIds, from, before = NEVER } = options;
  const newest = whereAmong(
    knex('components').joinRaw(
      `join transitions on transitions.id = ${lastIdBefore(
        'components.id',
        '?',
      )}`,
      [before],
    ),
    'components.id',
    componentIds,
  ).select('transitions.*');
  const earlier = knex('last_of_days')
    .joinRaw(
      `join transitions on transitions.id = ${lastIdBefore(
        'last_of_days.component_id',
        'substr(last_of_days.at, 1, 10)',
      )}`,
    )
    .where('last_of_days.at', '>=', from)
    .select('transitions.*');
  return knex
    .withRecursive('last_of_days', newest.unionAll([earlier]))
    .from('last_of_days')
    .orderBy(['component_id', 'at', 'id'])
    .select();
}

/** SQL of the id of the last recording of a component from before an instant. */
function lastIdBefore(component: string, instant: string): string {
  return `(select last.id from transitions as last
    where last.component_id = ${component} and last.at < ${instant}
    order by last.at desc, last.id desc limit 1)`;
}

/** The days from a day on, on which a component was recorded because something else was asked of it. */
export async function readDefinitionDaysOf(
  knex: Knex,
  options: { componentId: number; from: string },
): Promise<string[]> {
  const { componentId, from } = options;
  const rows: Array<{ day: string }> = await knex('transitions')
    .where({ component_id: componentId, cause: 'definitions' })
    .where('at', '>=', from)
    .distinct(knex.raw('substr(at, 1, 10) as day'));
  return rows.map(({ day }) => day);
}

/** What a recording changed of one check: a letter for its state, and that of before, if there was any. */
export interface CheckTransitionRow {
  readonly id: number;
  readonly at: string;
  readonly cause: TransitionRow['cause'];
  readonly source: TransitionRow['source'];
  readonly state: string;
  readonly state_before: string;
}

/**
 * Recordings of a component that changed the state at a position, newest first, from before a given one. All that is
 * recorded of the component is looked at.
 */
export async function readCheckTransitions(
  knex: Knex,
  options: {
    componentId: number;
    position: number;
    before?: number;
    limit: number;
  },
): Promise<CheckTransitionRow[]> {
  const { componentId, position, before, limit } = options;
  const states = knex('transitions')
    .where({ component_id: componentId })
    .select(
      'id',
      'at',
      'cause',
      'source',
      knex.raw('substr(states, ?, 1) as state', [position + 1]),
      knex.raw(
        `coalesce(lag(substr(states, ?, 1)) over (order by id), '') as state_before`,
        [position + 1],
      ),
    );
  const query = knex
    .from(states.as('log'))
    // No letter, and the one for no result, say the same.
    .whereRaw(
      `coalesce(nullif(state, ''), '-') <> coalesce(nullif(state_before, ''), '-')`,
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .select();
  return before === undefined ? query : query.where('id', '<', before);
}
