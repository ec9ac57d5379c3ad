import { Knex } from 'knex';
import { readOwnerGroups } from '../database/ownerGroups';
import { ReadState } from '../database/recordingState';
import { OwnerGroupRow } from '../database/tables';
import { EpochMemo } from './EpochMemo';
import {
  countedIn,
  OwnerNode,
  ownerTree,
  parentsFirst,
  parentsOf,
} from '../ownerTree';

/** The groups of the catalog, as rows and as a tree. */
export interface OwnerForest {
  readonly rows: readonly OwnerGroupRow[];
  readonly roots: readonly OwnerNode[];
  readonly nodes: ReadonlyMap<string, OwnerNode>;
  /** The group above each group. */
  readonly parents: ReadonlyMap<string, string | null>;
  readonly countedIn: ReadonlyMap<string, readonly string[]>;
}

/** Reads the groups of the catalog once for each time that they change. */
export class OwnerGroups {
  private readonly knex: Knex;
  private readonly memo = new EpochMemo<OwnerForest>({
    maxWeight: 1,
    weigh: () => 1,
  });

  constructor(knex: Knex) {
    this.knex = knex;
  }

  async at({ groupsEpoch }: ReadState): Promise<OwnerForest> {
    return this.memo.get(groupsEpoch, '', async () =>
      ownerForest(await readOwnerGroups(this.knex)),
    );
  }
}

/** Pure. */
export function ownerForest(rows: readonly OwnerGroupRow[]): OwnerForest {
  const roots = ownerTree(rows);
  const nodes = new Map<string, OwnerNode>();
  for (const node of parentsFirst(roots)) {
    nodes.set(node.ref, node);
  }
  return {
    rows,
    roots,
    nodes,
    parents: parentsOf(rows),
    countedIn: countedIn(roots),
  };
}
