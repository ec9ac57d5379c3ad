import { KserveApi } from './api/KserveApi';
import { PipelinesApi } from './api/PipelinesApi';
import { RegistryApi } from './api/RegistryApi';

/** One installation of Kubeflow with those of its parts that are configured. */
export interface KubeflowInstance {
  readonly id: string;
  readonly configKey: string;
  readonly registry?: RegistryApi;
  readonly pipelines?: PipelinesApi;
  readonly kserve?: KserveApi;
}
