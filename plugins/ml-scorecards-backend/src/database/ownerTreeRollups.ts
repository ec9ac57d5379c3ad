import { Knex } from 'knex';
import { dayOf } from '../days';
import { fingerprint } from '../fingerprint';
import { COUNT_COLUMNS } from './countedColumns';
import { writeRollups } from './rollups';
import { RollupRow } from './tables';

type Counts = Record<(typeof COUNT_COLUMNS)[number], number>;

interface Sum {
  readonly counts: Counts;
  readonly dimensions: Record<string, number[]>;
}

/**
 * Counts the trees of groups anew, as sums of what is stored of their groups, after the groups have changed. Writes what
 * differs; a group with nobody below it any more is left with nothing. Needs a recording transaction.
 */
export async function recountOwnerTrees(
  transaction: Knex.Transaction,
  countedIn: ReadonlyMap<string, readonly string[]>,
  now: Date,
): Promise<void> {
  const ofKind = (kind: RollupRow['group_kind']): Promise<RollupRow[]> =>
    transaction('rollups').where({ group_kind: kind });
  const sums = new Map<string, Sum>();
  for (const row of await ofKind('owner')) {
    const own = sumOf(row);
    for (const tree of countedIn.get(row.group_key) ?? []) {
      const sum = sums.get(tree) ?? sumOf();
      sums.set(tree, sum);
      add(sum, own);
    }
  }
  const before = new Map(
    (await ofKind('owner-tree')).map(row => [row.group_key, sumOf(row)]),
  );
  const changed = [...new Set([...sums.keys(), ...before.keys()])].flatMap(
    tree => {
      const sum = sums.get(tree) ?? sumOf();
      const known = before.get(tree);
      return known && fingerprint(known) === fingerprint(sum)
        ? []
        : toRow(tree, sum);
    },
  );
  await writeRollups(transaction, changed, dayOf(now));
}

/** What a row counts, or nothing. */
function sumOf(row?: RollupRow): Sum {
  return {
    counts: Object.fromEntries(
      COUNT_COLUMNS.map(name => [name, row?.[name] ?? 0]),
    ) as Counts,
    dimensions: JSON.parse(row?.dimensions ?? '{}'),
  };
}

function add(sum: Sum, { counts, dimensions }: Sum): void {
  for (const name of COUNT_COLUMNS) {
    sum.counts[name] += counts[name];
  }
  for (const [id, added] of Object.entries(dimensions)) {
    const known = sum.dimensions[id];
    sum.dimensions[id] = added.map(
      (number, index) => number + (known?.[index] ?? 0),
    );
  }
}

function toRow(tree: string, { counts, dimensions }: Sum): RollupRow {
  return {
    group_kind: 'owner-tree',
    group_key: tree,
    ...counts,
    dimensions: JSON.stringify(dimensions),
    checks: null,
  };
}
