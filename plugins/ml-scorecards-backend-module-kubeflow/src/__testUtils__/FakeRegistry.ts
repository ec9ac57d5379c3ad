import type { FakeAnswer } from './FakeKubeflow';
import { assertPublished } from './published';

interface FakeVersion {
  /** In milliseconds. */
  readonly createdAt: number;
  readonly state?: string;
  readonly artifacts?: readonly object[];
}

interface FakeModel {
  readonly owner?: string;
  readonly state?: string;
  /** By names. */
  readonly versions?: Readonly<Record<string, FakeVersion>>;
}

interface FakeService {
  readonly name: string;
  readonly model: string;
  /** Its name; none for the newest. */
  readonly version?: string;
  readonly environment: string;
  readonly desiredState?: string;
}

/** The Model Registry. Ids count up from 1, each kind by itself, as in the real one. */
export class FakeRegistry {
  readonly models = new Map<string, FakeModel>();
  readonly services: FakeService[] = [];
  /** How many environments there are besides, in which nothing is recorded. */
  unusedEnvironments = 0;

  reset(): void {
    this.models.clear();
    this.services.length = 0;
    this.unusedEnvironments = 0;
  }

  /** The id that a version has. */
  versionId(model: string, version: string): string {
    const found = this.#versions().find(
      each => each.model === model && each.name === version,
    );
    if (!found) throw new Error(`No version ${version} of ${model}`);
    return found.id;
  }

  modelId(name: string): string {
    return String([...this.models.keys()].indexOf(name) + 1);
  }

  answer(path: string, query: URLSearchParams): FakeAnswer {
    const [root, ...rest] = path
      .replace('api/model_registry/v1alpha3/', '')
      .split('/');
    switch (root) {
      case 'registered_model':
        return this.#model(query.get('name') ?? '');
      case 'registered_models':
        return page('ModelVersionList', this.#versionsOf(rest[0]), query);
      case 'model_versions':
        return page('ArtifactList', this.#artifactsOf(rest[0]), query);
      case 'inference_services':
        return page('InferenceServiceList', this.#recorded(), query);
      case 'serving_environments':
        return page(
          'ServingEnvironmentList',
          this.#environments().map((name, n) => ({ id: String(n + 1), name })),
          query,
        );
      default:
        throw new Error(`${path} is not in the Model Registry`);
    }
  }

  #model(name: string): FakeAnswer {
    const model = this.models.get(name);
    if (!model) {
      const json = { code: '404', message: `no registered model: ${name}` };
      assertPublished('registry', 'Error', json);
      return { status: 404, json };
    }
    const { owner, state = 'LIVE' } = model;
    const json = { id: this.modelId(name), name, owner, state };
    assertPublished('registry', 'RegisteredModel', json);
    return { status: 200, json };
  }

  #versions() {
    return [...this.models]
      .flatMap(([model, { versions = {} }]) =>
        Object.entries(versions).map(([name, version]) => ({
          model,
          name,
          version,
        })),
      )
      .map((each, n) => ({ ...each, id: String(n + 1) }));
  }

  #versionsOf(modelId: string): object[] {
    return this.#versions()
      .filter(({ model }) => this.modelId(model) === modelId)
      .map(({ id, name, version: { createdAt, state = 'LIVE' } }) => ({
        id,
        name,
        registeredModelId: modelId,
        state,
        createTimeSinceEpoch: String(createdAt),
        lastUpdateTimeSinceEpoch: String(createdAt),
        customProperties: {},
      }))
      .sort(
        (a, b) =>
          Number(b.createTimeSinceEpoch) - Number(a.createTimeSinceEpoch),
      );
  }

  #artifactsOf(versionId: string): object[] {
    const { artifacts = [] } =
      this.#versions().find(({ id }) => id === versionId)?.version ?? {};
    return artifacts.map((each, n) => ({ id: String(n + 1), ...each }));
  }

  #environments(): string[] {
    return [
      ...new Set(this.services.map(({ environment }) => environment)),
      ...Array.from({ length: this.unusedEnvironments }, (_, n) => `env-${n}`),
    ];
  }

  #recorded(): object[] {
    const environments = this.#environments();
    return this.services.map((each, n) => ({
      id: String(n + 1),
      name: each.name,
      registeredModelId: this.modelId(each.model),
      servingEnvironmentId: String(environments.indexOf(each.environment) + 1),
      ...(each.version && {
        modelVersionId: this.versionId(each.model, each.version),
      }),
      desiredState: each.desiredState ?? 'DEPLOYED',
    }));
  }
}

function page(
  schema: string,
  all: readonly object[],
  query: URLSearchParams,
): FakeAnswer {
  const pageSize = Number(query.get('pageSize'));
  const from = Number(query.get('nextPageToken') ?? 0);
  const items = all.slice(from, from + pageSize);
  const json = {
    items,
    nextPageToken: from + pageSize < all.length ? String(from + pageSize) : '',
    pageSize,
    size: items.length,
  };
  assertPublished('registry', schema, json);
  return { status: 200, json };
}
