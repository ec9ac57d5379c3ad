import { z } from 'zod';

/** MLflow says 64-bit integers as numbers, older servers as texts. What is left out has the value of its type's default. */
const number = z.union([z.number(), z.string().regex(/\d/).transform(Number)]);

/** The most milliseconds that an instant can have. Whoever writes nanoseconds says nothing that is known. */
const MAX_INSTANT = 8.64e15;
const instant = number
  .nullish()
  .transform(value =>
    Number.isFinite(value) && Math.abs(Number(value)) <= MAX_INSTANT
      ? Number(value)
      : undefined,
  );

/** Also not a number, and infinite, which JSON knows as texts only. */
const metricValue = z
  .union([z.number(), z.string().transform(Number)])
  .nullish()
  .transform(value => value ?? 0);

const text = z
  .string()
  .nullish()
  .transform(value => value ?? '');

const pairs = z
  .array(z.object({ key: z.string(), value: text }))
  .nullish()
  .transform(
    items =>
      new Map((items ?? []).map(({ key, value }) => [key, value] as const)),
  );

const nextPageToken = z
  .string()
  .nullish()
  .transform(token => token || undefined);

const versionNumber = z.union([
  z.string().regex(/^\d{1,18}$/),
  z.number().int().transform(String),
]);

export const modelVersionSchema = z.object({
  name: z.string(),
  version: versionNumber,
  creation_timestamp: instant,
  current_stage: text,
  status: text,
  source: text,
  run_id: text,
  tags: pairs,
});

export const registeredModelSchema = z.object({
  name: z.string(),
  tags: pairs,
  aliases: z
    .array(
      z.object({
        alias: z.string(),
        version: versionNumber,
      }),
    )
    .nullish()
    .transform(aliases => aliases ?? []),
});

export const registeredModelAnswer = z.object({
  registered_model: registeredModelSchema,
});

export const registeredModelsPage = z.object({
  registered_models: z.array(registeredModelSchema).nullish(),
  next_page_token: nextPageToken,
});

export const modelVersionsPage = z.object({
  model_versions: z.array(modelVersionSchema).nullish(),
  next_page_token: nextPageToken,
});

export const experimentSchema = z.object({
  experiment_id: z.string(),
  name: text,
  lifecycle_stage: text,
  tags: pairs,
});

export const experimentAnswer = z.object({ experiment: experimentSchema });

export const experimentsPage = z.object({
  experiments: z.array(experimentSchema).nullish(),
  next_page_token: nextPageToken,
});

export const runSchema = z.object({
  info: z.object({
    run_id: z.string(),
    experiment_id: text,
    status: text,
    lifecycle_stage: text,
    start_time: instant,
    end_time: instant,
  }),
  data: z
    .object({
      metrics: z
        .array(z.object({ key: z.string(), value: metricValue }))
        .nullish()
        .transform(
          items =>
            new Map(
              (items ?? []).map(({ key, value }) => [key, value] as const),
            ),
        ),
      params: pairs,
      tags: pairs,
    })
    .nullish(),
  inputs: z
    .object({
      dataset_inputs: z
        .array(
          z.object({
            dataset: z.object({ name: text, digest: text, profile: text }),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

export const runAnswer = z.object({ run: runSchema });

export const runsPage = z.object({
  runs: z.array(runSchema).nullish(),
  next_page_token: nextPageToken,
});

export const loggedModelAnswer = z.object({
  model: z.object({ info: z.object({ source_run_id: text }) }),
});

/** A registered model as MLflow tells it. */
export type RegisteredModelAnswer = z.infer<typeof registeredModelSchema>;
/** A version of a registered model as MLflow tells it. */
export type ModelVersionAnswer = z.infer<typeof modelVersionSchema>;
/** An experiment as MLflow tells it. */
export type ExperimentAnswer = z.infer<typeof experimentSchema>;
/** A run as MLflow tells it. */
export type RunAnswer = z.infer<typeof runSchema>;
