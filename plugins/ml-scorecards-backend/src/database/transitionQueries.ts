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

/** What counts over past days need of a recording. */
const COUNTED_OF_TRANSITIONS = [
  'component_id',
  'at',
  'states',
  'tier',
  'level',
  'gap',
] as const satisfies ReadonlyArray<keyof TransitionRow>;

export type CountedTransition = Pick<
  TransitionRow,
  (typeof COUNTED_OF_TRANSITIONS)[number]
>;

/**
 * The same of some components, up to before a day: of each component the oldest first. What is recorded of them is walked
 * once, in the order in which the index has it.
 */
export async function readLastOfDaysOf(
  knex: Knex,
  options: { componentIds: readonly number[]; from: string; before: string },
): Promise<CountedTransition[]> {
  const { componentIds, from, before } = options;
  // All that was before the period counts as one day.
  const ofDay = whereAmong(knex('transitions'), 'component_id', componentIds)
    .where('at', '<', before)
    .select(
      ...COUNTED_OF_TRANSITIONS,
      'id',
      knex.raw(`case when at < ? then '' else substr(at, 1, 10) end as day`, [
        from,
      ]),
    );
  const withNext = knex
    .from(ofDay.as('of_day'))
    .select(
      '*',
      knex.raw(
        'lead(day) over (partition by component_id order by id) as next_day',
      ),
    );
  return knex
    .from(withNext.as('with_next'))
    .whereRaw(`coalesce(next_day, 'none') <> day`)
    .orderBy(['component_id', 'id'])
    .select(...COUNTED_OF_TRANSITIONS);
}

/** What a recording changed of one check: a letter for its state, and that of before, if there was any. */
export interface CheckTransitionRow {
  readonly id: number;
  readonly at: string;
  readonly cause: TransitionRow['cause'];
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
