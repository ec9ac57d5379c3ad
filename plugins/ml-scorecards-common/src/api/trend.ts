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
 * How a group stood at the end of a day (UTC), and of today: how it stands. What cannot be told of a past day is left out.
 *
 * @public
 */
export const trendPointSchema = rollupSchema.omit({ dimensions: true }).extend({
  day: z.iso.date(),
  definitionsChanged: z.boolean().meta({
    description:
      'whether what is asked changed on this day, so that a step is nothing that the owners did',
  }),
  ...rollupSchema.pick({ gap: true, attested: true, waived: true }).partial()
    .shape,
});

/**
 * See {@link trendPointSchema}.
 *
 * @public
 */
export type TrendPoint = z.infer<typeof trendPointSchema>;

/**
 * What a trend follows.
 *
 * - `group`: the group, with the components that were in it on each day. Also those that are gone by now count.
 * - `readable-components`: the components that are in the group now and that the caller may read now, each back through
 *   its own history, wherever it was then. What somebody could have read on a past day cannot be told any more.
 *
 * @public
 */
export const TRENDS_FOLLOW = ['group', 'readable-components'] as const;

/**
 * One of {@link TRENDS_FOLLOW}.
 *
 * @public
 */
export type TrendFollows = (typeof TRENDS_FOLLOW)[number];

/**
 * Answer of `GET /maturity/trend`: a point for each day, oldest first, from the first day of the period on which
 * something was known.
 *
 * A group of people counts with the groups that were below it on each day, for callers who may read all components. For
 * the others a trend follows what they may read, and its past is what the histories of components tell: `attested` and
 * `waived` are there of today only; `gap` is as of the last change of a state, the level or the tier, so that a waiver which
 * changed none of these shows late, and absent where it was not recorded; `atTarget` goes by what tiers owe now. More than
 * 5,000 such components are refused (400).
 *
 * @public
 */
export const trendSchema = z.object({
  follows: z.enum(TRENDS_FOLLOW),
  points: z.array(trendPointSchema),
});

/**
 * See {@link trendSchema}.
 *
 * @public
 */
export type Trend = z.infer<typeof trendSchema>;
