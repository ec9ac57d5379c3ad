import { z } from 'zod';
import { entityRefText } from './texts';

const instant = z.iso.datetime();

/** A text without the NUL character, which PostgreSQL cannot take. */
const plainText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine(text => !text.includes('\0'), {
      error: 'must not hold a NUL character',
    });

/**
 * The value of a fact as a pipeline sends it. What a pipeline could not find out it leaves out: unknown is neither false
 * nor 0.
 *
 * @public
 */
export const pushedValueSchema = z.union(
  [
    z.boolean(),
    z.number(),
    z.string().max(2000),
    z.array(z.string().max(500)).max(200),
  ],
  {
    error:
      'must be true or false, a number, a text of at most 2000 characters, or a list of at most 200 texts of at most 500 characters. Leave it out if it is unknown',
  },
);

/**
 * See {@link pushedValueSchema}.
 *
 * @public
 */
export type PushedValue = z.infer<typeof pushedValueSchema>;

/**
 * Body of `POST /facts`: all that a pipeline knows of one source about a component. It takes the place of what was pushed
 * of that source before, so a fact that is left out becomes unknown.
 *
 * @public
 */
export const pushedFactsSchema = z.strictObject({
  entityRef: entityRefText,
  source: plainText(100).meta({
    description: 'the fact set: a known source, or one of app-config.yaml',
  }),
  facts: z
    .record(plainText(100), pushedValueSchema)
    .refine(facts => Object.keys(facts).length > 0, {
      error: 'must hold a fact',
    })
    .meta({ description: 'values by the name of the fact in its set' }),
  collectedAt: z.iso.datetime({ offset: true }).optional().meta({
    description:
      'when it was so: at most a minute from now, and not so long ago that it is stale. Default: now',
  }),
  key: plainText(200).optional().meta({
    description:
      'idempotency key. The same key with the same facts changes nothing and is answered as it was the first time',
  }),
  link: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional()
    .meta({
      description: 'page where people can see it, shown beside each fact',
    }),
});

/**
 * See {@link pushedFactsSchema}.
 *
 * @public
 */
export type PushedFacts = z.infer<typeof pushedFactsSchema>;

/**
 * What became of pushed facts.
 *
 * - `recorded`: they are what is known of the source now, or were when the same was pushed before
 * - `superseded`: facts of a later instant are there already, so nothing was written
 *
 * @public
 */
export const PUSH_OUTCOMES = ['recorded', 'superseded'] as const;

/**
 * One of {@link PUSH_OUTCOMES}.
 *
 * @public
 */
export type PushOutcome = (typeof PUSH_OUTCOMES)[number];

/**
 * Answer of `POST /facts`.
 *
 * @public
 */
export const pushedFactsResponseSchema = z.object({
  entityRef: z.string(),
  source: z.string(),
  outcome: z.enum(PUSH_OUTCOMES),
  collectedAt: instant.meta({
    description: 'of the facts that were recorded, or superseded these',
  }),
  staleAt: instant.meta({
    description: 'when these are stale unless others come',
  }),
});

/**
 * See {@link pushedFactsResponseSchema}.
 *
 * @public
 */
export type PushedFactsResponse = z.infer<typeof pushedFactsResponseSchema>;
