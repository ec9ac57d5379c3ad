import { z } from 'zod';
import { EFFORTS } from '../efforts';
import { CHECK_LEVELS } from '../levels';
import { RELIABILITY_TIERS } from '../reliabilityTiers';
import { attestableSchema } from './attestations';
import { stateCountsSchema } from './scorecards';
import { TRENDS_FOLLOW, trendPointSchema } from './trend';

const byTier = <T extends z.ZodType>(value: T) =>
  z.partialRecord(z.enum(RELIABILITY_TIERS), value);

/**
 * What is asked: one check as defined, with how many components are in which state of it.
 *
 * @public
 */
export const checkSchema = z.object({
  id: z.string(),
  title: z.string(),
  dimension: z.object({ id: z.string(), title: z.string() }),
  level: z.enum(CHECK_LEVELS),
  requiredFor: z.array(z.enum(RELIABILITY_TIERS)),
  conditions: z.array(
    z.object({ source: z.string(), condition: z.string(), fix: z.string() }),
  ),
  why: z.string(),
  references: z.array(z.string()),
  counts: stateCountsSchema,
  countsByTier: byTier(stateCountsSchema).meta({
    description:
      'the same of each reliability tier that has components; also of tiers that do not require the check',
  }),
});

/**
 * See {@link checkSchema}.
 *
 * @public
 */
export type Check = z.infer<typeof checkSchema>;

/**
 * A definition that could not be used. The others go on without it.
 *
 * @public
 */
export const definitionProblemSchema = z.object({
  where: z.string().meta({ description: 'file or config key' }),
  id: z.string().optional(),
  message: z.string(),
});

/**
 * See {@link definitionProblemSchema}.
 *
 * @public
 */
export type DefinitionProblem = z.infer<typeof definitionProblemSchema>;

/**
 * Answer of `GET /checks`: all checks, and the definitions that could not be used.
 *
 * @public
 */
export const checksResponseSchema = z.object({
  items: z.array(checkSchema),
  problems: z.array(definitionProblemSchema),
});

/**
 * See {@link checksResponseSchema}.
 *
 * @public
 */
export type ChecksResponse = z.infer<typeof checksResponseSchema>;

/**
 * Query of `GET /checks/:id`.
 *
 * @public
 */
export const checkQuerySchema = z.object({
  days: z.coerce.number().int().min(0).max(730).default(90).meta({
    description: 'how far back the trend goes; 0 for none',
  }),
});

/**
 * See {@link checkQuerySchema}.
 *
 * @public
 */
export type CheckQuery = z.input<typeof checkQuerySchema>;

/**
 * What a condition reads, as its source declares it.
 *
 * @public
 */
export const readFactSchema = z.object({
  source: z.object({ id: z.string(), title: z.string() }),
  type: z.string(),
  unit: z.string().optional(),
  description: z.string(),
});

/**
 * See {@link readFactSchema}.
 *
 * @public
 */
export type ReadFactDescription = z.infer<typeof readFactSchema>;

/**
 * How many components were in which state of a check at the end of a day (UTC), and of today: are in it.
 *
 * @public
 */
export const checkTrendPointSchema = trendPointSchema
  .pick({ day: true, definitionsChanged: true })
  .extend({ counts: stateCountsSchema });

/**
 * See {@link checkTrendPointSchema}.
 *
 * @public
 */
export type CheckTrendPoint = z.infer<typeof checkTrendPointSchema>;

/**
 * Answer of `GET /checks/:id`: one check with its whole definition, how components stand, and how they stood day by day.
 *
 * @public
 */
export const checkDetailsSchema = checkSchema.extend({
  problem: z.string().optional().meta({
    description:
      'why it cannot be evaluated: then it is unknown for everybody, and what reads its conditions is empty',
  }),
  effort: z.enum(EFFORTS),
  weight: z.number().meta({ description: 'how much it counts in scores' }),
  passesBy: z.enum(['any', 'all']).meta({
    description:
      'of several conditions: whether one that holds is enough, or all of sources that serve the component must',
  }),
  appliesTo: z.unknown().optional().meta({
    description:
      'the filter that finds the entities that it is meant for; absent if these are all',
  }),
  appliesWhen: z.string().optional().meta({
    description:
      'condition in CEL: where it is false, the check does not apply',
  }),
  params: z.record(z.string(), z.unknown()).meta({
    description: 'numbers that conditions read as `params.<name>`',
  }),
  targets: z
    .array(
      z.object({
        name: z.string(),
        description: z.string().optional(),
        byTier: byTier(z.union([z.number(), z.string()])),
      }),
    )
    .meta({
      description:
        'targets of the tiers that conditions read; a tier that has none is left out',
    }),
  facts: z.record(z.string(), readFactSchema).meta({
    description: 'the facts that conditions read, by `<source>.<name>`',
  }),
  attestable: attestableSchema.optional().meta({
    description: 'set where people may vouch for it',
  }),
  pageUrl: z.string().optional().meta({
    description:
      'its page in the catalogue; absent where the configuration of the portal made or changed the check',
  }),
  trend: z
    .object({
      follows: z.enum(TRENDS_FOLLOW),
      points: z.array(checkTrendPointSchema),
    })
    .optional()
    .meta({
      description:
        'from the first day of the period on which something was known; absent if no days were asked for, and for callers who may read some components only, and more than 5,000',
    }),
});

/**
 * See {@link checkDetailsSchema}.
 *
 * @public
 */
export type CheckDetails = z.infer<typeof checkDetailsSchema>;
