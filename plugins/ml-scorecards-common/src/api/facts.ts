import { z } from 'zod';
import { evidenceSchema } from './evidence';
import { sourceStatusSchema } from './scorecards';

/**
 * Query of `GET /scorecards/:kind/:namespace/:name/facts`.
 *
 * @public
 */
export const scorecardFactsQuerySchema = z.object({
  source: z
    .union([z.string().max(100), z.array(z.string().max(100)).max(100)])
    .optional()
    .meta({
      description: 'only facts of these sources, such as `openlineage`',
    }),
});

/**
 * See {@link scorecardFactsQuerySchema}.
 *
 * @public
 */
export type ScorecardFactsQuery = z.input<typeof scorecardFactsQuerySchema>;

/**
 * Answer of `GET /scorecards/:kind/:namespace/:name/facts`: all that sources told of the component, also what no check asks
 * for, as it was when the scorecard was last found to be right.
 *
 * @public
 */
export const scorecardFactsSchema = z.object({
  entityRef: z.string(),
  sources: z.array(sourceStatusSchema),
  facts: z.record(z.string(), evidenceSchema).meta({
    description: 'what was read of each declared fact, by its name',
  }),
});

/**
 * See {@link scorecardFactsSchema}.
 *
 * @public
 */
export type ScorecardFacts = z.infer<typeof scorecardFactsSchema>;
