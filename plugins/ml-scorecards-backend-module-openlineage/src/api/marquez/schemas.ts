import { z } from 'zod';

const edges = z
  .array(z.object({ origin: z.string(), destination: z.string() }))
  .nullish()
  .transform(value => value ?? []);

/** `GET /api/v1/lineage` */
export const lineageAnswer = z.object({
  graph: z.array(
    z.object({
      id: z.string(),
      data: z.object({
        namespace: z.string(),
        name: z.string(),
        type: z.string().optional(),
      }),
      inEdges: edges,
      outEdges: edges,
    }),
  ),
});

const instant = z.iso
  .datetime({ offset: true, local: true })
  .nullish()
  // Times without a zone are in UTC.
  .transform(text =>
    text
      ? Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`)
      : undefined,
  );

const facets = z
  .record(z.string(), z.unknown())
  .nullish()
  .transform(value => value ?? {});

const datasetVersions = z
  .array(
    z.object({
      datasetVersionId: z.object({ name: z.string() }).nullish(),
      facets,
    }),
  )
  .nullish()
  .transform(value => value ?? []);

/** `GET /api/v1/namespaces/{namespace}/jobs/{job}/runs` */
export const runsAnswer = z.object({
  runs: z.array(
    z.object({
      state: z.string(),
      createdAt: instant,
      updatedAt: instant,
      startedAt: instant,
      endedAt: instant,
      inputDatasetVersions: datasetVersions,
      outputDatasetVersions: datasetVersions,
      facets,
    }),
  ),
});

export type MarquezRun = z.infer<typeof runsAnswer>['runs'][number];
