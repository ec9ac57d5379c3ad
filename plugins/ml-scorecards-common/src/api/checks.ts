import { z } from 'zod';
import { CHECK_LEVELS } from '../levels';
import { RELIABILITY_TIERS } from '../reliabilityTiers';
import { stateCountsSchema } from './scorecards';

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
