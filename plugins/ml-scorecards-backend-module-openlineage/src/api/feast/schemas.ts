import { z } from 'zod';

/** `GET /api/v1/lineage/openlineage/graph`, of which nodes are not wanted. */
export const graphAnswer = z.object({
  edges: z.array(
    z.object({
      source_type: z.string(),
      source_namespace: z.string(),
      source_name: z.string(),
      target_type: z.string(),
      target_namespace: z.string(),
      target_name: z.string(),
      edge_type: z.string().nullish(),
    }),
  ),
  symlinks: z
    .array(
      z.object({
        dataset_namespace: z.string(),
        dataset_name: z.string(),
        linked_namespace: z.string(),
        linked_name: z.string(),
        link_type: z.string().nullish(),
      }),
    )
    .nullish()
    .transform(value => value ?? []),
});

/** `GET /api/v1/lineage/openlineage/jobs` */
export const jobsAnswer = z.object({
  jobs: z.array(z.object({ job_namespace: z.string(), job_name: z.string() })),
});

/** `GET /api/v1/lineage/openlineage/datasets` */
export const datasetsAnswer = z.object({
  datasets: z.array(
    z.object({ dataset_namespace: z.string(), dataset_name: z.string() }),
  ),
});

/** `GET /api/v1/lineage/openlineage/events`: each event is kept as it was sent, in a text of its own. */
export const eventsAnswer = z.object({
  events: z.array(
    z.object({
      /** In milliseconds, by the clock of whoever sent it. */
      event_time: z.number(),
      event_json: z.string(),
    }),
  ),
});
