import { z } from 'zod';

const labels = z.record(z.string(), z.string());

/** What `api/v1/query` answers: one sample for each series, unless it is another kind of query. */
export const queryAnswer = z.object({
  status: z.literal('success'),
  data: z.union([
    z.object({
      resultType: z.literal('vector'),
      result: z.array(
        z.object({ metric: labels, value: z.tuple([z.number(), z.string()]) }),
      ),
    }),
    z.object({ resultType: z.enum(['matrix', 'scalar', 'string']) }),
  ]),
});

/** What `api/v1/query_range` answers: samples of each series. */
export const rangeAnswer = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({
        metric: labels,
        values: z.array(z.tuple([z.number(), z.string()])),
      }),
    ),
  }),
});

/** What `api/v1/rules` answers, as far as it is of use. */
export const rulesAnswer = z.object({
  status: z.literal('success'),
  data: z.object({
    groups: z.array(
      z.object({
        name: z.string(),
        rules: z.array(
          z.object({
            type: z.string(),
            name: z.string(),
            query: z.string().catch(''),
            labels: labels.catch({}),
            annotations: labels.catch({}),
            alerts: z
              .array(z.object({ state: z.string(), labels: labels.catch({}) }))
              .nullish(),
          }),
        ),
      }),
    ),
  }),
});

/** How Prometheus says that something is wrong with a query. */
export const errorAnswer = z.object({
  status: z.literal('error'),
  errorType: z.string().regex(/^[a-z_]{1,40}$/),
  error: z.string(),
});
