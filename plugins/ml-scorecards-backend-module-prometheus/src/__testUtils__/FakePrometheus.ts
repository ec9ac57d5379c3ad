import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';

type Labels = Readonly<Record<string, string>>;

/** What is asked, decoded. */
export interface Asked {
  readonly path: string;
  /** Empty if it is no query. */
  readonly query: string;
}

/**
 * A server on loopback that answers as Prometheus does, in what it is asked for: a query that names a metric is answered
 * with the series of that metric whose label matches. It computes nothing; `test/live` compares with a real one.
 */
export class FakePrometheus {
  readonly #series: Array<{
    metric: string;
    labels: Labels;
    valueAt: (seconds: number) => string;
  }> = [];
  /** As `api/v1/rules` has them. */
  groups: object[] = [];
  /** What was asked for, in order. */
  readonly asked: Asked[] = [];
  /** The first lines of requests. */
  readonly lines: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  readonly times = new Set<string | null>();
  /** Answers instead, if it gives true. */
  intercept?: (asked: Asked, response: ServerResponse) => boolean;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      response.on('error', () => {});
      this.#answer(request, response);
    });
  }

  /** One that runs during the tests of a file, and is empty before each. */
  static forTests(): FakePrometheus {
    const fake = new FakePrometheus();
    beforeAll(
      () =>
        new Promise<void>(resolve =>
          fake.#server.listen(0, '127.0.0.1', resolve),
        ),
    );
    afterAll(() => {
      fake.#server.closeAllConnections();
      fake.#server.close();
    });
    beforeEach(() => fake.reset());
    return fake;
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  reset(): void {
    this.#series.length = 0;
    this.groups = [];
    this.intercept = undefined;
    this.forget();
  }

  /** Forgets what was asked. */
  forget(): void {
    this.asked.length = 0;
    this.lines.length = 0;
    this.headers.length = 0;
    this.times.clear();
  }

  add(
    metric: string,
    labels: Labels,
    value: number | string | ((seconds: number) => number | string),
  ): void {
    this.#series.push({
      metric,
      labels,
      valueAt: seconds =>
        String(typeof value === 'function' ? value(seconds) : value),
    });
  }

  /** An alert rule, which fires with these labels. */
  addRule(
    rule: { name: string; query: string; group?: string; labels?: Labels },
    ...firing: Labels[]
  ): void {
    const { group = 'group', labels = {}, ...rest } = rule;
    this.groups.push({
      name: group,
      rules: [
        {
          type: 'alerting',
          labels,
          annotations: {},
          ...rest,
          alerts: firing.map(each => ({ state: 'firing', labels: each })),
        },
      ],
    });
  }

  /** Answers questions that hold a text, or match a pattern, with an error of Prometheus. */
  refuse(
    text: string | RegExp,
    status: number,
    error: { readonly errorType: string; readonly error: string },
  ): void {
    this.intercept = ({ query }, response) => {
      const isRefused =
        typeof text === 'string' ? query.includes(text) : text.test(query);
      if (isRefused) {
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify({ status: 'error', ...error }));
      }
      return isRefused;
    };
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url!, 'http://localhost');
    const asked = {
      path: url.pathname,
      query: url.searchParams.get('query') ?? '',
    };
    this.asked.push(asked);
    this.lines.push(`${request.method} ${request.url} HTTP/1.1`);
    this.headers.push(request.headers);
    if (asked.query) this.times.add(url.searchParams.get('time'));
    if (this.intercept?.(asked, response)) return;
    const data = this.#dataOf(asked, url.searchParams);
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end(JSON.stringify({ status: 'success', data }));
  }

  #dataOf({ path, query }: Asked, params: URLSearchParams): object {
    if (path === '/api/v1/rules') return { groups: this.groups };
    const at = (name: string) => Number(params.get(name));
    const series = this.#matching(query);
    if (path === '/api/v1/query') {
      return {
        resultType: 'vector',
        result: series.map(({ labels, valueAt }) => ({
          metric: labels,
          value: [1, valueAt(at('time'))],
        })),
      };
    }
    const count = 1 + Math.floor((at('end') - at('start')) / at('step'));
    const times = Array.from(
      { length: count },
      (_, n) => at('start') + n * at('step'),
    );
    return {
      resultType: 'matrix',
      result: series.map(({ labels, valueAt }) => ({
        metric: labels,
        values: times.map(time => [time, valueAt(time)]),
      })),
    };
  }

  #matching(query: string) {
    const matchers = [
      ...query.matchAll(/(\w+)=~"((?:[^"\\]|\\.)*)"(?=\})/g),
    ].map(([, label, quoted]) => ({
      label,
      pattern: new RegExp(`^(?:${quoted.replace(/\\(.)/gs, '$1')})$`),
    }));
    return this.#series.filter(
      ({ metric, labels }) =>
        query.includes(metric) &&
        matchers.every(({ label, pattern }) => pattern.test(labels[label])),
    );
  }
}
