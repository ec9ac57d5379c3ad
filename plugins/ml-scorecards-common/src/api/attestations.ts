import { z } from 'zod';
import { evidenceUrlSchema } from './evidenceUrl';
import { writtenText } from './texts';

/**
 * What somebody vouched for, with evidence. It counts where facts cannot tell, and never against a fact.
 *
 * @public
 */
export const attestationSchema = z.object({
  note: z.string(),
  evidenceUrl: z.string(),
  until: z.iso.date().meta({ description: 'last day (UTC) on which it holds' }),
  modelVersion: z.string().optional().meta({
    description:
      'the version of the model that was serving, if the statement is about that one only',
  }),
  lapsed: z.enum(['expired', 'other-version']).optional().meta({
    description:
      'why it does not hold any more: its time is over, or another version or model serves',
  }),
  by: z.string().meta({ description: 'entity ref of who vouches' }),
  at: z.iso.datetime(),
  version: z.number().int().positive().meta({
    description: 'grows with each change. Send it back with a change.',
  }),
});

/**
 * See {@link attestationSchema}.
 *
 * @public
 */
export type Attestation = z.infer<typeof attestationSchema>;

/**
 * For how long people may vouch for a check, in days, and whether they vouch for one version of the model only.
 *
 * @public
 */
export const attestableSchema = z.object({
  validForDays: z.number().int().positive(),
  perVersion: z.boolean(),
});

/**
 * See {@link attestableSchema}.
 *
 * @public
 */
export type Attestable = z.infer<typeof attestableSchema>;

/**
 * Vouches for a check, or again. `until` is today at the earliest, and as far away as the check allows at most. `version`
 * is the one that the caller saw, 0 for none: if somebody was faster, the answer is 409 and nothing is written.
 *
 * @public
 */
export const attestationUpdateSchema = z.strictObject({
  note: writtenText.min(1),
  evidenceUrl: evidenceUrlSchema,
  until: z.iso.date(),
  version: z.int32().nonnegative(),
});

/**
 * See {@link attestationUpdateSchema}.
 *
 * @public
 */
export type AttestationUpdate = z.infer<typeof attestationUpdateSchema>;
