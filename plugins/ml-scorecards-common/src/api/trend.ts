import { z } from 'zod';
import { MATURITY_GROUPINGS, rollupSchema } from './maturity';

/**
 * Query of `GET /maturity/trend`. Without `groupBy` it is about all components.
 *
 * @public
 */
export const trendQuerySchema = z
  .object({
    groupBy: z.enum(MATURITY_GROUPINGS).optional(),
    group: z.string().max(400).optional().meta({
      description:
        'ref or value of the group; empty for the components without one; an owner includes its descendants',
    }),
    days: z.coerce.number().int().min(1).max(730).default(90),
  })
  .refine(
    ({ groupBy, group }) => (groupBy === undefined) === (group === undefined),
    { message: 'groupBy and group go together', path: ['group'] },
  );

/**
 * See {@link trendQuerySchema}.
 *
 * @public
 */
export type TrendQuery = z.input<typeof trendQuerySchema>;

/**
 * How a group stood at the end of a day (UTC), and of today: how it stands.
 *
 * @public
 */
export const trendPointSchema = rollupSchema.omit({ dimensions: true }).extend({
  day: z.iso.date(),
  definitionsChanged: z.boolean().meta({
    description:
      'whether what is asked changed on this day, so that a step is nothing that the owners did',
  }),
});

/**
 * See {@link trendPointSchema}.
 *
 * @public
 */
export type TrendPoint = z.infer<typeof trendPointSchema>;

/**
 * Answer of `GET /maturity/trend`: a point for each day, oldest first, from the first day of the period on which
 * something was known. A group of people counts with the groups that were below it on each day.
 *
 * Only for callers who may read all components. What somebody else could have seen on a past day cannot be told any
 * more, and a trend over everything would tell of components that they may not read, so they get 403.
 *
 * @public
 */
export const trendSchema = z.object({ points: z.array(trendPointSchema) });

/**
 * See {@link trendSchema}.
 *
 * @public
 */
export type Trend = z.infer<typeof trendSchema>;
