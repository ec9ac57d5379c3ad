import { SourceInstance } from 'backstage-plugin-ml-scorecards-node';

/** Pages of Evidently where people can see what facts say. */
export class EvidentlyLinks {
  readonly #uiUrl: string;

  constructor({ uiUrl }: Pick<SourceInstance, 'uiUrl'>) {
    this.#uiUrl = uiUrl;
  }

  reports(project: string): string {
    return `${this.#uiUrl}/projects/${encodeURIComponent(project)}/reports`;
  }

  report(project: string, snapshot: string): string {
    return `${this.reports(project)}/${encodeURIComponent(snapshot)}`;
  }
}
