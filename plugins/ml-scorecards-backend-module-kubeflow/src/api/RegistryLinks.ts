import { SourceInstance } from 'backstage-plugin-ml-scorecards-node';
import { pageAddress } from './pageAddress';

/** Pages of the Model Registry where people can see what facts say. They are another server than its API, and may not be there. */
export class RegistryLinks {
  readonly #uiUrl?: string;

  constructor({ baseUrl, uiUrl }: Pick<SourceInstance, 'baseUrl' | 'uiUrl'>) {
    this.#uiUrl = uiUrl === baseUrl.replace(/\/+$/, '') ? undefined : uiUrl;
  }

  model(id: string): string | undefined {
    return this.#page([id]);
  }

  versions(modelId: string): string | undefined {
    return this.#page([modelId, 'versions']);
  }

  version(modelId: string, id: string): string | undefined {
    return this.#page([modelId, 'versions', id]);
  }

  #page(segments: readonly string[]): string | undefined {
    return this.#uiUrl === undefined
      ? undefined
      : pageAddress(`${this.#uiUrl}/registered-models`, segments);
  }
}
