import {
  Level,
  LEVELS,
  Maturity,
  MaturityGroup,
  MaturityGrouping,
  RELIABILITY_TIERS,
  ReliabilityTier,
  Rollup,
} from 'backstage-plugin-ml-scorecards-common';
import { OwnerGroupRow } from '../database/tables';
import { OwnerNode, ownerTree } from './ownerTree';

/** How many components of a group are of a tier, level and target level. */
export interface MaturityCount {
  /** The value that groups are made by; undefined for components without one. */
  readonly group?: string;
  readonly tier: ReliabilityTier;
  readonly level: Level;
  readonly atTarget: boolean;
  readonly components: number;
}

/** Adds counts up to the groups of a page. Groups without any component are left out. Pure. */
export function rollUp(options: {
  groupBy: MaturityGrouping;
  counts: readonly MaturityCount[];
  /** Needed for grouping by owner: groups include their descendants. */
  ownerGroups: readonly OwnerGroupRow[];
}): Maturity {
  const { groupBy, counts, ownerGroups } = options;
  const ownByGroup = new Map<string, MaturityCount[]>();
  for (const count of counts) {
    const list = ownByGroup.get(count.group ?? '') ?? [];
    list.push(count);
    ownByGroup.set(count.group ?? '', list);
  }
  const ownOf = (id: string) => rollup(ownByGroup.get(id) ?? []);

  const tree = groupBy === 'owner' ? ownerTree(ownerGroups) : [];
  const inTree = new Set(ownerGroups.map(({ group_ref }) => group_ref));
  const toGroup = ({ ref, title, children }: OwnerNode): MaturityGroup => {
    const groups = children
      .map(toGroup)
      .filter(({ total }) => total.components);
    const own = ownOf(ref);
    return {
      id: ref,
      title,
      own,
      total: groups.reduce((sum, { total }) => add(sum, total), own),
      children: groups,
    };
  };
  const others = [...ownByGroup.keys()]
    .filter(id => groupBy !== 'owner' || !inTree.has(id))
    .sort()
    .map(id => ({
      id,
      title: id,
      own: ownOf(id),
      total: ownOf(id),
      children: [],
    }));

  return {
    groupBy,
    total: rollup(counts),
    groups: [
      ...tree.map(toGroup).filter(({ total }) => total.components > 0),
      ...others,
    ],
  };
}

function rollup(counts: readonly MaturityCount[]): Rollup {
  const result = emptyRollup();
  for (const { tier, level, atTarget, components } of counts) {
    result.components += components;
    result.atTarget += atTarget ? components : 0;
    result.levels[level] += components;
    result.tiers[tier] += components;
  }
  return result;
}

function add(a: Rollup, b: Rollup): Rollup {
  const sum = emptyRollup();
  sum.components = a.components + b.components;
  sum.atTarget = a.atTarget + b.atTarget;
  for (const level of LEVELS) {
    sum.levels[level] = a.levels[level] + b.levels[level];
  }
  for (const tier of RELIABILITY_TIERS) {
    sum.tiers[tier] = a.tiers[tier] + b.tiers[tier];
  }
  return sum;
}

function emptyRollup(): Rollup {
  return {
    components: 0,
    atTarget: 0,
    levels: { none: 0, bronze: 0, silver: 0, gold: 0 },
    tiers: {
      'tier-1': 0,
      'tier-2': 0,
      'tier-3': 0,
      'tier-4': 0,
      unclassified: 0,
    },
  };
}
