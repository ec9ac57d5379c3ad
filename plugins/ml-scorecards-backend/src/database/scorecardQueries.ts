import { InputError } from '@backstage/errors';
import {
  CHECK_STATES,
  levelRank,
  MaturityGrouping,
  scorecardsQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { MaturityCount } from '../reading/maturity';
import { VisibleComponents } from '../reading/Visibility';
import { lettersOf, stateAt } from '../recording/packedResults';
import { Positions } from '../recording/Positions';
import { rankToLevel, toTier } from './columns';
import { whereInMany } from './database';
import { CountsById } from './rollups';
import { ComponentRow, RollupRow } from './tables';

export type ScorecardFilters = z.output<typeof scorecardsQuerySchema>;

/** A page of rows with the cursor of the next one. */
export interface ComponentPage {
  readonly rows: readonly ComponentRow[];
  readonly totalItems: number;
  readonly nextCursor?: string;
}

/** The value that each order sorts by. Rows without a score come as if it were below every score. */
const SORT_EXPRESSIONS = {
  name: 'sort_name',
  gap: 'gap',
  score: 'coalesce(score, -1)',
} as const;

const GROUP_COLUMNS: Readonly<Record<MaturityGrouping, string>> = {
  owner: 'owner_ref',
  system: 'system_ref',
  domain: 'domain_ref',
  tier: 'tier',
  lifecycle: 'lifecycle',
};

const id = z.int32().positive();

/** What a cursor holds for each order: the order, the value of the last row, and its id. */
const CURSOR_SCHEMAS = {
  name: z.tuple([z.literal('name'), z.string(), id]),
  gap: z.tuple([z.literal('gap'), z.int32(), id]),
  score: z.tuple([z.literal('score'), z.number(), id]),
} as const;

/** One page of evaluated components. `owners` replaces the owner filter, with descendants in it. */
export async function readComponentPage(
  knex: Knex,
  options: {
    filters: ScorecardFilters;
    owners?: readonly string[];
    positions: Positions;
    visible: VisibleComponents;
  },
): Promise<ComponentPage> {
  const { filters } = options;
  const matching = () => applyFilters(knex, options);
  const sortBy = SORT_EXPRESSIONS[filters.orderBy];
  const after = filters.order === 'asc' ? '>' : '<';

  const query = matching();
  if (filters.cursor) {
    const [, value, lastId] = decodeCursor(filters.cursor, filters.orderBy);
    query.whereRaw(
      `(${sortBy} ${after} ? or (${sortBy} = ? and components.id ${after} ?))`,
      [value, value, lastId],
    );
  }
  const rows: ComponentRow[] = await query
    .select('components.*')
    .orderByRaw(`${sortBy} ${filters.order}, components.id ${filters.order}`)
    .limit(filters.limit + 1);
  const counted: { count: number | string } | undefined = await matching()
    .count({ count: '*' })
    .first();

  const page = rows.slice(0, filters.limit);
  const last = page.at(-1);
  return {
    rows: page,
    totalItems: Number(counted?.count ?? 0),
    nextCursor:
      rows.length > filters.limit && last
        ? encodeCursor(last, filters.orderBy)
        : undefined,
  };
}

/** Counts per group, tier and level, of what the caller may see. */
export async function readMaturityCounts(
  knex: Knex,
  options: { groupBy: MaturityGrouping; visible: VisibleComponents },
): Promise<MaturityCount[]> {
  const column = GROUP_COLUMNS[options.groupBy];
  const rows: Array<{
    group_value: string | null;
    tier: string;
    level: number;
    target_level: number;
    count: number | string;
  }> = await whereVisible(evaluated(knex), options.visible)
    .select({ group_value: column }, 'tier', 'level', 'target_level')
    .count({ count: '*' })
    .groupBy(column, 'tier', 'level', 'target_level');
  return rows.map(row => ({
    group: row.group_value ?? undefined,
    tier: toTier(row.tier),
    level: rankToLevel(row.level),
    atTarget: row.level >= row.target_level,
    components: Number(row.count),
  }));
}

/** How many of the visible components are in which state of each check, by check id and in the order of CHECK_STATES. */
export async function readCheckCounts(
  knex: Knex,
  options: { positions: Positions; visible: VisibleComponents },
): Promise<CountsById> {
  const { positions, visible } = options;
  if (visible === 'all') {
    const row: RollupRow | undefined = await knex('rollups')
      .where({ group_kind: 'all', group_key: '' })
      .first();
    return JSON.parse(row?.checks ?? '{}');
  }
  const rows: Array<{ states: string }> = await whereVisible(
    evaluated(knex)
      .join('results', 'results.component_id', 'components.id')
      .select('states'),
    visible,
  );
  const counts = new Map(
    positions.checks.map(({ id: check }) => [check, [0, 0, 0, 0]]),
  );
  for (const { states } of rows) {
    positions.checks.forEach((check, position) => {
      const state = stateAt(states, position);
      const ofCheck = counts.get(check.id);
      if (state && ofCheck) {
        ofCheck[CHECK_STATES.indexOf(state)] += 1;
      }
    });
  }
  return Object.fromEntries(counts);
}

function applyFilters(
  knex: Knex,
  options: {
    filters: ScorecardFilters;
    owners?: readonly string[];
    positions: Positions;
    visible: VisibleComponents;
  },
): Knex.QueryBuilder {
  const { filters, owners } = options;
  const query = whereVisible(evaluated(knex), options.visible);
  if (owners) {
    whereInMany(query, 'components.owner_ref', owners);
  }
  const narrow = (column: string, values?: readonly (string | number)[]) => {
    if (values) {
      query.whereIn(`components.${column}`, [...values]);
    }
  };
  narrow('system_ref', filters.system?.map(lowerCase));
  narrow('domain_ref', filters.domain?.map(lowerCase));
  narrow('kind', filters.kind?.map(lowerCase));
  narrow('type', filters.type);
  narrow('lifecycle', filters.lifecycle);
  narrow('tier', filters.tier);
  narrow('level', filters.level?.map(levelRank));
  if (filters.gap) {
    query.where('components.gap', filters.gap === 'true' ? '>' : '=', 0);
  }
  if (filters.text) {
    query.whereRaw("components.search_text like ? escape '\\'", [
      `%${filters.text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`,
    ]);
  }
  if (filters.check) {
    const { check, state } = filters;
    const position = options.positions.check(check);
    const letters = (state ?? CHECK_STATES).flatMap(lettersOf);
    query.whereExists(result => {
      result
        .from('results')
        .whereRaw('results.component_id = components.id')
        .select(knex.raw('1'));
      if (position === undefined) {
        result.whereRaw('false');
      } else {
        result.whereRaw(
          `substr(results.states, ?, 1) in (${letters.map(() => '?')})`,
          [position + 1, ...letters],
        );
      }
    });
  }
  return query;
}

function evaluated(knex: Knex): Knex.QueryBuilder {
  return knex('components').whereNotNull('components.evaluated_at');
}

function whereVisible(
  query: Knex.QueryBuilder,
  visible: VisibleComponents,
): Knex.QueryBuilder {
  return visible === 'all'
    ? query
    : whereInMany(query, 'components.entity_ref', visible);
}

function encodeCursor(
  row: ComponentRow,
  orderBy: ScorecardFilters['orderBy'],
): string {
  const value = {
    name: row.sort_name,
    gap: row.gap ?? 0,
    score: row.score ?? -1,
  }[orderBy];
  return Buffer.from(JSON.stringify([orderBy, value, row.id])).toString(
    'base64url',
  );
}

function decodeCursor(
  cursor: string,
  orderBy: ScorecardFilters['orderBy'],
): [string, string | number, number] {
  try {
    return CURSOR_SCHEMAS[orderBy].parse(
      JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError(
      'The cursor is not one that this API gave out for this order',
    );
  }
}

function lowerCase(text: string): string {
  return text.toLocaleLowerCase('en-US');
}
