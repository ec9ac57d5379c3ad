import { z } from 'zod';

/**
 * A fact that a check's condition names, as it was read.
 *
 * @public
 */
export const evidenceSchema = z.object({
  fact: z.string().meta({ description: 'collector.name' }),
  description: z.string(),
  unit: z.string().optional(),
  value: z
    .union([z.boolean(), z.number(), z.string(), z.array(z.string())])
    .nullable()
    .meta({ description: 'null when the fact is unknown' }),
  unknownBecause: z.string().optional(),
  source: z.string().meta({ description: 'title of the collector' }),
  collectedAt: z.iso.datetime().optional(),
  link: z.string().optional().meta({
    description: 'page in the source system, http or https',
  }),
});

/**
 * See {@link evidenceSchema}.
 *
 * @public
 */
export type Evidence = z.infer<typeof evidenceSchema>;
