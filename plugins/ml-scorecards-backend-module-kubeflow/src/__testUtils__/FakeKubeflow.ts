import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { FakeCluster } from './FakeCluster';
import { FakePipelines } from './FakePipelines';
import { FakeRegistry } from './FakeRegistry';

/** What is answered, and with which status. */
export interface FakeAnswer {
  readonly status: number;
  readonly json: unknown;
}

/**
 * A server on loopback that answers as the three parts of Kubeflow do, below `/registry`, `/pipelines` and `/cluster`. What it
 * answers is validated against what the projects have published.
 */
export class FakeKubeflow {
  readonly registry = new FakeRegistry();
  readonly pipelines = new FakePipelines();
  readonly cluster = new FakeCluster();
  /** What was asked for, in order. */
  readonly requests: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  /** Answers instead, if it gives true. */
  intercept?: (asked: string, response: ServerResponse) => boolean;
  /** What it has answered otherwise than is published. */
  readonly faults: string[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      response.on('error', () => {});
      this.#answer(request, response);
    });
  }

  /** One that runs during the tests of a file, and is empty before each. */
  static forTests(): FakeKubeflow {
    const fake = new FakeKubeflow();
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
    afterEach(() => {
      if (fake.faults.length) throw new Error(fake.faults.join('\n'));
    });
    return fake;
  }

  reset(): void {
    this.registry.reset();
    this.pipelines.reset();
    this.cluster.reset();
    this.requests.length = 0;
    this.headers.length = 0;
    this.faults.length = 0;
    this.intercept = undefined;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const asked = decodeURIComponent(request.url ?? '');
    this.requests.push(asked);
    this.headers.push(request.headers);
    if (this.intercept?.(asked, response)) return;
    const { status, json } = this.#find(
      new URL(request.url ?? '', this.origin),
    );
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify(json));
  }

  #find(url: URL): FakeAnswer {
    const [, part, path] = /^\/(\w+)\/(.*)$/.exec(url.pathname) ?? [];
    try {
      switch (part) {
        case 'registry':
          return this.registry.answer(path, url.searchParams);
        case 'pipelines':
          return this.pipelines.answer(path, url.searchParams);
        case 'cluster':
          return this.cluster.answer(path, url.searchParams);
        default:
          throw new Error(`${url.pathname} is no part of Kubeflow`);
      }
    } catch (error) {
      this.faults.push(String(error));
      return { status: 500, json: {} };
    }
  }
}
