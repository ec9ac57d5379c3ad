import { NotAllowedError } from '@backstage/errors';
import {
  Maturity,
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
import { ReadScope } from './ReadScope';
import { daysUntil, toTrend } from './trend';
import { VisibleCounts } from './VisibleCounts';

export type TrendFilters = z.output<typeof trendQuerySchema>;

/** Answers counts over groups of components, now and day by day. */
export class MaturityReader {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    counts: VisibleCounts;
    ownerGroups: OwnerGroups;
    now: () => Date;
  };

  constructor(options: MaturityReader['options']) {
    this.options = options;
  }

  async maturity(query: MaturityFilters, scope: ReadScope): Promise<Maturity> {
    const { counts, definitions, ownerGroups } = this.options;
    const { groupBy } = query;
    const dimensions = query.dimensions === 'true' || groupBy === 'dimension';
    const counted = (kind: GroupKind) =>
      counts.groups(kind, { ...scope, dimensions });
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

  /**
   * A group of people counts with those that were below it on each day. Throws for callers who may not read everything:
   * see `trendSchema`.
   */
  async trend(query: TrendFilters, scope: ReadScope): Promise<Trend> {
    if (scope.visible !== 'all') {
      throw new NotAllowedError(
        'Trends are counted over all components, and you may read only some of them',
      );
    }
    const { knex, now } = this.options;
    const { groupBy = 'all', group: key = '' } = query;
    const days = daysUntil(now(), query.days);
    const [from] = days;
    const kinds: GroupKind[] =
      groupBy === 'owner' ? ['owner-tree', 'owner'] : [groupBy];
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
}
