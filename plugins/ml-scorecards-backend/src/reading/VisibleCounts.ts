import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { chunked } from '../database/database';
import { CurrentPositions } from '../database/positions';
import { ReadState } from '../database/recordingState';
import {
  readCheckCounts,
  readCountedComponents,
  readRollups,
} from '../database/rollupQueries';
import { CountsById } from '../database/rollups';
import { CHECK_STATES } from 'backstage-plugin-ml-scorecards-common';
import { Positions } from '../recording/Positions';
import { GroupDelta, GroupKind, RollupDelta } from '../recording/RollupDelta';
import { EpochMemo } from './EpochMemo';
import { byId, countsOfDelta, countsOfRow, GroupCounts } from './groupCounts';
import { CountedGroups } from './maturity';
import { OwnerGroups } from './OwnerGroups';
import { VisibleComponents, VisibleSet } from './Visibility';

/** Components counted before others get the event loop. */
const PAGE = 500;

/** Groups kept for all callers together; the ones of a few organisations. */
const MAX_GROUPS = 50_000;

/** What is counted of the components that a caller with conditions may read. */
interface CountedSet {
  readonly groups: ReadonlyMap<GroupKind, CountedGroups>;
  readonly checks: CountsById;
}

/**
 * Counts over the components that a caller may read: the stored rollups for who may read all of them. For anybody else
 * the components are counted one by one, with the same code as the stored ones, so that no count ever tells of a
 * component that they may not read.
 */
export class VisibleCounts {
  private readonly options: {
    knex: Knex;
    positions: CurrentPositions;
    ownerGroups: OwnerGroups;
  };
  private readonly stored = new EpochMemo<CountedGroups>({
    maxWeight: MAX_GROUPS,
    weigh: groups => groups.size,
  });
  private readonly storedChecks = new EpochMemo<CountsById>({
    maxWeight: 1,
    weigh: () => 1,
  });
  private readonly counted = new EpochMemo<CountedSet>({
    maxWeight: MAX_GROUPS,
    weigh: ({ groups }) =>
      [...groups.values()].reduce((sum, { size }) => sum + size, 1),
  });

  constructor(options: VisibleCounts['options']) {
    this.options = options;
  }

  /** The groups of a kind that have components. */
  async groups(
    kind: GroupKind,
    options: {
      visible: VisibleComponents;
      state: ReadState;
      dimensions: boolean;
    },
  ): Promise<CountedGroups> {
    const { visible, state, dimensions } = options;
    if (visible !== 'all') {
      const { groups } = await this.count(visible, state);
      return groups.get(kind) ?? new Map();
    }
    return this.stored.get(state.epoch, `${kind} ${dimensions}`, async () => {
      const rows = await readRollups(this.options.knex, { kind, dimensions });
      return new Map(rows.map(row => [row.group_key, countsOfRow(row)]));
    });
  }

  /** How many components are in which state of each check, by check id and in the order of CHECK_STATES. */
  async checks(options: {
    visible: VisibleComponents;
    state: ReadState;
  }): Promise<CountsById> {
    const { visible, state } = options;
    return visible === 'all'
      ? this.storedChecks.get(state.epoch, '', () =>
          readCheckCounts(this.options.knex),
        )
      : (await this.count(visible, state)).checks;
  }

  private async count(
    visible: VisibleSet,
    state: ReadState,
  ): Promise<CountedSet> {
    return this.counted.get(state.epoch, visible.fingerprint, async () => {
      const positions = this.options.positions.latest();
      const { countedIn } = await this.options.ownerGroups.at(state);
      const delta = new RollupDelta(positions);
      for (const refs of chunked([...visible.refs], PAGE)) {
        for (const component of await readCountedComponents(
          this.options.knex,
          refs,
        )) {
          delta.add(component);
        }
        await setImmediate();
      }
      return toCountedSet(delta.changes(countedIn), positions);
    });
  }
}

function toCountedSet(
  counted: Iterable<GroupDelta>,
  positions: Positions,
): CountedSet {
  const groups = new Map<GroupKind, Map<string, GroupCounts>>();
  let checks: CountsById = {};
  for (const group of counted) {
    const ofKind = groups.get(group.kind) ?? new Map<string, GroupCounts>();
    groups.set(group.kind, ofKind);
    ofKind.set(group.key, countsOfDelta(group, positions));
    if (group.kind === 'all') {
      checks = byId(
        group.checks,
        positions.checks.map(({ id }) => id),
        CHECK_STATES.length,
      );
    }
  }
  return { groups, checks };
}
