import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { answerAsFeast } from './answerAsFeast';
import { answerAsMarquez } from './answerAsMarquez';
import {
  dataset,
  FakeAnswer,
  FakeJob,
  FakeRun,
  job,
  KnownLineage,
  NAMESPACE,
} from './fakeJobs';

/** A server on loopback that knows some jobs and answers as both Marquez and Feast do, in what they are asked for. */
export class FakeLineage implements KnownLineage {
  readonly jobs = new Map<string, FakeJob>();
  readonly loneDatasets = new Set<string>();
  readonly symlinks: Array<readonly [string, string]> = [];
  readonly ofOneSource: Array<readonly [string, string]> = [];
  /** What was asked for, in order. */
  readonly requests: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  /** Answers instead, if it gives true. */
  intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
  /** What it has answered otherwise than is published. */
  readonly faults: string[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      response.on('error', () => {});
      this.requests.push(request.url ?? '');
      this.headers.push(request.headers);
      if (this.intercept?.(request, response)) return;
      const { status, json } = this.#answer(
        new URL(request.url ?? '', 'http://fake'),
      );
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify(json));
    });
  }

  /** One that runs during the tests of a file, and is empty before each. */
  static forTests(): FakeLineage {
    const fake = new FakeLineage();
    beforeAll(
      () =>
        new Promise<void>(resolve =>
          fake.#server.listen(0, '127.0.0.1', resolve),
        ),
    );
    afterAll(async () => {
      fake.#server.closeAllConnections();
      await new Promise(resolve => fake.#server.close(resolve));
    });
    beforeEach(() => fake.reset());
    afterEach(() => {
      if (fake.faults.length) throw new Error(fake.faults.join('\n'));
    });
    return fake;
  }

  get origin(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  reset(): void {
    this.jobs.clear();
    this.loneDatasets.clear();
    this.symlinks.length = 0;
    this.ofOneSource.length = 0;
    this.requests.length = 0;
    this.headers.length = 0;
    this.faults.length = 0;
    this.intercept = undefined;
  }

  /** Adds a job that reads and writes datasets, by their names. */
  add(
    name: string,
    options: {
      reads?: readonly string[];
      writes?: readonly string[];
      runs?: readonly FakeRun[];
      type?: string;
    } = {},
  ): void {
    const { reads = [], writes = [], runs = [], type } = options;
    this.jobs.set(job(name), {
      namespace: NAMESPACE,
      name,
      inputs: reads.map(dataset),
      outputs: writes.map(dataset),
      runs,
      type,
    });
  }

  #answer(url: URL): FakeAnswer {
    try {
      const answer = answerAsMarquez(this, url) ?? answerAsFeast(this, url);
      if (answer) return answer;
      throw new Error(`${url.pathname} is neither of Marquez nor of Feast`);
    } catch (error) {
      this.faults.push(String(error));
      return { status: 500, json: {} };
    }
  }
}
