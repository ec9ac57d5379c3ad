import { z } from 'zod';
import { evidenceUrlSchema } from './evidenceUrl';
import { writtenText } from './texts';

/** Answers to the four questions of section 5 of the guide. Each is worth writing down, and none is asked for. */
const answers = {
  currentMetrics: writtenText.optional().meta({
    description: 'what is measured today',
  }),
  growthRate: writtenText.optional().meta({
    description: 'how fast it grows',
  }),
  downtimeCost: writtenText.optional().meta({
    description: 'what an hour of downtime costs',
  }),
  dataVelocity: writtenText.optional().meta({
    description: 'how often the data changes',
  }),
};

/**
 * What owners decided about a trigger to scale or about a finding. As long as it holds, nothing waits for an answer.
 *
 * @public
 */
export const decisionSchema = z.object({
  reason: z.string(),
  evidenceUrl: z.string().optional(),
  ...answers,
  until: z.iso.date().meta({ description: 'last day (UTC) on which it holds' }),
  by: z.string().meta({ description: 'entity ref of who decided' }),
  at: z.iso.datetime(),
  version: z.number().int().positive().meta({
    description: 'grows with each change. Send it back with a change.',
  }),
});

/**
 * See {@link decisionSchema}.
 *
 * @public
 */
export type Decision = z.infer<typeof decisionSchema>;

/**
 * The first and the last day (UTC) until which a decision can hold that is made now: what is decided once and for all is
 * looked at by nobody again.
 *
 * @public
 */
export function decisionDays(now: Date): { first: string; last: string } {
  const first = new Date(now);
  first.setUTCDate(now.getUTCDate() + 1);
  const last = new Date(now);
  last.setUTCFullYear(now.getUTCFullYear() + 1);
  return { first: dayOf(first), last: dayOf(last) };
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

/**
 * A decision to put on record. `until` is after today and at most a year away. `version` is the one that the caller
 * saw, 0 for none: if somebody was faster, the answer is 409 and nothing is written.
 *
 * @public
 */
export const decisionUpdateSchema = z.strictObject({
  reason: writtenText.min(1),
  evidenceUrl: evidenceUrlSchema.optional(),
  ...answers,
  until: z.iso.date(),
  version: z.int32().nonnegative(),
});

/**
 * See {@link decisionUpdateSchema}.
 *
 * @public
 */
export type DecisionUpdate = z.infer<typeof decisionUpdateSchema>;
