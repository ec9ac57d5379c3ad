import { SourceInstance } from 'backstage-plugin-ml-scorecards-node';
import { pageAddress } from './pageAddress';

/** Pages of Kubeflow Pipelines where people can see what facts say. */
export class PipelinesLinks {
  readonly #root: string;

  constructor({ uiUrl }: Pick<SourceInstance, 'uiUrl'>) {
    this.#root = `${uiUrl}/#`;
  }

  run(id: string): string {
    return pageAddress(`${this.#root}/runs/details`, [id]);
  }

  runs(): string {
    return `${this.#root}/runs`;
  }

  experiment(id: string): string {
    return pageAddress(`${this.#root}/experiments/details`, [id]);
  }

  recurringRun(id: string): string {
    return pageAddress(`${this.#root}/recurringrun/details`, [id]);
  }

  pipeline(id: string): string {
    return pageAddress(`${this.#root}/pipelines/details`, [id]);
  }

  pipelineVersion(pipelineId: string, id: string): string {
    return pageAddress(`${this.#root}/pipelines/details`, [
      pipelineId,
      'version',
      id,
    ]);
  }
}
