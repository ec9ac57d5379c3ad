import { z } from 'zod';
import { listOf, mapOf, text } from './goJson';

const dagTask = z.looseObject({
  componentRef: z.object({ name: text }).nullish(),
});

const dag = z.looseObject({ tasks: mapOf(dagTask) }).nullish();

const component = z.looseObject({
  executorLabel: text,
  /** Of one that is a pipeline of its own. */
  dag,
  outputDefinitions: z
    .object({
      artifacts: mapOf(
        z.looseObject({
          artifactType: z.looseObject({ schemaTitle: text }).nullish(),
        }),
      ),
    })
    .nullish(),
});

const executor = z.looseObject({
  container: z
    .looseObject({
      image: text,
      command: listOf(z.string()),
      args: listOf(z.string()),
    })
    .nullish(),
});

const spec = z.looseObject({
  root: z.looseObject({
    dag,
    inputDefinitions: z
      .looseObject({ parameters: mapOf(z.unknown()) })
      .nullish(),
  }),
  components: mapOf(component),
  deploymentSpec: z.looseObject({ executors: mapOf(executor) }).nullish(),
});

/** A pipeline as the compiler of Kubeflow Pipelines 2 writes it. With settings for Kubernetes beside it, it is one level deeper. */
export const pipelineSpecSchema = z.union([
  spec,
  z.object({ pipeline_spec: spec }).transform(value => value.pipeline_spec),
]);

export type PipelineSpecAnswer = z.output<typeof spec>;
