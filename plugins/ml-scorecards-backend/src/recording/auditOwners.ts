import { Knex } from 'knex';
import { AuditedComponent, IdRange } from '../database/auditQueries';
import {
  dateEntities,
  OwnersOfComponent,
  readOwners,
  replaceOwners,
} from '../database/componentOwners';
import { AuditFindings } from './auditReport';

/**
 * Compares the stored owners of some components with those of their entities. A replica of before all owners were
 * stored leaves them as they were, and nobody else sees that the entity has changed. Needs a transaction; one that
 * records to mend what is wrong.
 */
export async function auditOwners(
  transaction: Knex.Transaction,
  range: IdRange,
  options: {
    page: readonly AuditedComponent[];
    findings: AuditFindings;
    /** The epoch in which they are mended, if they are to be. */
    repairEpoch: number | undefined;
  },
): Promise<void> {
  const { page, findings, repairEpoch } = options;
  const refs = new Map(page.map(row => [row.id, row.entity_ref]));
  const right: OwnersOfComponent[] = [];
  for (const one of await readOwners(transaction, range)) {
    const { componentId, owners, ofEntity } = one;
    const subject = refs.get(componentId);
    if (subject && described(owners) !== described(ofEntity)) {
      findings.add({
        kind: 'owners',
        subject,
        message: `the owners are ${described(
          owners,
        )}, but the entity says ${described(ofEntity)}`,
      });
      right.push({ componentId, owners: ofEntity });
    }
  }
  if (repairEpoch !== undefined && right.length > 0) {
    await replaceOwners(transaction, right);
    // Conditions are judged again on what has changed: these have, and perhaps in more than their owners.
    await dateEntities(
      transaction,
      right.map(({ componentId }) => componentId),
      repairEpoch,
    );
    findings.addMended('owners', right.length);
  }
}

function described(owners: readonly string[]): string {
  return owners.length > 0 ? [...owners].sort().join(', ') : 'nobody';
}
