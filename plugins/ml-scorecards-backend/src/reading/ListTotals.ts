import {
  CHECK_STATES,
  LEVELS,
  MaturityGrouping,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { readRollups } from '../database/rollupQueries';
import { ScorecardFilters } from '../database/scorecardQueries';
import { EMPTY_GROUP, GroupCounts } from './groupCounts';
import { ReadScope } from './ReadScope';
import { VisibleCounts } from './VisibleCounts';

/** Filters that narrow a list; `state` only says more about `check`, and `ownerOnly` about `owner`. */
const NARROWING = [
  'owner',
  'system',
  'domain',
  'kind',
  'type',
  'lifecycle',
  'tier',
  'level',
  'gap',
  'atTarget',
  'waived',
  'attested',
  'check',
  'dimension',
  'text',
] as const satisfies readonly (keyof ScorecardFilters)[];

/** What rollups know of lists, so that it need not be counted. */
export class ListTotals {
  private readonly options: { knex: Knex; counts: VisibleCounts };

  constructor(options: ListTotals['options']) {
    this.options = options;
  }

  /** How long a list is, if one filter at most makes it, and the caller may read all components. */
  async known(
    filters: ScorecardFilters,
    scope: ReadScope,
    /** Replaces the owner filter, with descendants in it if they are wanted. */
    owners: readonly string[] | undefined,
  ): Promise<number | undefined> {
    const given = NARROWING.filter(name => filters[name] !== undefined);
    if (scope.visible !== 'all' || given.length > 1) {
      return undefined;
    }
    const lowerCase = (refs: readonly string[] = []) =>
      refs.map(ref => ref.toLocaleLowerCase('en-US'));
    switch (given[0]) {
      case undefined:
        return (await this.all(scope)).components;
      case 'owner':
        return this.inGroups('owner', owners ?? []);
      case 'system':
      case 'domain':
        return this.inGroups(given[0], lowerCase(filters[given[0]]));
      case 'tier':
      case 'lifecycle':
        return this.inGroups(given[0], filters[given[0]] ?? []);
      case 'level': {
        const counts = await this.all(scope);
        return LEVELS.filter(level => filters.level?.includes(level)).reduce(
          (sum, level) => sum + counts[level],
          0,
        );
      }
      case 'atTarget': {
        const { components, at_target: atTarget } = await this.all(scope);
        return filters.atTarget === 'true' ? atTarget : components - atTarget;
      }
      case 'check':
        return (await this.ofCheck(filters, scope)).inState;
      default:
        return undefined;
    }
  }

  /** How many of the components that the caller may read are in the states asked for, and in any. */
  async ofCheck(
    { check = '', state = [...CHECK_STATES] }: ScorecardFilters,
    scope: ReadScope,
  ): Promise<{ inState: number; inAny: number }> {
    const { all } = await this.options.counts.checks(scope);
    const counts = all[check] ?? [];
    const sum = (states: readonly string[]) =>
      CHECK_STATES.reduce(
        (total, name, index) =>
          total + (states.includes(name) ? counts[index] ?? 0 : 0),
        0,
      );
    return { inState: sum(state), inAny: sum(CHECK_STATES) };
  }

  private async all(scope: ReadScope): Promise<GroupCounts['counts']> {
    const groups = await this.options.counts.groups('all', {
      ...scope,
      dimensions: false,
    });
    return groups.get('')?.counts ?? EMPTY_GROUP.counts;
  }

  private async inGroups(
    kind: MaturityGrouping,
    keys: readonly string[],
  ): Promise<number> {
    const rows = await readRollups(this.options.knex, {
      kind,
      keys,
      dimensions: false,
    });
    return rows.reduce((sum, { components }) => sum + components, 0);
  }
}
