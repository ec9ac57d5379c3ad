import { z } from 'zod';
import { CHECK_LEVELS, LEVELS } from '../levels';
import { definitionProblemSchema } from './checks';
import { stateCountsSchema } from './scorecards';

const count = z.number().int().nonnegative();

const overrides = z
  .record(
    z.string().max(200),
    z.union([z.literal(false), z.record(z.string(), z.json())]),
  )
  .optional();

/**
 * Body of `POST /definitions/dry-run`: definitions by id, as `mlScorecards` in app-config holds them. They come on top
 * of those in use, as if they stood in a further configuration file.
 *
 * @public
 */
export const definitionOverridesSchema = z.strictObject({
  checks: overrides,
  dimensions: overrides,
  checklists: overrides,
  tiers: overrides,
  triggers: overrides,
  findings: overrides,
  storageAdvice: overrides,
  rubrics: overrides,
});

/**
 * See {@link definitionOverridesSchema}.
 *
 * @public
 */
export type DefinitionOverrides = z.infer<typeof definitionOverridesSchema>;

const shift = <T extends z.ZodType>(value: T) =>
  z.object({
    components: count,
    examples: z
      .array(z.object({ entityRef: z.string(), from: value, to: value }))
      .meta({ description: 'the first twenty' }),
  });

const upAndDown = <T extends z.ZodType>(value: T) =>
  z.object({ up: shift(value), down: shift(value) });

/**
 * Answer of `POST /definitions/dry-run`: what would change on the scorecards that the caller may read. Reliability
 * tiers are no part of it: they follow from the entities, and no definition changes them.
 *
 * @public
 */
export const dryRunReportSchema = z.object({
  components: count.meta({ description: 'how many were evaluated' }),
  at: z.iso.datetime().meta({ description: 'the instant of both evaluations' }),
  problems: z.array(definitionProblemSchema).meta({
    description:
      'what is wrong with the new definitions, and not with those in use',
  }),
  checks: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        level: z.enum(CHECK_LEVELS),
        from: stateCountsSchema.nullable().meta({
          description: 'null for a check that is new',
        }),
        to: stateCountsSchema.nullable().meta({
          description: 'null for a check that goes',
        }),
      }),
    )
    .meta({ description: 'those whose counts differ' }),
  advice: z
    .array(
      z.object({
        kind: z.enum(['trigger', 'finding', 'storage-advice']),
        id: z.string(),
        title: z.string(),
        from: count.nullable().meta({
          description:
            'for how many components it has fired, is open or speaks; null for one that is new',
        }),
        to: count.nullable().meta({ description: 'null for one that goes' }),
      }),
    )
    .meta({ description: 'triggers, findings and rules whose counts differ' }),
  level: upAndDown(z.enum(LEVELS)),
  targetLevel: upAndDown(z.enum(LEVELS)),
  gap: upAndDown(count).meta({ description: 'up: more is to be done' }),
  newlyBelowTarget: z
    .object({
      components: count,
      examples: z.array(
        z.object({
          entityRef: z.string(),
          level: z.enum(LEVELS),
          targetLevel: z.enum(LEVELS),
        }),
      ),
    })
    .meta({ description: 'at their target level now, and below it then' }),
});

/**
 * See {@link dryRunReportSchema}.
 *
 * @public
 */
export type DryRunReport = z.infer<typeof dryRunReportSchema>;
