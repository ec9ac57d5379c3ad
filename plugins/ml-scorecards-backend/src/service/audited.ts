import { AuditorService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/**
 * Does a write and puts it into the audit log, whether it succeeds or is refused. `work` gives what to answer and what
 * to log of it.
 */
export async function audited<T>(
  options: {
    auditor: AuditorService;
    request: Request;
    eventId: string;
    meta: JsonObject;
  },
  work: () => Promise<{ answer: T; meta?: JsonObject }>,
): Promise<T> {
  const { auditor, ...event } = options;
  const entry = await auditor.createEvent({
    ...event,
    severityLevel: 'medium',
  });
  try {
    const { answer, meta } = await work();
    await entry.success({ meta });
    return answer;
  } catch (error) {
    await entry.fail({ error: toError(error) });
    throw error;
  }
}
