import { RequiredPackage } from './requiredPackages';

/**
 * Packages that are there to spread training over several machines, and what does not count although it could:
 *
 * | not listed | because |
 * | --- | --- |
 * | `dask` alone | most use it for tables larger than memory on one machine, and other packages need it; `distributed` counts |
 * | `ray` without `train` or `all` | its core also runs trials and serving, often on one machine |
 * | `accelerate`, `torch`, `tensorflow`, `lightning` | nearly every project has them; whether they spread is in how they are started |
 * | `xgboost`, `lightgbm` | the same |
 */
const DISTRIBUTED: ReadonlyMap<string, true | readonly string[]> = new Map<
  string,
  true | readonly string[]
>([
  ['horovod', true],
  ['deepspeed', true],
  ['pyspark', true],
  ['databricks-connect', true],
  ['sparkdl', true],
  ['spark-tensorflow-distributor', true],
  ['tensorflowonspark', true],
  ['synapseml', true],
  ['petastorm', true],
  ['elephas', true],
  ['bigdl', true],
  ['distributed', true],
  ['dask', ['distributed', 'complete']],
  ['dask-ml', true],
  ['dask-cuda', true],
  ['dask-kubernetes', true],
  ['mpi4py', true],
  ['ray', ['train', 'all', 'rllib']],
  ['ray-lightning', true],
  ['xgboost-ray', true],
  ['lightgbm-ray', true],
  ['fairscale', true],
  ['colossalai', true],
  ['megatron-core', true],
  ['torchx', true],
  ['kubeflow-training', true],
]);

/** Tools that run steps, by the package that one asks for. */
const PIPELINE_TOOLS: ReadonlyMap<string, string> = new Map([
  ['apache-airflow', 'Airflow'],
  ['argo-workflows', 'Argo Workflows'],
  ['hera', 'Argo Workflows'],
  ['hera-workflows', 'Argo Workflows'],
  ['dagster', 'Dagster'],
  ['flytekit', 'Flyte'],
  ['kedro', 'Kedro'],
  ['kfp', 'Kubeflow Pipelines'],
  ['luigi', 'Luigi'],
  ['metaflow', 'Metaflow'],
  ['ploomber', 'Ploomber'],
  ['prefect', 'Prefect'],
  ['snakemake', 'Snakemake'],
  ['tfx', 'TFX'],
  ['zenml', 'ZenML'],
]);

/** The packages for training on several machines, with the extra that makes them so. */
export function distributedAmong(
  packages: readonly RequiredPackage[],
): string[] {
  const found = packages.flatMap(({ name, extras }) => {
    const needs = DISTRIBUTED.get(name);
    if (needs === true) return [name];
    const extra = needs?.find(each => extras.includes(each));
    return extra ? [`${name}[${extra}]`] : [];
  });
  return [...new Set(found)].sort();
}

/** The tools that run steps. */
export function pipelineToolsAmong(
  packages: readonly RequiredPackage[],
): string[] {
  const found = packages.flatMap(({ name }) => PIPELINE_TOOLS.get(name) ?? []);
  return [...new Set(found)].sort();
}
