import { encodeSegment } from 'backstage-plugin-ml-scorecards-node';

/** Pages of MLflow where people can see what facts say. */
export class MlflowLinks {
  readonly #uiUrl: string;

  constructor(uiUrl: string) {
    this.#uiUrl = uiUrl;
  }

  model(name: string): string {
    return this.#page('models', name);
  }

  version(name: string, version: string): string {
    return this.#page('models', name, 'versions', version);
  }

  experiment(id: string): string {
    return this.#page('experiments', id);
  }

  run(experimentId: string, id: string): string {
    return this.#page('experiments', experimentId, 'runs', id);
  }

  #page(...segments: readonly string[]): string {
    return `${this.#uiUrl}/#/${segments.map(encodeSegment).join('/')}`;
  }
}
