import { NotAllowedError } from '@backstage/errors';
import {
  Maturity,
  Trend,
  trendQuerySchema,
} from 'backstage-plugin-ml-scorecards-common';
import { createHash } from 'node:crypto';
import { Knex } from 'knex';
import { z } from 'zod';
import {
  DayChange,
  readDayChanges,
  readDefinitionDays,
  SummedGroups,
} from '../database/dayQueries';
import { Definitions } from '../definitions';
import { BoundedCache } from './BoundedCache';
import { EMPTY_GROUP, GroupCounts } from './groupCounts';
import { MaturityFilters, rollUp, totalsOf } from './maturity';
import { OwnerGroups, parentsFirst } from './OwnerGroups';
import { ReadScope } from './ReadScope';
import { dayOf, daysUntil, sumUp, toTrend } from './trend';
import { VisibleCounts } from './VisibleCounts';

export type TrendFilters = z.output<typeof trendQuerySchema>;

/** Trends kept for all callers; one of two years takes some 200 kB. */
const MAX_TRENDS = 100;

/** Until then after midnight, a recording of the day before may still be on its way. */
const SETTLED_AFTER_MS = 10 * 60_000;

/** Answers counts over groups of components, now and day by day. */
export class MaturityReader {
  private readonly options: {
    knex: Knex;
    definitions: Definitions;
    counts: VisibleCounts;
    ownerGroups: OwnerGroups;
    now: () => Date;
  };
  /** Days that are over, which no recording changes any more. */
  private readonly past = new BoundedCache<DayChange[]>({
    maxWeight: MAX_TRENDS,
    weigh: () => 1,
  });

  constructor(options: MaturityReader['options']) {
    this.options = options;
  }

  async maturity(query: MaturityFilters, scope: ReadScope): Promise<Maturity> {
    const { counts, definitions, ownerGroups } = this.options;
    const { groupBy } = query;
    const dimensions = query.dimensions === 'true' || groupBy === 'dimension';
    return rollUp({
      query,
      counts: await counts.groups(groupBy === 'dimension' ? 'all' : groupBy, {
        ...scope,
        dimensions,
      }),
      owners:
        groupBy === 'owner' ? await ownerGroups.at(scope.state) : undefined,
      dimensions: dimensions ? definitions.dimensions : undefined,
    });
  }

  /** Throws for callers who may not read everything: see `trendSchema`. */
  async trend(query: TrendFilters, scope: ReadScope): Promise<Trend> {
    if (scope.visible !== 'all') {
      throw new NotAllowedError(
        'Trends are counted over all components, and you may read only some of them',
      );
    }
    const { knex, now } = this.options;
    const days = daysUntil(now(), query.days);
    const groups = await this.groupsOf(query, scope);
    const [past, definitionDays, current] = await Promise.all([
      this.pastOf(groups, days),
      readDefinitionDays(knex, days[0]),
      this.currentOf(query, scope),
    ]);
    return toTrend({ days, past, current, definitionDays });
  }

  /** The changes of all days but the last one, which is not over yet. */
  private async pastOf(
    groups: SummedGroups,
    days: readonly string[],
  ): Promise<DayChange[]> {
    const [from] = days;
    const to = days.at(-2);
    if (!to) {
      return [];
    }
    const read = () => this.readPast(groups, { from, to });
    const { now } = this.options;
    const midnight = new Date(dayOf(now())).getTime();
    return now().getTime() - midnight < SETTLED_AFTER_MS
      ? read()
      : this.past.get(keyOf(groups, from, to), read);
  }

  private async readPast(
    groups: SummedGroups,
    period: { from: string; to: string },
  ): Promise<DayChange[]> {
    const { knex } = this.options;
    if (!groups.except) {
      return readDayChanges(knex, groups, period);
    }
    const [everything, others] = await Promise.all([
      readDayChanges(knex, { kind: 'all', keys: [''] }, period),
      readDayChanges(knex, groups, period),
    ]);
    return sumUp(everything, others, -1);
  }

  /** Which rows to add up; with `except`, which to take away from those of all components, if these are fewer. */
  private async groupsOf(
    { groupBy, group = '' }: TrendFilters,
    scope: ReadScope,
  ): Promise<SummedGroups> {
    if (!groupBy) {
      return { kind: 'all', keys: [''] };
    }
    const { counts, ownerGroups } = this.options;
    const node =
      groupBy === 'owner'
        ? (await ownerGroups.at(scope.state)).nodes.get(group)
        : undefined;
    if (!node || node.children.length === 0) {
      return { kind: groupBy, keys: [group] };
    }
    const keys = parentsFirst([node]).map(({ ref }) => ref);
    const all = await counts.groups('owner', { ...scope, dimensions: false });
    const within = keys.filter(key => all.has(key)).length;
    return { kind: 'owner', keys, except: within > all.size / 2 };
  }

  private async currentOf(
    { groupBy, group = '' }: TrendFilters,
    scope: ReadScope,
  ): Promise<GroupCounts> {
    const { counts, ownerGroups } = this.options;
    const groups = await counts.groups(groupBy ?? 'all', {
      ...scope,
      dimensions: false,
    });
    if (groupBy !== 'owner') {
      return groups.get(group) ?? EMPTY_GROUP;
    }
    const { nodes } = await ownerGroups.at(scope.state);
    const node = nodes.get(group);
    const totals = node ? totalsOf([node], groups) : groups;
    return totals.get(group) ?? EMPTY_GROUP;
  }
}

function keyOf(groups: SummedGroups, from: string, to: string): string {
  return createHash('sha256')
    .update(JSON.stringify([groups, from, to]))
    .digest('base64');
}
