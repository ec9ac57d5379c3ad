import {
  CHECK_STATES,
  levelRank,
  MaturityGrouping,
  ReliabilityTier,
} from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { COUNT_COLUMNS } from '../database/countedColumns';
import { chunked } from '../database/database';
import { GroupsOfKind, readGroupMembers } from '../database/groupMembers';
import { CurrentPositions } from '../database/positions';
import { ReadState } from '../database/recordingState';
import { TransitionRow } from '../database/tables';
import { readLastOfDays } from '../database/transitionQueries';
import { rankToLevel, toTier } from '../database/columns';
import { Definitions } from '../definitions';
import { parentsFirst } from '../ownerTree';
import { stateAt } from '../recording/packedResults';
import { countStates } from '../recording/RollupDelta';
import { DailyCounts, DailySums } from './DailySums';
import { OwnerGroups } from './OwnerGroups';
import { Turns } from './Turns';
import { VisibleSet } from './VisibleSet';

/** Components whose history is looked at for one answer. */
export const MAX_COMPONENTS = 5000;

/** Recordings in memory at once: about one for each component and day at most. */
const ROWS_AT_ONCE = 40_000;

/** Components looked at before others get the event loop, whatever is asked for. */
const PAGE = 150;

/** Answers made at once. They take one core between them, and a connection each. */
const AT_ONCE = 2;

/** Answers that wait for their turn. */
const MOST_WAITING = 20;

/** Counts of a day that can be told of the past. `untold` are components of which the gap is not known. */
export const PAST_COLUMNS = [...COUNT_COLUMNS, 'untold'] as const;

export type PastColumn = (typeof PAST_COLUMNS)[number];

/** Whose history is looked at: the components of a group that somebody may read, or all that they may. */
export interface FollowedComponents {
  readonly visible: VisibleSet;
  readonly state: ReadState;
  readonly group?: { readonly kind: MaturityGrouping; readonly key: string };
  /** The days of the period. Of the last one, which is today, nothing is told: what is read now may be newer. */
  readonly days: readonly string[];
}

/**
 * Counts past days for callers who may read only some components. What they could have read on a past day cannot be told
 * any more, and stored counts include what they may not read. So their counts follow the components that they may read
 * now, each back through its own history, which they may read as well.
 */
export class ReadableHistory {
  private readonly options: {
    knex: Knex;
    definitions: Pick<Definitions, 'targetLevels'>;
    positions: CurrentPositions;
    ownerGroups: OwnerGroups;
    /** For tests. */
    maxComponents?: number;
  };
  private readonly turns = new Turns({
    atOnce: AT_ONCE,
    mostWaiting: MOST_WAITING,
    whatFor: 'trends of those who may read some components only',
  });

  constructor(options: ReadableHistory['options']) {
    this.options = options;
  }

  /** What is counted of the components, in the order of PAST_COLUMNS. Undefined if they are too many. */
  async groupDays(
    followed: FollowedComponents,
  ): Promise<DailyCounts[] | undefined> {
    const { targetLevels } = this.options.definitions;
    return this.sums(followed, PAST_COLUMNS.length, row =>
      pastCounts(row, levelRank(targetLevels[toTier(row.tier)])),
    );
  }

  /** How many of the components were in which state of a check, in the order of CHECK_STATES. Undefined if they are too many. */
  async checkDays(
    check: string,
    followed: FollowedComponents,
  ): Promise<DailyCounts[] | undefined> {
    const position = this.options.positions.latest().check(check);
    return this.sums(followed, CHECK_STATES.length, ({ states }) => {
      const state =
        position === undefined ? undefined : stateAt(states, position);
      return CHECK_STATES.map(each => Number(each === state));
    });
  }

  private async sums(
    followed: FollowedComponents,
    width: number,
    count: (row: TransitionRow) => number[],
  ): Promise<DailyCounts[] | undefined> {
    const days = followed.days.slice(0, -1);
    return days.length === 0
      ? []
      : this.turns.take(async () => {
          const ids = await this.members(followed);
          if (!ids) {
            return undefined;
          }
          const sums = new DailySums(days, width);
          for await (const rows of this.histories(ids, followed.days)) {
            sums.add(
              rows.map(row => ({
                day: row.at.slice(0, 10),
                counts: count(row),
              })),
            );
          }
          return sums.sums();
        });
  }

  private async members({
    visible,
    state,
    group,
  }: FollowedComponents): Promise<number[] | undefined> {
    const { knex, maxComponents: most = MAX_COMPONENTS } = this.options;
    const ids = await readGroupMembers(knex, {
      visible,
      groups: group && (await this.groupsWithin(group, state)),
      limit: most + 1,
    });
    return ids.length > most ? undefined : ids;
  }

  /** A group of people with those below it, as rollups count it. */
  private async groupsWithin(
    { kind, key }: NonNullable<FollowedComponents['group']>,
    state: ReadState,
  ): Promise<GroupsOfKind> {
    if (kind !== 'owner') {
      return { kind, keys: [key] };
    }
    const node = (await this.options.ownerGroups.at(state)).nodes.get(key);
    return {
      kind,
      keys: node ? parentsFirst([node]).map(({ ref }) => ref) : [key],
    };
  }

  /** What was recorded of each component, oldest first. */
  private async *histories(
    ids: readonly number[],
    days: readonly string[],
  ): AsyncGenerator<TransitionRow[]> {
    const size = Math.max(1, Math.floor(ROWS_AT_ONCE / days.length));
    for (const componentIds of chunked(ids, Math.min(size, PAGE))) {
      const rows = await readLastOfDays(this.options.knex, {
        componentIds,
        from: days[0],
        before: days[days.length - 1],
      });
      let begin = 0;
      for (let end = 1; end <= rows.length; end += 1) {
        if (rows[end]?.component_id !== rows[begin].component_id) {
          yield rows.slice(begin, end);
          begin = end;
        }
      }
      // SQLite answers at once, and nobody else would get the event loop.
      await setImmediate();
    }
  }
}

/** What is counted of one component as it was recorded, by {@link PAST_COLUMNS}. Pure. */
function pastCounts(row: TransitionRow, targetRank: number): number[] {
  const [pass, fail, unknown, notApplicable] = countStates(row.states);
  const counted: Partial<Record<PastColumn, number>> = {
    components: 1,
    at_target: Number(row.level >= targetRank),
    [rankToLevel(row.level)]: 1,
    [tierColumn(toTier(row.tier))]: 1,
    pass,
    fail,
    unknown,
    not_applicable: notApplicable,
    gap: row.gap ?? 0,
    untold: Number(row.gap === null),
  };
  return PAST_COLUMNS.map(column => counted[column] ?? 0);
}

function tierColumn(tier: ReliabilityTier): PastColumn {
  return tier.replace('-', '_') as PastColumn;
}
