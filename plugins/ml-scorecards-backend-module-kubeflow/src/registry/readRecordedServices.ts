import { RegistryApi } from '../api/RegistryApi';

/** An inference service as the registry has recorded it. */
export interface RecordedService {
  /** Its environment, which is the namespace if a controller recorded it; empty if it is not there. */
  readonly environment: string;
  readonly name: string;
  readonly modelId: string;
  /** Empty for whichever version is the newest. */
  readonly versionId: string;
}

/** Those of all models that shall be deployed. */
export interface RecordedServices {
  readonly services: readonly RecordedService[];
  readonly truncated: boolean;
}

export async function readRecordedServices(
  api: RegistryApi,
  signal: AbortSignal,
): Promise<RecordedServices> {
  const services = await api.recordedServices(signal);
  const environments = await api.servingEnvironments(signal);
  const names = new Map(environments.items.map(({ id, name }) => [id, name]));
  return {
    services: services.items
      .filter(({ desiredState }) => desiredState !== 'UNDEPLOYED')
      .map(each => ({
        environment: names.get(each.servingEnvironmentId) ?? '',
        name: withoutUid(each.name) || each.id,
        modelId: each.registeredModelId,
        versionId: each.modelVersionId,
      })),
    truncated: services.truncated || environments.truncated,
  };
}

/** The controller writes `name/uid`. */
function withoutUid(name: string): string {
  return name.replace(/\/[0-9a-f-]{36}$/, '');
}
