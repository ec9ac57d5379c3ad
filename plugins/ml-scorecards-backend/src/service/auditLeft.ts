import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';

/** After which time a request that wrote something has either told the audit log or ended before it could. */
const GRACE_MS = 2 * 60 * 1000;

/** What is told at once. */
const BATCH = 100;

/** Of what was left: what has a time before an instant and an id above another, oldest first. */
export interface LeftPage {
  readonly before: Date;
  readonly after: number;
  readonly limit: number;
}

/**
 * Tells the audit log of what was written by a process which ended before it could say so, and gives how much that was.
 * Something may be told twice, with the same id, and nothing is left out: what cannot be told keeps nothing else from
 * it, and is tried again in the next run.
 */
export async function auditLeft<Row extends { readonly id: number }>(options: {
  auditor: AuditorService;
  logger: LoggerService;
  now: Date;
  signal?: AbortSignal;
  eventId: string;
  /** Reads what may not have been told. */
  read(page: LeftPage): Promise<Row[]>;
  /** What it is about, and what is told of its success. */
  tell(row: Row): { about: JsonObject; done: JsonObject };
  mark(id: number): Promise<void>;
}): Promise<number> {
  const { auditor, logger, now, signal, eventId, read, tell, mark } = options;
  const before = new Date(now.getTime() - GRACE_MS);
  const failures: Array<{ id: number; error: Error }> = [];
  let told = 0;
  let rows: Row[];
  let after = 0;
  do {
    rows = await read({ before, after, limit: BATCH });
    for (const row of rows) {
      signal?.throwIfAborted();
      try {
        const { about, done } = tell(row);
        const entry = await auditor.createEvent({
          eventId,
          severityLevel: 'medium',
          meta: about,
        });
        await entry.success({ meta: done });
        await mark(row.id);
        told += 1;
      } catch (error) {
        failures.push({ id: row.id, error: toError(error) });
      }
      after = row.id;
    }
  } while (rows.length > 0);
  const [first] = failures;
  if (first) {
    logger.error(
      'The audit log could not be told of everything that was written.',
      Object.assign(first.error, {
        eventId,
        failed: failures.length,
        first: first.id,
      }),
    );
  }
  return told;
}
