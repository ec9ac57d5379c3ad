import { z } from 'zod';

/** Messages of protobuf as JSON: what has the value of its type's default is left out. */
const text = z
  .string()
  .nullish()
  .transform(value => value ?? '');

const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? false);

const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform(items => items ?? []);

/** In milliseconds. */
const instant = z
  .string()
  .nullish()
  .transform(value => {
    const time = Date.parse(value ?? '');
    return Number.isNaN(time) ? undefined : time;
  });

/** As long as a duration of protobuf can be: some 10,000 years. */
const MAX_SECONDS = 315_576_000_000;

/** Such as `86400s`, in milliseconds. */
const duration = z
  .string()
  .nullish()
  .transform(value => {
    const seconds = /^(\d+(?:\.\d+)?)s$/.exec(value ?? '')?.[1];
    return Math.min(Number(seconds ?? 0), MAX_SECONDS) * 1000;
  });

const named = z.object({ name: text });

const projection = z.object({
  featureViewName: text,
  featureViewNameAlias: text,
  viewType: text,
});

const featureServiceSchema = z.object({
  spec: z.object({
    name: z.string(),
    features: listOf(projection),
    loggingConfig: z.looseObject({}).nullish(),
  }),
});

const featureViewSchema = z.object({
  type: text,
  spec: z.object({
    name: z.string(),
    owner: text,
    description: text,
    online: flag,
    disabled: flag,
    ttl: duration,
    batchSource: named.nullish(),
    streamSource: named.nullish(),
    /** What a view is computed from, before it is materialized. */
    sourceViews: listOf(named),
    /** What an on-demand view is computed from, at each request. */
    sources: z
      .record(
        z.string(),
        z.object({
          featureViewProjection: projection.nullish(),
          featureView: z.object({ spec: named }).nullish(),
        }),
      )
      .nullish()
      .transform(sources => Object.values(sources ?? {})),
  }),
  meta: z
    .object({
      materializationIntervals: listOf(z.object({ endTime: instant })),
    })
    .nullish(),
});

const savedDatasetSchema = z.object({
  spec: z.object({
    name: z.string(),
    featureServiceName: text,
    /** Such as `customer_transactions:amount_7d`. */
    features: listOf(z.string()),
  }),
});

/** The documentation says `total`, and the server `totalCount`. */
const pagination = z
  .object({
    totalCount: z.number().nullish(),
    total: z.number().nullish(),
    hasNext: z.boolean().nullish(),
  })
  .nullish();

export const featureServicesPage = z.object({
  featureServices: listOf(featureServiceSchema),
  pagination,
});

export const featureViewsPage = z.object({
  featureViews: listOf(featureViewSchema),
  pagination,
});

export const savedDatasetsPage = z.object({
  savedDatasets: listOf(savedDatasetSchema),
  pagination,
});

const measurement = z.object({
  feature_view_name: z.string(),
  granularity: text,
  metric_date: text,
  computed_at: instant,
  max_null_rate: z.number().nullish(),
});

export const measurementsAnswer = z.array(measurement);

export type FeatureServiceAnswer = z.output<typeof featureServiceSchema>;
export type FeatureViewAnswer = z.output<typeof featureViewSchema>;
export type SavedDatasetAnswer = z.output<typeof savedDatasetSchema>;
export type PaginationAnswer = z.output<typeof pagination>;
export type MeasurementAnswer = z.output<typeof measurement>;
