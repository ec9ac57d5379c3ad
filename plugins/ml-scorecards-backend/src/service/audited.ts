import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Request } from 'express';

/**
 * Does a write and puts it into the audit log, whether it succeeds or is refused. `work` gives what to answer and what
 * to log of it. What it finds out on the way and puts into `known` is logged also of what is refused.
 */
export async function audited<T>(
  options: {
    auditor: AuditorService;
    /** Not there for what an agent does. */
    request?: Request;
    eventId: string;
    meta: JsonObject;
  },
  work: (known: JsonObject) => Promise<{ answer: T; meta?: JsonObject }>,
): Promise<T> {
  const { auditor, ...event } = options;
  const entry = await auditor.createEvent({
    ...event,
    severityLevel: 'medium',
  });
  const known: JsonObject = {};
  try {
    const { answer, meta } = await work(known);
    await entry.success({ meta: meta && { ...known, ...meta } });
    return answer;
  } catch (error) {
    await entry.fail({ error: toError(error), meta: known });
    throw error;
  }
}

/** Notes that the audit log has been told of something that was written, so that it is not told again. */
export async function noteAudited(
  logger: LoggerService,
  note: () => Promise<void>,
): Promise<void> {
  try {
    await note();
  } catch (error) {
    // It is there and audited. That it may be told once more is better than an error for what was done.
    logger.warn(
      'It could not be noted that something is in the audit log.',
      toError(error),
    );
  }
}
