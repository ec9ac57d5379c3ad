import { z } from 'zod';
import { EFFORTS } from '../efforts';
import { CHECK_LEVELS } from '../levels';

/**
 * One check to mend on the way to what the tier owes.
 *
 * @public
 */
export const nextStepSchema = z.object({
  check: z.string().meta({ description: 'id of the check to mend' }),
  effort: z.enum(EFFORTS).meta({
    description:
      'what it usually takes: small about an hour, medium a day or two, large a week or more',
  }),
  unlocks: z
    .object({
      level: z.enum(CHECK_LEVELS).optional().meta({
        description: 'the level that the component then reaches',
      }),
      dimensions: z.array(z.string()).meta({
        description: 'ids of the dimensions whose level then rises',
      }),
    })
    .optional()
    .meta({
      description:
        'what rises when this and all steps before are mended; absent when nothing does yet',
    }),
});

/**
 * See {@link nextStepSchema}.
 *
 * @public
 */
export type NextStep = z.infer<typeof nextStepSchema>;
