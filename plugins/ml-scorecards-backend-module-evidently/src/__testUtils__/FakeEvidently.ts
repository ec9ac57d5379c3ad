import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { driftSeriesOf } from './driftSeriesOf';

/** A report of a project. */
export interface FakeSnapshot {
  readonly id: string;
  /** As Evidently writes it: local time, without saying where. */
  readonly timestamp: string;
  readonly tags?: readonly string[];
  readonly metadata?: Readonly<Record<string, string>>;
  /** What its download gives: JSON, or the text itself. */
  readonly report: object | string;
}

/** A server on loopback that answers as Evidently does, in what it is asked for. `test/live` compares with a real one. */
export class FakeEvidently {
  readonly projects = new Map<string, readonly FakeSnapshot[]>();
  /** What was asked for, in order. */
  readonly requests: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  /** Answers instead, if it gives true. */
  intercept?: (asked: string, response: ServerResponse) => boolean;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      response.on('error', () => {});
      let body = '';
      request.on('data', chunk => (body += chunk));
      request.on('end', () => this.#answer(request, response, body));
    });
  }

  /** One that runs during the tests of a file, and is empty before each. */
  static forTests(): FakeEvidently {
    const fake = new FakeEvidently();
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

  reset(): void {
    this.projects.clear();
    this.requests.length = 0;
    this.headers.length = 0;
    this.intercept = undefined;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #answer(
    request: IncomingMessage,
    response: ServerResponse,
    body: string,
  ): void {
    const asked = request.url ?? '';
    this.requests.push(asked);
    this.headers.push(request.headers);
    if (this.intercept?.(asked, response)) return;
    const isPost = request.method === 'POST';
    const found = isPost
      ? driftSeriesOf(this.#postedTo(asked), JSON.parse(body))
      : this.#find(asked);
    const status = isPost ? 201 : 200;
    response
      .writeHead(found === undefined ? 404 : status, {
        'content-type': 'application/json',
      })
      .end(
        typeof found === 'string'
          ? found
          : JSON.stringify(
              found ?? { status_code: 404, detail: 'project not found' },
            ),
      );
  }

  #postedTo(asked: string): readonly FakeSnapshot[] {
    const [, project = ''] =
      /^\/api\/v2\/snapshots\/([^/]+)\/data_series_batch$/.exec(asked) ?? [];
    return this.projects.get(project) ?? [];
  }

  #find(asked: string): object | string | undefined {
    const [, project = '', rest = ''] =
      /^\/api\/projects\/([^/]+)\/(.+)$/.exec(asked) ?? [];
    const snapshots = this.projects.get(project);
    if (rest === 'snapshots') {
      return snapshots?.map(({ report: _, ...listed }) => ({
        name: null,
        tags: [],
        metadata: {},
        links: {},
        ...listed,
      }));
    }
    return snapshots?.find(
      ({ id }) => rest === `${id}/download?report_format=json`,
    )?.report;
  }
}

/** The id of the n-th project or report. */
export function uuid(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}
