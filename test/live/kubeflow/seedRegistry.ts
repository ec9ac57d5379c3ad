import { setTimeout as sleep } from 'node:timers/promises';
import { ModelRegistry } from './ModelRegistry';

/** Brings into a registry what the scenario tells of. */
export async function seedRegistry(registry: ModelRegistry): Promise<void> {
  const fraud = await registry.post('registered_models', {
    name: 'fraud',
    owner: 'risk-team',
  });
  const versions: Record<string, string> = {};
  for (const name of ['v1', 'v2', 'dead', 'v3']) {
    versions[name] = await addVersion(registry, fraud, name);
    await registry.post(`model_versions/${versions[name]}/artifacts`, {
      artifactType: 'model-artifact',
      name: `fraud ${name}`,
      uri: `s3://models/fraud/${name}`,
      state: 'LIVE',
      modelSourceKind: 'pipelines',
      modelSourceClass: 'pipelinerun',
      modelSourceId: `run-of-${name}`,
    });
  }
  await registry.archive(`model_versions/${versions.dead}`);
  await registry.post(`model_versions/${versions.v3}/artifacts`, {
    artifactType: 'doc-artifact',
    name: 'model card of v3',
    uri: 'https://docs.example.com/fraud',
  });

  const churn = await registry.post('registered_models', { name: 'churn' });
  const copied = await addVersion(registry, churn, 'copied');
  await registry.post(`model_versions/${copied}/artifacts`, {
    artifactType: 'model-artifact',
    name: 'churn copied',
    uri: 's3://models/churn',
  });

  await registry.post('registered_models', { name: "o'brien & sons" });
  const old = await registry.post('registered_models', { name: 'old' });
  await registry.archive(`registered_models/${old}`);

  const environment = await registry.post('serving_environments', {
    name: 'risk',
  });
  const serve = (service: object) =>
    registry.post(`serving_environments/${environment}/inference_services`, {
      servingEnvironmentId: environment,
      desiredState: 'DEPLOYED',
      ...service,
    });
  await serve({
    // As the controller of Kubeflow names it.
    name: 'fraud/0b1f2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
    registeredModelId: fraud,
    modelVersionId: versions.v2,
  });
  await serve({
    name: 'fraud-before',
    registeredModelId: fraud,
    modelVersionId: versions.v1,
    desiredState: 'UNDEPLOYED',
  });
  await serve({ name: 'churn', registeredModelId: churn });

  const many = await registry.post('registered_models', { name: 'many' });
  for (let n = 0; n < 120; n += 1) {
    await registry.post(`registered_models/${many}/versions`, {
      name: `v${n}`,
      registeredModelId: many,
    });
  }
}

/** Versions are told apart by the millisecond in which they were made. */
async function addVersion(
  registry: ModelRegistry,
  registeredModelId: string,
  name: string,
): Promise<string> {
  await sleep(5);
  return registry.post(`registered_models/${registeredModelId}/versions`, {
    name,
    registeredModelId,
    author: 'somebody',
  });
}
