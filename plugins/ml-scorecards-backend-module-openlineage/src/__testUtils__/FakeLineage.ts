import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';

/** A run of a fake job, by instants in milliseconds. */
export interface FakeRun {
  readonly start: number;
  /** Without it, it still runs. */
  readonly seconds?: number;
  readonly state?: 'COMPLETE' | 'FAIL' | 'ABORT';
  /** `assertion: success` of its inputs. */
  readonly tests?: Readonly<Record<string, boolean>>;
}

interface FakeJob {
  readonly namespace: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly runs: readonly FakeRun[];
  readonly type?: string;
}

type Answer = { readonly status?: number; readonly json: unknown };

/** A namespace with colons and slashes, as real ones have. */
export const NAMESPACE = 'airflow://prod:8080';

/** The id of a job, or of a dataset. */
export const job = (name: string) => `job:${NAMESPACE}:${name}`;
export const dataset = (name: string) => `dataset:${NAMESPACE}:${name}`;

/** A server on loopback that knows some jobs and answers as both Marquez and Feast do, in what they are asked for. */
export class FakeLineage {
  readonly jobs = new Map<string, FakeJob>();
  /** Datasets that no job reads or writes. */
  readonly loneDatasets = new Set<string>();
  /** Names of the same dataset, by a facet that says so. */
  readonly symlinks: Array<readonly [string, string]> = [];
  /** Datasets that say the same address of where they come from. */
  readonly ofOneSource: Array<readonly [string, string]> = [];
  /** What was asked for, in order. */
  readonly requests: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  /** Answers instead, if it gives true. */
  intercept?: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      response.on('error', () => {});
      this.requests.push(request.url ?? '');
      this.headers.push(request.headers);
      if (this.intercept?.(request, response)) return;
      const { status = 200, json } = this.#answer(
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

  #answer({ pathname, searchParams }: URL): Answer {
    const page = <T>(items: readonly T[]) => {
      const offset = Number(searchParams.get('offset') ?? 0);
      return items.slice(offset, offset + Number(searchParams.get('limit')));
    };
    const feast = '/api/v1/lineage/openlineage/';
    if (pathname === '/api/v1/lineage') {
      return this.#marquezGraph(searchParams.get('nodeId') ?? '');
    }
    const [, namespace, name] =
      /^\/api\/v1\/namespaces\/([^/]+)\/jobs\/([^/]+)\/runs$/
        .exec(pathname)
        ?.map(decodeURIComponent) ?? [];
    if (namespace) {
      const found = this.jobs.get(`job:${namespace}:${name}`);
      return found
        ? { json: { runs: page(newestFirst(found).map(marquezRun)) } }
        : { status: 404, json: { code: 404, message: 'Job not found' } };
    }
    switch (pathname) {
      case `${feast}graph`:
        return {
          json: {
            nodes: [],
            edges: this.#feastEdges(),
            symlinks: [
              ...this.symlinks.map(pair => feastLink(pair, 'TABLE')),
              ...this.ofOneSource.map(pair =>
                feastLink(pair, 'dataSource_uri'),
              ),
            ],
          },
        };
      case `${feast}jobs`:
        return {
          json: {
            jobs: [...this.jobs.values()].map(each => ({
              job_namespace: each.namespace,
              job_name: each.name,
            })),
          },
        };
      case `${feast}datasets`:
        return {
          json: {
            datasets: [...this.loneDatasets].map(each => ({
              dataset_namespace: NAMESPACE,
              dataset_name: each,
            })),
          },
        };
      case `${feast}events`: {
        const id = `job:${searchParams.get('namespace')}:${searchParams.get(
          'job_name',
        )}`;
        const found = this.jobs.get(id);
        return { json: { events: page(found ? feastEvents(found) : []) } };
      }
      default:
        return { status: 404, json: { message: 'HTTP 404 Not Found' } };
    }
  }

  /** All that hangs together with a node, as Marquez gives it: also what is neither before nor behind it. */
  #marquezGraph(nodeId: string): Answer {
    const reached = new Set([nodeId]);
    for (const id of reached) {
      for (const [key, each] of this.jobs) {
        const touched = [key, ...each.inputs, ...each.outputs];
        if (touched.includes(id)) touched.forEach(end => reached.add(end));
      }
    }
    const isKnown =
      reached.size > 1 ||
      this.jobs.has(nodeId) ||
      [...this.loneDatasets].some(name => dataset(name) === nodeId);
    if (!isKnown) {
      return {
        status: 404,
        json: { code: 404, message: 'Could not find node' },
      };
    }
    const edges = [...this.jobs].flatMap(([key, { inputs, outputs }]) => [
      ...inputs.map(input => ({ origin: input, destination: key })),
      ...outputs.map(output => ({ origin: key, destination: output })),
    ]);
    return {
      json: {
        graph: [...reached].map(id => ({
          id,
          type: id.startsWith('job:') ? 'JOB' : 'DATASET',
          data: {
            namespace: NAMESPACE,
            name: id.split(`:${NAMESPACE}:`)[1],
            type: this.jobs.get(id)?.type ?? 'BATCH',
          },
          inEdges: edges.filter(({ destination }) => destination === id),
          outEdges: edges.filter(({ origin }) => origin === id),
        })),
      },
    };
  }

  #feastEdges(): object[] {
    const edge = (from: string, to: string, type: string) => ({
      ...ends('source', from),
      ...ends('target', to),
      edge_type: type,
    });
    return [
      ...[...this.jobs].flatMap(([id, { inputs, outputs }]) => [
        ...inputs.map(input => edge(input, id, 'input')),
        ...outputs.map(output => edge(id, output, 'output')),
        ...inputs.flatMap(input =>
          outputs.map(output => edge(input, output, 'derived')),
        ),
      ]),
      ...[...this.symlinks, ...this.ofOneSource]
        .map(pair => pair.map(dataset))
        .flatMap(([a, b]) => [edge(a, b, 'symlink'), edge(b, a, 'symlink')]),
    ];
  }
}

function feastLink([from, to]: readonly [string, string], type: string) {
  return {
    dataset_namespace: NAMESPACE,
    dataset_name: from,
    linked_namespace: NAMESPACE,
    linked_name: to,
    link_type: type,
  };
}

function ends(side: string, id: string) {
  const [type, name] = id.split(`:${NAMESPACE}:`);
  return {
    [`${side}_type`]: type,
    [`${side}_namespace`]: NAMESPACE,
    [`${side}_name`]: name,
  };
}

function newestFirst({ runs }: FakeJob): FakeRun[] {
  return [...runs].sort((a, b) => b.start - a.start);
}

const iso = (at: number) => new Date(at).toISOString();

function assertionsOf({ tests }: FakeRun) {
  return tests
    ? {
        dataQualityAssertions: {
          assertions: Object.entries(tests).map(([assertion, success]) => ({
            assertion,
            success,
          })),
        },
      }
    : {};
}

function marquezRun(run: FakeRun) {
  const { start, seconds, state = 'COMPLETE' } = run;
  const end = seconds === undefined ? undefined : start + seconds * 1000;
  const states = { COMPLETE: 'COMPLETED', FAIL: 'FAILED', ABORT: 'ABORTED' };
  return {
    id: String(start),
    createdAt: iso(start),
    updatedAt: iso(end ?? start),
    startedAt: iso(start),
    endedAt: end === undefined ? null : iso(end),
    state: end === undefined ? 'RUNNING' : states[state],
    inputDatasetVersions: [
      { datasetVersionId: { name: 'in' }, facets: assertionsOf(run) },
    ],
  };
}

function feastEvents(from: FakeJob) {
  return newestFirst(from).flatMap(run => {
    const { start, seconds, state = 'COMPLETE' } = run;
    const event = (eventType: string, at: number) => ({
      event_time: at,
      event_json: JSON.stringify({
        eventType,
        eventTime: iso(at),
        run: { runId: String(start) },
        job: {
          namespace: from.namespace,
          name: from.name,
          facets: from.type
            ? { jobType: { processingType: from.type } }
            : undefined,
        },
        inputs: [{ name: 'in', inputFacets: assertionsOf(run) }],
      }),
    });
    return [
      ...(seconds === undefined ? [] : [event(state, start + seconds * 1000)]),
      event('START', start),
    ];
  });
}
