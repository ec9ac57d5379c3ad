import { ScorecardOrder } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { isPostgres } from './database';

/** By what rows are ordered, in SQL; the id, which makes each place unlike any other, comes after it. */
export interface ListOrder {
  readonly value: string;
  /** Where many share a value, they are ordered by name among themselves. */
  readonly thenByName: boolean;
}

/**
 * What each order sorts by; each has its index, which has to be made of the same expressions. Rows without a score or a
 * coverage come as if it were below every other, and those without an owner after every ref.
 */
export function listOrder(knex: Knex, orderBy: ScorecardOrder): ListOrder {
  switch (orderBy) {
    case 'owner':
      // Only the beginning, as any text can be an owner, and an index takes no endless ones.
      return {
        value: byBytes(
          knex,
          "substr(coalesce(components.owner_ref, '~'), 1, 200)",
        ),
        thenByName: true,
      };
    case 'tier':
      // Their ids sort as they rank.
      return { value: byBytes(knex, 'components.tier'), thenByName: true };
    case 'level':
      return { value: 'components.level', thenByName: true };
    case 'gap':
      return { value: 'components.gap', thenByName: false };
    case 'score':
    case 'coverage':
      return {
        value: `coalesce(components.${orderBy}, -1)`,
        thenByName: false,
      };
    default:
      return { value: sortName(knex), thenByName: false };
  }
}

/** Names in the order in which lists have them. */
export function sortName(knex: Knex): string {
  return byBytes(knex, 'components.sort_name');
}

/** So that the order is the same on every database, whatever its locale, and a page begins exactly where the one before ended. */
function byBytes(knex: Knex, expression: string): string {
  return isPostgres(knex) ? `${expression} collate "C"` : expression;
}
