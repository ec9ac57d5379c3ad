import { Knex } from 'knex';
import { COUNT_COLUMNS, GroupKind } from './countedColumns';
import { isPostgres } from './database';

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
  return daysOf(knex, options).select('day', ...COUNT_COLUMNS);
}

/**
 * How many of all components were in which state of a check, in the same way. No counts are a check that nobody was asked.
 * The database takes them out of the counts of all checks. `check` is the id of one, and no other text.
 */
export async function readCheckDays(
  knex: Knex,
  options: { check: string; from: string; before: string },
): Promise<Array<{ day: string; counts: readonly number[] }>> {
  const { check, ...period } = options;
  const rows: Array<{ day: string; counts: string | null }> = await daysOf(
    knex,
    { kind: 'all', key: '', ...period },
  ).select(
    'day',
    isPostgres(knex)
      ? knex.raw('(checks::json -> ?)::text as counts', [check])
      : knex.raw('checks -> ? as counts', [`$."${check}"`]),
  );
  return rows.map(({ day, counts }) => ({
    day,
    counts: counts === null ? [] : JSON.parse(counts),
  }));
}

function daysOf(
  knex: Knex,
  options: { kind: GroupKind; key: string; from: string; before: string },
): Knex.QueryBuilder {
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
