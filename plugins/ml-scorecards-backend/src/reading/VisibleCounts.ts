import { CHECK_STATES } from 'backstage-plugin-ml-scorecards-common';
import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import limiterFactory from 'p-limit';
import { readChangedSince } from '../database/conditionQueries';
import { readCountedIn } from '../database/countedIn';
import { chunked } from '../database/database';
import { CurrentPositions, readPositions } from '../database/positions';
import { readSnapshot } from '../database/readSnapshot';
import { ReadState } from '../database/recordingState';
import {
  CheckCounts,
  checkCountsOf,
  readAllRollups,
  readCheckCounts,
  readCountedComponents,
  readRollups,
} from '../database/rollupQueries';
import { CountsById } from '../database/rollups';
import { RollupRow } from '../database/tables';
import { Positions } from '../recording/Positions';
import { CountedComponent, GroupKind } from '../database/countedColumns';
import { GroupDelta, RollupDelta } from '../recording/RollupDelta';
import { ComponentSet } from './ComponentSet';
import { EpochMemo } from './EpochMemo';
import {
  byId,
  countsOfDelta,
  countsOfRow,
  EMPTY_GROUP,
  GroupCounts,
  sumById,
  sumOf,
} from './groupCounts';
import { CountedGroups } from './maturity';
import { OwnerGroups } from './OwnerGroups';
import { VisibleComponents, VisibleSet } from './VisibleSet';

/** Components counted before others get the event loop. */
const PAGE = 500;

/** Counts made at once. They take one core between them, and a connection each. */
const CONCURRENCY = 2;

/** Groups kept for all callers together; the ones of a few organisations. */
const MAX_GROUPS = 50_000;

/** What is counted of the components that a caller with conditions may read. */
interface CountedSet {
  readonly groups: ReadonlyMap<GroupKind, CountedGroups>;
  readonly checks: CheckCounts;
}

/**
 * Counts over the components that a caller may read: the stored rollups for who may read all of them. For anybody else
 * components are counted one by one, with the same code as the stored ones: those that they may read, or those that they
 * may not, which are then taken away from the stored rollups, whichever are fewer. So no count ever tells of a component
 * that they may not read.
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
  private readonly storedChecks = new EpochMemo<CheckCounts>({
    maxWeight: 1,
    weigh: () => 1,
  });
  private readonly counted = new EpochMemo<CountedSet>({
    maxWeight: MAX_GROUPS,
    weigh: ({ groups }) =>
      [...groups.values()].reduce((sum, { size }) => sum + size, 1),
  });

  private readonly inTurn = limiterFactory(CONCURRENCY);

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
  }): Promise<CheckCounts> {
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
    // By what is in the set: other conditions may come to the same.
    const key = visible.visible.fingerprint;
    return this.counted.get(state.epoch, key, () =>
      this.inTurn(() =>
        visible.hidden.size < visible.visible.size
          ? this.withoutHidden(visible)
          : this.countVisible(visible, state),
      ),
    );
  }

  private async countVisible(
    { visible }: VisibleSet,
    state: ReadState,
  ): Promise<CountedSet> {
    const { knex } = this.options;
    const positions = this.options.positions.latest();
    const { countedIn } = await this.options.ownerGroups.at(state);
    const delta = new RollupDelta(positions);
    for await (const component of countedComponents(knex, visible)) {
      delta.add(component);
    }
    return toCountedSet([], [...delta.changes(countedIn)], positions);
  }

  /**
   * What is left of the stored rollups without the hidden components. All of it is read as of one instant: a difference
   * between two of them would be wrong, and could tell of what is hidden. Nobody has said yet what may be read of the
   * components that have come since the set was made, so they count as hidden.
   */
  private async withoutHidden(set: VisibleSet): Promise<CountedSet> {
    return readSnapshot(this.options.knex, async transaction => {
      const changed = ComponentSet.of(
        await readChangedSince(transaction, set.componentsEpoch),
      );
      const hidden = set.hidden.or(changed.without(set.visible));
      const positions = await readPositions(transaction);
      const delta = new RollupDelta(positions);
      for await (const component of countedComponents(transaction, hidden)) {
        delta.remove(component);
      }
      const countedIn = await readCountedIn(transaction, delta.owners());
      return toCountedSet(
        await readAllRollups(transaction),
        [...delta.changes(countedIn)],
        positions,
      );
    });
  }
}

async function* countedComponents(
  knex: Knex,
  components: ComponentSet,
): AsyncGenerator<CountedComponent> {
  for (const ids of chunked(components.ids(), PAGE)) {
    yield* await readCountedComponents(knex, ids);
    await setImmediate();
  }
}

/** What rows and changes come to together. */
function toCountedSet(
  rows: readonly RollupRow[],
  changes: readonly GroupDelta[],
  positions: Positions,
): CountedSet {
  const groups = new Map<GroupKind, Map<string, GroupCounts>>();
  const ofKind = (kind: GroupKind) => {
    const known = groups.get(kind) ?? new Map<string, GroupCounts>();
    groups.set(kind, known);
    return known;
  };
  for (const row of rows) {
    ofKind(row.group_kind).set(row.group_key, countsOfRow(row));
  }
  const stored = checkCountsOf(rows);
  let { all } = stored;
  const byTier = new Map(stored.byTier);
  for (const change of changes) {
    const { kind, key } = change;
    const counted = sumOf(
      ofKind(kind).get(key) ?? EMPTY_GROUP,
      countsOfDelta(change, positions),
    );
    const isEmpty = counted.counts.components === 0;
    if (isEmpty) {
      ofKind(kind).delete(key);
    } else {
      ofKind(kind).set(key, counted);
    }
    if (kind === 'all') {
      all = sumById(all, checksOfDelta(change, positions));
    } else if (kind === 'tier' && isEmpty) {
      byTier.delete(key);
    } else if (kind === 'tier') {
      byTier.set(
        key,
        sumById(byTier.get(key) ?? {}, checksOfDelta(change, positions)),
      );
    }
  }
  return { groups, checks: { all, byTier } };
}

function checksOfDelta(
  { checks }: GroupDelta,
  positions: Positions,
): CountsById {
  return byId(
    checks,
    positions.checks.map(({ id }) => id),
    CHECK_STATES.length,
  );
}
