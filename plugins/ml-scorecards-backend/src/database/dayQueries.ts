import { Knex } from 'knex';
import { COUNT_COLUMNS, GroupKind } from '../recording/RollupDelta';
import { isPostgres } from './database';
import { whereAmong } from './whereAmong';

/** By how much the counts of some groups together differ from those of the day before. */
export type DayChange = { day: string } & Record<
  (typeof COUNT_COLUMNS)[number],
  number
>;

/** Groups whose days are added up. */
export interface SummedGroups {
  readonly kind: GroupKind;
  readonly keys: readonly string[];
}

/**
 * How the sum over some groups changed from day to day, in one statement. The first day holds what there was at its
 * end. A group has a row only for days on which it changed, so each row counts from its day until the next one of its
 * group: it is added on the one and taken away on the other.
 */
export async function readDayChanges(
  knex: Knex,
  groups: SummedGroups,
  period: { from: string; to: string },
): Promise<DayChange[]> {
  const later = isPostgres(knex) ? 'greatest' : 'max';
  const columns = (expression: (column: string) => string) =>
    COUNT_COLUMNS.map(column => `${expression(column)} as ${column}`).join(
      ', ',
    );
  const rows: DayChange[] = await knex
    .with(
      'spans',
      whereAmong(
        knex('rollup_days').where({ group_kind: groups.kind }),
        'group_key',
        groups.keys,
      )
        .where('day', '<=', period.to)
        .select(
          'day',
          ...COUNT_COLUMNS,
          knex.raw(
            'lead(day) over (partition by group_key order by day) as next_day',
          ),
        ),
    )
    .with(
      'within',
      knex('spans')
        .whereNull('next_day')
        .orWhere('next_day', '>', period.from)
        .select(),
    )
    .with(
      'changes',
      knex('within')
        .select(knex.raw(`${later}(day, ?) as day`, [period.from]))
        .select(...COUNT_COLUMNS)
        .unionAll(
          knex('within')
            .whereNotNull('next_day')
            .select({ day: 'next_day' })
            .select(knex.raw(columns(column => `-${column}`))),
        ),
    )
    .from('changes')
    .select('day')
    .select(knex.raw(columns(column => `sum(${column})`)))
    .groupBy('day')
    .orderBy('day');
  // PostgreSQL gives sums as texts.
  return rows.map(row => {
    const numbers = { ...row };
    for (const column of COUNT_COLUMNS) {
      numbers[column] = Number(row[column]);
    }
    return numbers;
  });
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
