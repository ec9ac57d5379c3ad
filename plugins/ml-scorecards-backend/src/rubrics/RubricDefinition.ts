import { z } from 'zod';
import { idSchema, textSchema } from '../definitions/definitionSchemas';

const testSchema = z.strictObject({
  id: idSchema,
  title: textSchema,
  /** All that satisfy it together. Without any, nobody asks it yet. */
  checks: z.array(idSchema).default([]),
});

/** Sections of tests, of which the weakest is the score. */
const testScoreSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    kind: z.literal('test-score'),
    source: textSchema,
    /** What a score says, from the lowest to the highest. */
    readings: z
      .array(
        z.strictObject({ upTo: z.number().nonnegative(), says: textSchema }),
      )
      .min(1),
    sections: z
      .array(
        z.strictObject({
          id: idSchema,
          title: textSchema,
          tests: z.array(testSchema).min(1).max(50),
        }),
      )
      .min(1)
      .max(20),
  })
  .refine(
    ({ readings }) =>
      readings.every(
        ({ upTo }, index) => index === 0 || readings[index - 1].upTo < upTo,
      ),
    { path: ['readings'], message: 'must grow' },
  )
  .refine(
    ({ readings, sections }) =>
      readings[readings.length - 1].upTo >=
      Math.min(...sections.map(({ tests }) => tests.length)),
    { path: ['readings'], message: 'must say something of every score' },
  );

/** Levels from 0, of which each needs all below it. */
const ladderSchema = z
  .strictObject({
    id: idSchema,
    title: textSchema,
    kind: z.literal('ladder'),
    source: textSchema,
    levels: z
      .array(
        z.strictObject({
          title: textSchema,
          needs: z.array(idSchema).default([]),
          /** What the level demands and no check asks: it cannot be reached until one does. */
          notAsked: z.array(textSchema).default([]),
        }),
      )
      .min(2)
      .max(20),
  })
  .refine(
    ({ levels: [lowest, ...higher] }) =>
      lowest.needs.length + lowest.notAsked.length === 0 &&
      higher.every(({ needs, notAsked }) => needs.length + notAsked.length > 0),
    {
      path: ['levels'],
      message: 'the lowest must need nothing, and each other something',
    },
  );

/** A published model of maturity, in terms of checks. */
export const rubricDefinitionSchema = z.discriminatedUnion('kind', [
  testScoreSchema,
  ladderSchema,
]);

export type TestScoreDefinition = z.infer<typeof testScoreSchema>;
export type LadderDefinition = z.infer<typeof ladderSchema>;
export type RubricDefinition = z.infer<typeof rubricDefinitionSchema>;
