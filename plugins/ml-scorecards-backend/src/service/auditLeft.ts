import { AuditorService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';

/** After which time a request that wrote something has either told the audit log or ended before it could. */
const GRACE_MS = 2 * 60 * 1000;

/** What is told at once. */
const BATCH = 100;

/**
 * Tells the audit log of what was written by a process which ended before it could say so. Something may be told twice,
 * with the same id, and nothing is left out.
 */
export async function auditLeft<Row extends { readonly id: number }>(options: {
  auditor: AuditorService;
  now: Date;
  signal?: AbortSignal;
  eventId: string;
  /** Reads what may not have been told, oldest first. */
  read(page: { before: Date; limit: number }): Promise<Row[]>;
  /** What it is about, and what is told of its success. */
  tell(row: Row): { about: JsonObject; done: JsonObject };
  mark(id: number): Promise<void>;
}): Promise<number> {
  const { auditor, now, signal, eventId, read, tell, mark } = options;
  const page = { before: new Date(now.getTime() - GRACE_MS), limit: BATCH };
  for (let told = 0; ; ) {
    signal?.throwIfAborted();
    const rows = await read(page);
    if (rows.length === 0) {
      return told;
    }
    for (const row of rows) {
      const { about, done } = tell(row);
      const entry = await auditor.createEvent({
        eventId,
        severityLevel: 'medium',
        meta: about,
      });
      await entry.success({ meta: done });
      await mark(row.id);
      told += 1;
    }
  }
}
