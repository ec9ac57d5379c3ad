import {
  CollectionFailure,
  listAll,
  Listed,
  SourceHttpClient,
  SourceInstance,
  sourcePath,
  SourcePath,
  SourceQuery,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { ApiOptions } from './ApiOptions';
import { RegistryLinks } from './RegistryLinks';
import {
  ArtifactAnswer,
  artifactsPage,
  ModelVersionAnswer,
  modelVersionsPage,
  RecordedServiceAnswer,
  recordedServicesPage,
  RegisteredModelAnswer,
  registeredModelAnswer,
  registryError,
  ServingEnvironmentAnswer,
  servingEnvironmentsPage,
} from './registrySchemas';

const PAGE = 100;
const MAX_PAGES = 20;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * The REST API of a Model Registry, as far as it is read. Only what all versions since 0.2.20 have is asked for, so nothing
 * with `filterQuery`. Every failure is a `CollectionFailure`.
 */
export class RegistryApi {
  readonly links: RegistryLinks;
  readonly #client: SourceHttpClient;

  private constructor(instance: SourceInstance, client: SourceHttpClient) {
    this.links = new RegistryLinks(instance);
    this.#client = client;
  }

  /** Throws when the configuration makes no sense, naming the key. */
  static create(
    instance: SourceInstance,
    options: ApiOptions = {},
  ): RegistryApi {
    const { baseUrl, configKey, headers } = instance;
    return new RegistryApi(
      instance,
      SourceHttpClient.create({
        baseUrl,
        configKey,
        headers: () => headers,
        limits: { maxBytes: MAX_BYTES, ...options.limits },
        clock: options.clock,
      }),
    );
  }

  /** Undefined if the registry says that there is none of that name. */
  async findModel(
    name: string,
    signal: AbortSignal,
  ): Promise<RegisteredModelAnswer | undefined> {
    try {
      return await this.#client.getJson(
        sourcePath`api/model_registry/v1alpha3/registered_model`,
        { query: { name }, schema: registeredModelAnswer, signal },
      );
    } catch (error) {
      // Any other 404, such as of a proxy or of a wrong address, says nothing about it.
      if (saysNotFound(error)) return undefined;
      throw error;
    }
  }

  /** The newest first. */
  versions(
    modelId: string,
    signal: AbortSignal,
  ): Promise<Listed<ModelVersionAnswer>> {
    return this.#list(
      sourcePath`api/model_registry/v1alpha3/registered_models/${modelId}/versions`,
      {
        schema: modelVersionsPage,
        query: { orderBy: 'CREATE_TIME', sortOrder: 'DESC' },
        signal,
      },
    );
  }

  artifacts(
    versionId: string,
    signal: AbortSignal,
  ): Promise<Listed<ArtifactAnswer>> {
    return this.#list(
      sourcePath`api/model_registry/v1alpha3/model_versions/${versionId}/artifacts`,
      { schema: artifactsPage, signal },
    );
  }

  /** Of all models. */
  recordedServices(
    signal: AbortSignal,
  ): Promise<Listed<RecordedServiceAnswer>> {
    return this.#list(
      sourcePath`api/model_registry/v1alpha3/inference_services`,
      { schema: recordedServicesPage, signal },
    );
  }

  /** Those that a controller of Kubeflow records are named like namespaces. */
  servingEnvironments(
    signal: AbortSignal,
  ): Promise<Listed<ServingEnvironmentAnswer>> {
    return this.#list(
      sourcePath`api/model_registry/v1alpha3/serving_environments`,
      { schema: servingEnvironmentsPage, signal },
    );
  }

  #list<TItem>(
    path: SourcePath,
    options: {
      readonly schema: z.ZodType<{
        readonly items: readonly TItem[];
        readonly nextPageToken: string;
      }>;
      readonly query?: SourceQuery;
      readonly signal: AbortSignal;
    },
  ): Promise<Listed<TItem>> {
    const { schema, query, signal } = options;
    return listAll({
      maxPages: MAX_PAGES,
      pageSize: PAGE,
      read: (nextPageToken, pageSize) =>
        this.#client.getJson(path, {
          query: { ...query, pageSize, nextPageToken },
          schema,
          signal,
        }),
      items: page => page.items,
      nextToken: page => page.nextPageToken,
    });
  }
}

function saysNotFound(error: unknown): boolean {
  if (!(error instanceof CollectionFailure) || error.status !== 404) {
    return false;
  }
  try {
    return registryError.safeParse(JSON.parse(error.body ?? '')).success;
  } catch {
    return false;
  }
}
