import { z } from 'zod';
import { CHECK_STATES } from '../checkStates';
import { LEVELS } from '../levels';
import { RELIABILITY_TIERS } from '../reliabilityTiers';
import { evidenceSchema } from './evidence';
import { nextStepSchema } from './nextSteps';
import { checkResultSchema, scorecardSummarySchema } from './scorecards';
import { entityRefText } from './texts';

const share = z.number().min(0).max(1).nullable();
const name = z.string().min(1).max(100);
const text = z.string().max(10_000);

/**
 * Facts that somebody gives, by source and name: a boolean, a number, a text, an instant (ISO 8601) or a list of texts each,
 * as the fact is declared.
 *
 * @public
 */
export const givenFactsSchema = z.record(
  name,
  z.record(
    name,
    z.union([z.boolean(), z.number(), text, z.array(text).max(1000)]),
  ),
);

/**
 * See {@link givenFactsSchema}.
 *
 * @public
 */
export type GivenFacts = z.infer<typeof givenFactsSchema>;

/**
 * Body of `POST /evaluate`: facts that take the place of those that are stored of a component.
 *
 * @public
 */
export const evaluateRequestSchema = z.strictObject({
  entityRef: entityRefText,
  facts: givenFactsSchema.default({}),
});

/**
 * See {@link evaluateRequestSchema}.
 *
 * @public
 */
export type EvaluateRequest = z.input<typeof evaluateRequestSchema>;

const change = <T extends z.ZodType>(value: T) =>
  z.object({ from: value, to: value }).optional();

/**
 * Answer of `POST /evaluate`: what the scorecard would be now with these facts. Nothing of it is stored.
 *
 * @public
 */
export const evaluateResponseSchema = scorecardSummarySchema.extend({
  checks: z.array(checkResultSchema).meta({
    description: 'those that fail or are unknown, required or not',
  }),
  nextSteps: z.array(nextStepSchema).meta({
    description: 'the fewest checks to mend to reach what the tier owes',
  }),
  facts: z.record(z.string(), evidenceSchema).meta({
    description: 'what is known of each fact that these checks name',
  }),
  catalogueUrl: z.string().meta({
    description: 'folder of the pages about checks and facts',
  }),
  changes: z
    .object({
      tier: change(z.enum(RELIABILITY_TIERS)),
      level: change(z.enum(LEVELS)),
      targetLevel: change(z.enum(LEVELS)),
      gap: change(z.number().int().nonnegative()),
      score: change(share),
      coverage: change(share),
      checks: z.array(
        z.object({
          id: z.string(),
          from: z.enum(CHECK_STATES).optional().meta({
            description: 'absent for a check that has no result yet',
          }),
          to: z.enum(CHECK_STATES),
        }),
      ),
    })
    .meta({
      description:
        'what differs from the stored scorecard: by the facts, and by the time that has passed',
    }),
});

/**
 * See {@link evaluateResponseSchema}.
 *
 * @public
 */
export type EvaluateResponse = z.infer<typeof evaluateResponseSchema>;
