import {
  encodeSegment,
  SourceInstance,
} from 'backstage-plugin-ml-scorecards-node';

/** Pages of Feast's web UI where people can see what facts say. It is another server than the registry, and may not be there. */
export class FeastLinks {
  readonly #uiUrl?: string;

  constructor({ baseUrl, uiUrl }: Pick<SourceInstance, 'baseUrl' | 'uiUrl'>) {
    this.#uiUrl = uiUrl === baseUrl.replace(/\/+$/, '') ? undefined : uiUrl;
  }

  /** That of the service, or of all if there are several. */
  services(project: string, names: readonly string[]): string | undefined {
    return this.#page(project, 'feature-service', names);
  }

  /** That of the view, or of all if there are several. */
  views(project: string, names: readonly string[]): string | undefined {
    return this.#page(project, 'feature-view', names);
  }

  dataSources(project: string): string | undefined {
    return this.#page(project, 'data-source', []);
  }

  savedDatasets(project: string): string | undefined {
    return this.#page(project, 'data-set', []);
  }

  #page(
    project: string,
    kind: string,
    names: readonly string[],
  ): string | undefined {
    if (this.#uiUrl === undefined) return undefined;
    const segments = [project, kind, ...(names.length === 1 ? names : [''])];
    return `${this.#uiUrl}/p/${segments.map(encodeSegment).join('/')}`;
  }
}
