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
import { readGroupKeys, readRollups } from '../database/rollupQueries';
import { Definitions } from '../definitions';
import { BoundedCache } from './BoundedCache';
import { countsOfRow, sumCounts } from './groupCounts';
import {
  CountedGroups,
  CountedTree,
  countTree,
  MaturityFilters,
  rollUp,
} from './maturity';
import { OwnerForest, OwnerGroups, parentsFirst } from './OwnerGroups';
import { ReadScope } from './ReadScope';
import { dayOf, daysUntil, toTrend, without } from './trend';
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
  private readonly trees = new WeakMap<CountedGroups, CountedTree>();
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
    const own = await counts.groups(groupBy === 'dimension' ? 'all' : groupBy, {
      ...scope,
      dimensions,
    });
    return rollUp({
      query,
      tree: this.treeOf(
        own,
        groupBy === 'owner' ? await ownerGroups.at(scope.state) : undefined,
      ),
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
    const [past, current, definitionDays] = await Promise.all([
      this.pastOf(groups, days),
      readRollups(knex, { ...groups, dimensions: false }),
      readDefinitionDays(knex, days[0]),
    ]);
    return toTrend({
      days,
      past,
      current: sumCounts(current.map(countsOfRow)),
      definitionDays,
    });
  }

  private treeOf(own: CountedGroups, owners?: OwnerForest): CountedTree {
    const known = this.trees.get(own);
    if (known && known.owners === owners) {
      return known;
    }
    const tree = countTree(own, owners);
    this.trees.set(own, tree);
    return tree;
  }

  /** The groups that a trend is the sum of. */
  private async groupsOf(
    { groupBy, group = '' }: TrendFilters,
    { state }: ReadScope,
  ): Promise<SummedGroups> {
    const node =
      groupBy === 'owner'
        ? (await this.options.ownerGroups.at(state)).nodes.get(group)
        : undefined;
    return {
      kind: groupBy ?? 'all',
      keys: node ? parentsFirst([node]).map(({ ref }) => ref) : [group],
    };
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
    if (groups.keys.length > 1) {
      // Most of an organisation is sooner read as all of it without the rest.
      const within = new Set(groups.keys);
      const known = await readGroupKeys(knex, groups.kind);
      const others = known.filter(key => !within.has(key));
      if (others.length < known.length / 2) {
        const [all, rest] = await Promise.all([
          readDayChanges(knex, { kind: 'all', keys: [''] }, period),
          readDayChanges(knex, { kind: groups.kind, keys: others }, period),
        ]);
        return without(all, rest);
      }
    }
    return readDayChanges(knex, groups, period);
  }
}

function keyOf(groups: SummedGroups, from: string, to: string): string {
  return createHash('sha256')
    .update(JSON.stringify([groups, from, to]))
    .digest('base64');
}
