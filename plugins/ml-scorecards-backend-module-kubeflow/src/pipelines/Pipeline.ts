import {
  PipelineSpecAnswer,
  pipelineSpecSchema,
} from '../api/pipelineSpecSchema';

/** What the specification of a pipeline says. */
export interface Pipeline {
  /** In the order of their names. */
  readonly tasks: readonly string[];
  /** Those of the tasks that bring up several machines. */
  readonly distributedTasks: readonly string[];
  readonly hasParameters: boolean;
  /** Whether a task puts out metrics, which runs then show. */
  readonly hasMetrics: boolean;
}

/**
 * What a task says in its image, command, arguments or name that brings up several machines: custom resources of Kubeflow's
 * trainer, of KubeRay and of the Spark operator, and the libraries that create these. The source of a task that was written in
 * Python is among its arguments.
 */
const DISTRIBUTED: readonly RegExp[] = [
  // Kinds as they are written; TrainJob in no other way, since whatever trains is called a train job.
  /\b(PyTorch|TF|MPI|XGBoost|Paddle|JAX|Train|Ray|Spark)Job\b/,
  /\btrainer\.kubeflow\.org\b|\b(Training|Trainer)Client\b/,
  // As names of components and resources have them.
  /(?<![a-z])(pytorch|tf|mpi|xgboost|paddle|jax|ray|spark)jobs?(?![a-z])/i,
  /(?<![a-z])ray[-_]?cluster|\bray\.(init|remote|train|tune|data)\b/i,
  /spark[-_]?(application|submit|operator)|\bpyspark\b/i,
  /dask[-_.]?(cluster|kubernetes|distributed)|\bhorovod|\bdeepspeed\b/i,
  // Of several machines, also if at least one: 1:4.
  /--nnodes[=\s]+(?!1(?![\d:]))[\d$%{]/,
];

const METRICS =
  /^system\.(Metrics|ClassificationMetrics|SlicedClassificationMetrics)$/;

/** Undefined if it is no specification of Kubeflow Pipelines 2. */
export function toPipeline(answer: unknown): Pipeline | undefined {
  const { data: spec } = pipelineSpecSchema.safeParse(answer);
  if (!spec) return undefined;
  const tasks = spec.root.dag?.tasks ?? {};
  const names = Object.keys(tasks).sort();
  const { parameters = {} } = spec.root.inputDefinitions ?? {};
  return {
    tasks: names,
    distributedTasks: names.filter(name =>
      textsOf(spec, tasks[name].componentRef?.name ?? '').some(text =>
        DISTRIBUTED.some(pattern => pattern.test(text)),
      ),
    ),
    hasParameters: Object.keys(parameters).length > 0,
    hasMetrics: Object.values(spec.components).some(({ outputDefinitions }) =>
      Object.values(outputDefinitions?.artifacts ?? {}).some(
        ({ artifactType }) => METRICS.test(artifactType?.schemaTitle ?? ''),
      ),
    ),
  };
}

/** What is said of a component, and of those within it: a task can be a pipeline of its own. */
function textsOf(spec: PipelineSpecAnswer, componentName: string): string[] {
  const seen = new Set<string>();
  const left = [componentName];
  const texts: string[] = [];
  for (let name = left.pop(); name !== undefined; name = left.pop()) {
    const component = spec.components[name];
    if (!component || seen.has(name)) continue;
    seen.add(name);
    const executor = spec.deploymentSpec?.executors[component.executorLabel];
    const { image = '', command = [], args = [] } = executor?.container ?? {};
    // An option may be apart from its value.
    texts.push(name, image, [...command, ...args].join(' '));
    const within = component.dag?.tasks ?? {};
    left.push(
      ...Object.values(within).map(
        ({ componentRef }) => componentRef?.name ?? '',
      ),
    );
  }
  return texts;
}
