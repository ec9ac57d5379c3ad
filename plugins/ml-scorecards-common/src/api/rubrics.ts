import { z } from 'zod';

/**
 * What a published model of maturity would say about the component. It is derived from check results: nobody is asked
 * twice. What is unknown never counts.
 *
 * @public
 */
export const rubricResultSchema = z.object({
  id: z.string(),
  title: z.string(),
  score: z.number().nonnegative().meta({
    description: 'points, or the level reached on a ladder',
  }),
  highest: z.number().positive().meta({
    description: 'the most that anybody can reach',
  }),
  reading: z.string().meta({ description: 'what the score says, in words' }),
  sections: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        score: z.number().nonnegative(),
      }),
    )
    .optional()
    .meta({
      description: 'where the score is the lowest of several: each of them',
    }),
  missing: z
    .object({
      checks: z.array(z.string()).meta({
        description: 'ids of checks that do not pass',
      }),
      notAsked: z.array(z.string()).meta({
        description: 'what the rubric demands and no check asks yet',
      }),
    })
    .meta({
      description: 'what stands between the component and a higher score',
    }),
});

/**
 * See {@link rubricResultSchema}.
 *
 * @public
 */
export type RubricResult = z.infer<typeof rubricResultSchema>;
