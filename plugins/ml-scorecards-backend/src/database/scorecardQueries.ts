import {
  CHECK_STATES,
  levelRank,
  scorecardsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { VisibleComponents } from '../reading/VisibleSet';
import { lettersOf } from '../recording/packedResults';
import { Positions } from '../recording/Positions';
import { isPostgres } from './database';
import { decodeCursor, encodeCursor } from './listCursor';
import { listOrder, sortName } from './listOrders';
import { ComponentRow } from './tables';
import { whereAmong } from './whereAmong';
import { whereVisible } from './whereVisible';

export type ScorecardFilters = z.output<typeof scorecardsQuerySchema>;

/** Which components a list is about. */
export interface ListedComponents {
  readonly filters: ScorecardFilters;
  /** Replaces the owner filter, with descendants in it if they are wanted. */
  readonly owners?: readonly string[];
  readonly positions: Positions;
  readonly visible: VisibleComponents;
}

/** A component on a list, with the letter of its state of the check that the list is filtered by; null without one. */
export type ListedRow = ComponentRow & { readonly asked_state: string | null };

/** Also with the value that it is ordered by, as the database has it. */
type OrderedRow = ListedRow & { readonly order_value: string | number };

/** A page of rows with the cursor of the next one. */
export interface ComponentPage {
  readonly rows: readonly ListedRow[];
  readonly nextCursor?: string;
}

/** One page of evaluated components. */
export async function readComponentPage(
  knex: Knex,
  options: ListedComponents & {
    /** Whether few components are in the states asked for, so that it is better to begin with them. */
    stateIsRare?: boolean;
  },
): Promise<ComponentPage> {
  const { orderBy, order, cursor, limit } = options.filters;
  const { value, thenByName } = listOrder(knex, orderBy);
  const place = [
    value,
    ...(thenByName ? [sortName(knex)] : []),
    'components.id',
  ];
  const { stateIsRare = false } = options;
  const found = matching(knex, options, stateIsRare).select('components.*');
  selectState(found, options);
  // Few are put together first. Otherwise PostgreSQL would walk along the order and look for them among all others.
  const query: Knex.QueryBuilder = stateIsRare
    ? knex
        .withMaterialized('found', found)
        .from('found as components')
        .select('components.*')
    : found;
  if (cursor) {
    query.whereRaw(
      `(${place.join(', ')}) ${order === 'asc' ? '>' : '<'} (${place
        .map(() => '?')
        .join(', ')})`,
      [...decodeCursor(cursor, orderBy)],
    );
  }
  const rows: OrderedRow[] = await query
    .select(askedState(knex, options), knex.raw(`${value} as order_value`))
    .orderByRaw(place.map(part => `${part} ${order}`).join(', '))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page,
    nextCursor:
      rows.length > limit && last
        ? encodeCursor(
            [
              last.order_value,
              ...(thenByName ? [last.sort_name] : []),
              last.id,
            ],
            orderBy,
          )
        : undefined,
  };
}

/** Looked up for the rows of the page alone. */
function askedState(
  knex: Knex,
  { filters, positions }: ListedComponents,
): Knex.Raw {
  const position = filters.check && positions.check(filters.check);
  return typeof position === 'number'
    ? knex.raw(
        `(select substr(states, ?, 1) from results where component_id = components.id) as asked_state`,
        [position + 1],
      )
    : knex.raw('null as asked_state');
}

/** How many components there are on all pages. */
export async function countComponents(
  knex: Knex,
  options: ListedComponents,
): Promise<number> {
  const counted: { count: number | string } | undefined = await matching(
    knex,
    options,
    true,
  )
    .count({ count: '*' })
    .first();
  return Number(counted?.count ?? 0);
}

/** Those of some components that are evaluated, in no order. */
export async function readComponentsByRefs(
  knex: Knex,
  entityRefs: readonly string[],
): Promise<ComponentRow[]> {
  return whereAmong(evaluated(knex), 'components.entity_ref', entityRefs);
}

function matching(
  knex: Knex,
  { filters, owners, positions, visible }: ListedComponents,
  stateFirst: boolean,
): Knex.QueryBuilder {
  const query = evaluated(knex);
  if (visible !== 'all') {
    whereVisible(query, visible);
  }
  // As the indexes have them: any text can be a type or a lifecycle, and an index takes no endless ones.
  const beginning = (column: string) => `substr(${column}, 1, 200)`;
  whereOwner(query, owners);
  whereOneOf(query, 'components.system_ref', filters.system?.map(lowerCase));
  whereOneOf(query, 'components.domain_ref', filters.domain?.map(lowerCase));
  whereOneOf(query, 'components.kind', filters.kind?.map(lowerCase));
  whereOneOf(query, beginning('components.type'), filters.type);
  whereOneOf(query, beginning('components.lifecycle'), filters.lifecycle);
  whereOneOf(query, 'components.tier', filters.tier);
  whereOneOf(query, 'components.level', filters.level?.map(levelRank));
  if (filters.gap) {
    query.where('components.gap', filters.gap === 'true' ? '>' : '=', 0);
  }
  if (filters.atTarget) {
    query.whereRaw(
      filters.atTarget === 'true'
        ? 'components.level >= components.target_level'
        : 'components.level < components.target_level',
    );
  }
  if (filters.text) {
    query.whereRaw("components.search_text like ? escape '\\'", [
      `%${filters.text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`,
    ]);
  }
  for (const [column, wanted] of [
    ['components.waived_count', filters.waived],
    ['components.attested_count', filters.attested],
  ] as const) {
    if (wanted) {
      query.whereRaw(
        `coalesce(${column}, 0) ${wanted === 'true' ? '>' : '='} 0`,
      );
    }
  }
  const letters = (filters.state ?? CHECK_STATES).flatMap(lettersOf);
  if (filters.check) {
    const position = positions.check(filters.check);
    whereState(query, {
      positions: position === undefined ? [] : [position],
      letters,
      stateFirst,
    });
  }
  if (filters.dimension) {
    whereState(query, {
      positions: positions.ofDimensionsChecks(filters.dimension),
      letters,
      stateFirst: false,
    });
  }
  return query;
}

/** Reads the state of the check that a list is narrowed by. */
function selectState(
  query: Knex.QueryBuilder,
  { filters, positions }: ListedComponents,
): void {
  const position = filters.check && positions.check(filters.check);
  if (typeof position === 'number') {
    query.select(
      query.client.raw(
        '(select substr(states, ?, 1) from results where component_id = components.id) as check_letter',
        [position + 1],
      ),
    );
  }
}

/**
 * Narrows to components with one of some states at one of some positions. Databases cannot guess how many that are. So
 * they are told where to begin: with the states, which an index holds, or with the components, whose states are looked up
 * one by one until a page is full. For the latter the condition is one that PostgreSQL takes to hold for every third.
 */
function whereState(
  query: Knex.QueryBuilder,
  options: {
    positions: readonly number[];
    letters: readonly string[];
    stateFirst: boolean;
  },
): void {
  const { positions, letters, stateFirst } = options;
  const find = isPostgres(query) ? 'strpos' : 'instr';
  const condition = stateFirst
    ? `components.id in (select component_id from results where substr(states, ?, 1) in (${letters
        .map(() => '?')
        .join(', ')}))`
    : `${find}(?, (select nullif(substr(states, ?, 1), '') from results
        where component_id = components.id)) > 0`;
  if (positions.length === 0) {
    query.whereRaw('1 = 0');
    return;
  }
  query.whereRaw(
    `(${positions.map(() => condition).join(' or ')})`,
    positions.flatMap(position =>
      stateFirst
        ? [position + 1, ...letters]
        : [letters.join(''), position + 1],
    ),
  );
}

/** Owners can be thousands: a group stands for all below it. An empty text stands for rows without one. */
function whereOwner(
  query: Knex.QueryBuilder,
  owners: readonly string[] | undefined,
): void {
  if (!owners || owners.length < 100) {
    whereOneOf(query, 'components.owner_ref', owners);
    return;
  }
  query.where(either => {
    whereAmong(either, 'components.owner_ref', owners);
    if (owners.includes('')) {
      either.orWhereNull('components.owner_ref');
    }
  });
}

/** An empty text stands for rows without a value. */
function whereOneOf(
  query: Knex.QueryBuilder,
  column: string,
  values: readonly (string | number)[] | undefined,
): void {
  if (!values) {
    return;
  }
  const given = values.filter(value => value !== '');
  query.where(either => {
    if (given.length > 0) {
      either.whereRaw(
        `${column} in (${given.map(() => '?').join(', ')})`,
        given,
      );
    }
    if (given.length < values.length) {
      either.orWhereRaw(`${column} is null`);
    }
  });
}

function evaluated(knex: Knex): Knex.QueryBuilder {
  return knex('components').whereNotNull('components.evaluated_at');
}

function lowerCase(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
