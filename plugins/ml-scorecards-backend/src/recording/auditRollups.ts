import { Knex } from 'knex';
import { setImmediate } from 'node:timers/promises';
import { groupOf, readRollupPage } from '../database/auditQueries';
import { chunked } from '../database/database';
import {
  countRollups,
  snapshotColumns,
  writeRollups,
} from '../database/rollups';
import { RollupRow } from '../database/tables';
import { fingerprint } from '../fingerprint';
import { AuditFindings } from './auditReport';
import { Positions } from './Positions';
import { COUNT_COLUMNS, countsChecks } from '../database/countedColumns';

/** Groups in one page. */
const PAGE = 500;

/**
 * Compares the rollups with a count over the current results, and the last snapshot of each group with its rollup.
 * Needs a transaction; one that records to mend what is wrong, with today's snapshot.
 */
export async function auditRollups(
  transaction: Knex.Transaction,
  options: {
    positions: Positions;
    findings: AuditFindings;
    repair: boolean;
    day: string;
    signal?: AbortSignal;
  },
): Promise<void> {
  const { positions, findings, repair, day, signal } = options;
  const counted = new Map(
    (await countRollups(transaction, positions)).map(row => [
      groupOf(row),
      row,
    ]),
  );
  const write = async (rows: readonly RollupRow[]) => {
    for (const chunk of repair ? chunked(rows, PAGE) : []) {
      await writeRollups(transaction, chunk, day);
    }
  };
  const addRollup = (row: RollupRow, message: string) => {
    findings.add({ kind: 'rollup', subject: groupOf(row), message });
    findings.addMended('rollup', repair ? 1 : 0);
  };

  let after: RollupRow | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const page = await readRollupPage(transaction, { after, limit: PAGE });
    const wrong: RollupRow[] = [];
    for (const { rollup, snapshot } of page) {
      const group = groupOf(rollup);
      const right = counted.get(group) ?? emptied(rollup);
      counted.delete(group);
      const fault = difference(rollup, right);
      if (fault) {
        addRollup(rollup, fault);
      }
      const snapshotFault = difference(
        snapshot ?? emptied(rollup),
        { ...rollup, ...snapshotColumns(rollup) },
        snapshot ? '' : 'there is none: ',
      );
      if (snapshotFault) {
        findings.add({
          kind: 'snapshot',
          subject: group,
          message: snapshotFault,
        });
        findings.addMended('snapshot', repair ? 1 : 0);
      }
      if (fault || snapshotFault) {
        wrong.push(right);
      }
    }
    await write(wrong);
    after = page.at(-1)?.rollup;
    if (!after) {
      break;
    }
    await setImmediate();
  }

  const missing = [...counted.values()];
  for (const row of missing) {
    addRollup(row, `there is none of ${row.components} components`);
  }
  await write(missing);
}

/** Says where a row differs from what it should be. */
function difference(
  stored: RollupRow,
  right: RollupRow,
  prefix = '',
): string | undefined {
  const names = [...COUNT_COLUMNS, 'dimensions', 'checks'] as const;
  const wrong = names.filter(name =>
    name === 'dimensions' || name === 'checks'
      ? counts(stored[name]) !== counts(right[name])
      : stored[name] !== right[name],
  );
  return wrong.length > 0
    ? prefix +
        wrong
          .map(name => `${name} is ${stored[name]}, not ${right[name]}`)
          .join('; ')
    : undefined;
}

/** Counts by id in a text that does not depend on the order of ids. */
function counts(json: string | null): string {
  return json === null ? '' : fingerprint(JSON.parse(json));
}

/** A group that has no components any more. */
function emptied(row: RollupRow): RollupRow {
  return {
    ...row,
    ...Object.fromEntries(COUNT_COLUMNS.map(name => [name, 0])),
    dimensions: '{}',
    checks: countsChecks(row.group_kind) ? '{}' : null,
  };
}
