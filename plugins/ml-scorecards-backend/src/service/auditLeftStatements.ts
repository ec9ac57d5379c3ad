import { AuditorService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { markAudited, readUnaudited } from '../database/statements';

/** After which time a request that made a statement has either told the audit log or ended before it could. */
const GRACE_MS = 2 * 60 * 1000;

/** Statements told at once. */
const BATCH = 100;

/**
 * Tells the audit log of statements that were written by a process which ended before it could say so. A statement may be
 * told twice, with the same id, and none is left out.
 */
export async function auditLeftStatements(options: {
  knex: Knex;
  auditor: AuditorService;
  now: Date;
  signal?: AbortSignal;
}): Promise<number> {
  const { knex, auditor, now, signal } = options;
  const before = new Date(now.getTime() - GRACE_MS);
  for (let told = 0; ; ) {
    signal?.throwIfAborted();
    const rows = await readUnaudited(knex, { before, limit: BATCH });
    if (rows.length === 0) {
      return told;
    }
    for (const row of rows) {
      const entry = await auditor.createEvent({
        eventId: 'statement-recovered',
        severityLevel: 'medium',
        meta: {
          statement: row.id,
          entityRef: row.entity_ref,
          kind: row.kind,
          action: row.action,
          subject: row.subject,
          by: row.by,
          at: row.at,
        },
      });
      await entry.success({
        meta: {
          before: row.before && JSON.parse(row.before),
          after: row.after && JSON.parse(row.after),
        },
      });
      await markAudited(knex, row.id);
      told += 1;
    }
  }
}
