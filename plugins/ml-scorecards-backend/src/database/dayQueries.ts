import { Knex } from 'knex';
import { COUNT_COLUMNS, GroupKind } from './countedColumns';

/** What a group counted at the end of a day. */
export type DayCounts = { day: string } & Record<
  (typeof COUNT_COLUMNS)[number],
  number
>;

/**
 * What a group counted day by day, oldest first, without the days on which it did not change. It begins with the first
 * day, or with the last one before on which something changed.
 */
export async function readDays(
  knex: Knex,
  options: {
    kind: GroupKind;
    key: string;
    from: string;
    /** The first day that is left out. */
    before: string;
  },
): Promise<DayCounts[]> {
  const { kind, key, from, before } = options;
  const ofGroup = () =>
    knex('rollup_days').where({ group_kind: kind, group_key: key });
  return ofGroup()
    .where('day', '<', before)
    .where(
      'day',
      '>=',
      ofGroup()
        .where('day', '<=', from)
        .select(knex.raw('coalesce(max(day), ?)', [from])),
    )
    .select('day', ...COUNT_COLUMNS)
    .orderBy('day');
}

/** Days of a period on which all components were evaluated anew because what is asked had changed. */
export async function readDefinitionDays(
  knex: Knex,
  from: string,
): Promise<string[]> {
  const instants: string[] = await knex('definition_changes')
    .where('at', '>=', from)
    .pluck('at');
  return [...new Set(instants.map(at => at.slice(0, 10)))];
}
