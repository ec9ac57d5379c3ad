import { z } from 'zod';
import { listOf, mapOf, text } from './goJson';

const component = z
  .looseObject({
    minReplicas: z.number().nullish(),
    canaryTrafficPercent: z.number().nullish(),
    logger: z.looseObject({ mode: text }).nullish(),
  })
  .nullish();

const componentStatus = z.looseObject({
  traffic: listOf(z.looseObject({ percent: z.number().nullish() })),
});

const inferenceService = z.object({
  metadata: z.object({
    name: z.string(),
    labels: mapOf(z.string()),
    annotations: mapOf(z.string()),
    deletionTimestamp: text,
  }),
  spec: z.looseObject({ predictor: component, transformer: component }),
  status: z
    .looseObject({
      deploymentMode: text,
      conditions: listOf(z.looseObject({ type: text, status: text })),
      components: mapOf(componentStatus),
    })
    .nullish(),
});

/** A page of a list of Kubernetes. */
export const inferenceServicesPage = z.object({
  items: listOf(inferenceService),
  metadata: z.object({ continue: text }).nullish(),
});

export type InferenceServiceAnswer = z.output<typeof inferenceService>;
