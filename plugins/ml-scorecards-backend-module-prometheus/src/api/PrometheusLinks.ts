/** Pages of Prometheus where people can see what facts say. */
export class PrometheusLinks {
  readonly #uiUrl: string;

  constructor(uiUrl: string) {
    this.#uiUrl = uiUrl;
  }

  /** The answer to a query. */
  query(query: string): string {
    return `${this.#uiUrl}/graph?${new URLSearchParams({
      'g0.expr': query,
      'g0.tab': '1',
    })}`;
  }

  alerts(): string {
    return `${this.#uiUrl}/alerts`;
  }
}
