import { z } from 'zod';

/**
 * A fact as it was read, for whatever rests on it. Its name says which source it is of: `source.name`.
 *
 * @public
 */
export const evidenceSchema = z.object({
  description: z.string(),
  unit: z.string().optional(),
  value: z
    .union([z.boolean(), z.number(), z.string(), z.array(z.string())])
    .nullable()
    .meta({ description: 'null when the fact is unknown' }),
  unknownBecause: z.string().optional().meta({
    description:
      'why it is unknown, where that is not so of all facts of its source',
  }),
  link: z.string().optional().meta({
    description: 'page in the source system, http or https',
  }),
  namesEntities: z.literal(true).optional().meta({
    description:
      'set where its texts are entity refs, or chains of these with " > " between; "another entity" stands for one that the caller may not read',
  }),
  custom: z.literal(true).optional().meta({
    description: 'set where the catalogue has no page about it',
  }),
});

/**
 * See {@link evidenceSchema}.
 *
 * @public
 */
export type Evidence = z.infer<typeof evidenceSchema>;

/**
 * Names of facts. What was read of each is in `facts` of the scorecard.
 *
 * @public
 */
export const factNamesSchema = z
  .array(z.string())
  .meta({ description: 'names of facts, see `facts` of the scorecard' });
