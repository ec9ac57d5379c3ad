import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { markAudited, readUnaudited } from '../database/statements';
import { auditLeft } from './auditLeft';

/** Tells the audit log of statements that were made by a process which ended before it could say so. */
export async function auditLeftStatements(options: {
  knex: Knex;
  auditor: AuditorService;
  logger: LoggerService;
  now: Date;
  signal?: AbortSignal;
}): Promise<number> {
  const { knex } = options;
  return auditLeft({
    ...options,
    eventId: 'statement-recovered',
    read: page => readUnaudited(knex, page),
    tell: row => ({
      about: {
        statement: row.id,
        entityRef: row.entity_ref,
        kind: row.kind,
        action: row.action,
        subject: row.subject,
        by: row.by,
        at: row.at,
      },
      done: {
        before: row.before && JSON.parse(row.before),
        after: row.after && JSON.parse(row.after),
      },
    }),
    mark: id => markAudited(knex, id),
  });
}
