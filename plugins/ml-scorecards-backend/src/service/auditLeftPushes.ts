import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import {
  markPushAudited,
  readUnauditedPushes,
} from '../database/unauditedPushes';
import { auditLeft } from './auditLeft';
import { changedFacts } from './changedFacts';

/** Tells the audit log of facts that were recorded by a process which ended before it could say so. */
export async function auditLeftPushes(options: {
  knex: Knex;
  auditor: AuditorService;
  logger: LoggerService;
  now: Date;
  signal?: AbortSignal;
}): Promise<number> {
  const { knex } = options;
  return auditLeft({
    ...options,
    eventId: 'facts-push-recovered',
    read: page => readUnauditedPushes(knex, page),
    tell: row => ({
      about: {
        push: row.id,
        entityRef: row.entity_ref,
        source: row.source,
        by: row.by,
        at: row.at,
      },
      done: {
        collectedAt: row.collected_at,
        ...changedFacts(JSON.parse(row.before), JSON.parse(row.after)),
      },
    }),
    mark: id => markPushAudited(knex, id),
  });
}
