import { InputError } from '@backstage/errors';
import {
  Maturity,
  MATURITY_ORDERS,
  Trend,
  trendQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { z } from 'zod';
import { readDays, readDefinitionDays } from '../database/dayQueries';
import { readRollups } from '../database/rollupQueries';
import { Definitions } from '../definitions';
import { GroupKind } from '../database/countedColumns';
import { EMPTY_GROUP } from './groupCounts';
import { MaturityFilters, rollUp } from './maturity';
import { OwnerGroups } from './OwnerGroups';
import { MAX_COMPONENTS, ReadableHistory } from './ReadableHistory';
import { ReadScope } from './ReadScope';
import { daysUntil, toReadableTrend, toTrend } from './trend';
import { VisibleCounts } from './VisibleCounts';
import { VisibleSet } from './VisibleSet';

export type TrendFilters = z.output<typeof trendQuerySchema>;

/** Answers counts over groups of components, now and day by day. */
export class MaturityReader {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    counts: VisibleCounts;
    ownerGroups: OwnerGroups;
    readableHistory: ReadableHistory;
    now: () => Date;
  };

  constructor(options: MaturityReader['options']) {
    this.options = options;
  }

  async maturity(query: MaturityFilters, scope: ReadScope): Promise<Maturity> {
    const { counts, definitions, ownerGroups } = this.options;
    const { groupBy } = query;
    const isByDimension = this.isByDimension(query);
    const dimensions = query.dimensions === 'true' || groupBy === 'dimension';
    const counted = (kind: GroupKind) =>
      counts.groups(kind, {
        ...scope,
        dimensions: dimensions || isByDimension,
      });
    const isOwner = groupBy === 'owner';
    const all = await counted('all');
    return rollUp({
      query,
      tree: {
        own: groupBy === 'dimension' ? all : await counted(groupBy),
        trees: isOwner ? await counted('owner-tree') : new Map(),
        total: all.get('') ?? EMPTY_GROUP,
        owners: isOwner ? await ownerGroups.at(scope.state) : undefined,
      },
      dimensions: dimensions ? definitions.dimensions : undefined,
    });
  }

  /** Whether groups are ordered by a dimension. */
  private isByDimension({ orderBy }: MaturityFilters): boolean {
    if (MATURITY_ORDERS.some(order => order === orderBy)) {
      return false;
    }
    if (!this.options.definitions.dimensions.some(({ id }) => id === orderBy)) {
      throw new InputError(
        `Groups can be ordered by ${MATURITY_ORDERS.join(
          ', ',
        )} and by the id of a dimension, and "${orderBy}" is none`,
      );
    }
    return true;
  }

  /** See `trendSchema`: who may not read everything gets another one. */
  async trend(query: TrendFilters, scope: ReadScope): Promise<Trend> {
    const { visible, state } = scope;
    return visible === 'all'
      ? this.trendOfGroup(query)
      : this.trendOfReadable(query, { visible, state });
  }

  /** A group of people counts with those that were below it on each day. */
  private async trendOfGroup(query: TrendFilters): Promise<Trend> {
    const { knex, now } = this.options;
    const { kinds, key } = countedAs(query);
    const days = daysUntil(now(), query.days);
    const [from] = days;
    const [series, current, definitionDays] = await Promise.all([
      Promise.all(
        kinds.map(kind =>
          readDays(knex, { kind, key, from, before: days[days.length - 1] }),
        ),
      ),
      Promise.all(
        kinds.map(kind =>
          readRollups(knex, { kind, keys: [key], dimensions: false }),
        ),
      ),
      readDefinitionDays(knex, from),
    ]);
    return toTrend({
      days,
      series,
      current: current.flat().at(0),
      definitionDays,
    });
  }

  private async trendOfReadable(
    query: TrendFilters,
    scope: ReadScope & { visible: VisibleSet },
  ): Promise<Trend> {
    const { knex, counts, readableHistory, now } = this.options;
    const { kinds, key } = countedAs(query);
    const days = daysUntil(now(), query.days);
    const past = await readableHistory.groupDays({
      ...scope,
      days,
      group: query.groupBy && { kind: query.groupBy, key },
    });
    if (!past) {
      throw new InputError(
        `You may read some components only, and more than ${MAX_COMPONENTS} here: too many to look at the history of each. Ask for the trend of a smaller group`,
      );
    }
    const options = { ...scope, dimensions: false };
    const groups = await Promise.all(
      kinds.map(kind => counts.groups(kind, options)),
    );
    return toReadableTrend({
      today: days[days.length - 1],
      past,
      current:
        groups.flatMap(group => group.get(key) ?? []).at(0) ?? EMPTY_GROUP,
      definitionDays: await readDefinitionDays(knex, days[0]),
    });
  }
}

/** Where a group is counted: as the tree that it is the top of, if others are below it, or else alone. */
function countedAs({ groupBy, group }: TrendFilters): {
  kinds: GroupKind[];
  key: string;
} {
  return {
    kinds: groupBy === 'owner' ? ['owner-tree', 'owner'] : [groupBy ?? 'all'],
    key: group ?? '',
  };
}
