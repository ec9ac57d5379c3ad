import { z } from 'zod';
import { LEVELS } from '../levels';
import { RELIABILITY_TIERS } from '../reliabilityTiers';

/**
 * Query of `GET /labels`: after which sequence to go on, and how many changes at most.
 *
 * @public
 */
export const labelsQuerySchema = z.object({
  after: z.coerce.number().int().nonnegative().max(2147483647).default(0),
  limit: z.coerce.number().int().min(1).max(5000).default(1000),
});

/**
 * Changes of tier and level in the order they were recorded, for the catalog module. `labels` is null when the entity
 * is no ML component any more. Ask again `after` the last `sequence` of a full page.
 *
 * @public
 */
export const labelChangesSchema = z.object({
  items: z.array(
    z.object({
      sequence: z.number().int().positive(),
      entityRef: z.string(),
      labels: z
        .object({ tier: z.enum(RELIABILITY_TIERS), level: z.enum(LEVELS) })
        .nullable(),
    }),
  ),
});

/**
 * See {@link labelChangesSchema}.
 *
 * @public
 */
export type LabelChanges = z.infer<typeof labelChangesSchema>;
