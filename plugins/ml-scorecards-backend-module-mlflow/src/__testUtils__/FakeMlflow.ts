import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';

interface FakeVersion {
  readonly version: string;
  readonly [field: string]: unknown;
}

interface FakeModel {
  readonly versions?: readonly FakeVersion[];
  readonly aliases?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
}

interface FakeRun {
  readonly experiment?: string;
  readonly status?: string;
  readonly lifecycle_stage?: string;
  readonly start_time?: number | string;
  readonly end_time?: number | string;
  readonly metrics?: Readonly<Record<string, number | string>>;
  readonly params?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly datasets?: readonly object[];
}

interface FakeExperiment {
  readonly name?: string;
  readonly lifecycle_stage?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** A server on loopback that answers as MLflow does, in what it is asked for. `test/live` compares with real ones. */
export class FakeMlflow {
  readonly models = new Map<string, FakeModel>();
  readonly experiments = new Map<string, FakeExperiment>();
  readonly runs = new Map<string, FakeRun>();
  /** Source run by the id of a model of MLflow 3. */
  readonly loggedModels = new Map<string, string>();
  /** `MLmodel` files by name and version: `churn/3`. */
  readonly files = new Map<string, string>();
  /** What was asked for, in order. */
  readonly requests: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  /** The most items on a page, whatever is asked for. */
  maxPage = Infinity;
  /** Answers instead, if it gives true. */
  intercept?: (
    request: { readonly asked: string; readonly body: string },
    response: ServerResponse,
  ) => boolean;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      response.on('error', () => {});
      let body = '';
      request.on('data', chunk => (body += chunk));
      request.on('end', () => this.#answer(request, body, response));
    });
  }

  static async start(): Promise<FakeMlflow> {
    const fake = new FakeMlflow();
    await fake.#listen();
    return fake;
  }

  /** One that runs during the tests of a file, and is empty before each. */
  static forTests(): FakeMlflow {
    const fake = new FakeMlflow();
    beforeAll(() => fake.#listen());
    afterAll(() => fake.stop());
    beforeEach(() => fake.reset());
    return fake;
  }

  async #listen(): Promise<void> {
    await new Promise<void>(resolve =>
      this.#server.listen(0, '127.0.0.1', resolve),
    );
  }

  /** Refuses what is asked for, or the part of it that holds one of these texts. */
  refuse(
    status: number,
    options: {
      readonly asked?: readonly string[];
      readonly body?: string;
    } = {},
  ): void {
    const { asked: texts = [''], body = '{}' } = options;
    this.intercept = ({ asked }, response) => {
      const isRefused = texts.some(text => asked.includes(text));
      if (isRefused) response.writeHead(status).end(body);
      return isRefused;
    };
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  reset(): void {
    for (const each of [
      this.models,
      this.experiments,
      this.runs,
      this.loggedModels,
      this.files,
    ]) {
      each.clear();
    }
    this.requests.length = 0;
    this.headers.length = 0;
    this.maxPage = Infinity;
    this.intercept = undefined;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  #answer(
    request: IncomingMessage,
    body: string,
    response: ServerResponse,
  ): void {
    const asked = decodeURIComponent((request.url ?? '').replaceAll('+', ' '));
    this.requests.push(`${request.method} ${asked}`);
    this.headers.push(request.headers);
    if (this.intercept?.({ asked, body }, response)) return;
    const url = new URL(request.url ?? '', this.origin);
    const found = this.#find(
      url.pathname.replace('/api/2.0/mlflow/', ''),
      url.searchParams,
      body ? JSON.parse(body) : {},
    );
    if (typeof found === 'string') {
      response
        .writeHead(200, { 'content-type': 'application/octet-stream' })
        .end(found);
      return;
    }
    response
      .writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
      .end(
        JSON.stringify(
          found ?? {
            error_code: 'RESOURCE_DOES_NOT_EXIST',
            message: 'There is no such thing',
          },
        ),
      );
  }

  #find(
    route: string,
    query: URLSearchParams,
    body: any,
  ): object | string | undefined {
    const name = query.get('name') ?? '';
    const token = query.get('page_token') ?? body.page_token;
    const max = Number(query.get('max_results') ?? body.max_results);
    const page = (field: string, items: readonly object[]) => {
      const from = Number(token ?? 0);
      const to = from + Math.min(max, this.maxPage);
      return {
        ...(items.length && { [field]: items.slice(from, to) }),
        ...(to < items.length && { next_page_token: String(to) }),
      };
    };
    if (route.startsWith('logged-models/')) {
      const run = this.loggedModels.get(route.split('/')[1]);
      return run === undefined
        ? undefined
        : { model: { info: { source_run_id: run } } };
    }
    switch (route) {
      case 'registered-models/get': {
        const model = this.#model(name);
        return model && { registered_model: model };
      }
      case 'registered-models/search':
        return page(
          'registered_models',
          [...this.models.keys()].sort().map(each => this.#model(each)!),
        );
      case 'model-versions/search': {
        const filter = query.get('filter');
        const wanted = filter
          ? [/^name='(.*)'$/.exec(filter)![1]]
          : [...this.models.keys()].sort();
        return page(
          'model_versions',
          wanted.flatMap(each => this.#versions(each)),
        );
      }
      case 'experiments/get':
        return this.#experiment(query.get('experiment_id') ?? '');
      case 'experiments/get-by-name': {
        const [id] =
          [...this.experiments].find(
            ([key, { name: called = key }]) =>
              called === query.get('experiment_name'),
          ) ?? [];
        return id === undefined ? undefined : this.#experiment(id);
      }
      case 'experiments/search':
        return page(
          'experiments',
          [...this.experiments.keys()]
            .filter(id => !this.experiments.get(id)?.lifecycle_stage)
            .map(id => this.#experiment(id)!.experiment),
        );
      case 'runs/get': {
        const id = query.get('run_id') ?? '';
        return this.runs.has(id) ? { run: this.#run(id) } : undefined;
      }
      case 'runs/search':
        return page('runs', this.#searchRuns(body));
      case '/model-versions/get-artifact':
        return this.files.get(`${name}/${query.get('version')}`);
      default:
        throw new Error(`The fake does not know ${route}`);
    }
  }

  #model(name: string) {
    const model = this.models.get(name);
    return (
      model && {
        name,
        tags: pairs(model.tags),
        aliases: Object.entries(model.aliases ?? {}).map(
          ([alias, version]) => ({ alias, version }),
        ),
      }
    );
  }

  #versions(name: string) {
    return [...(this.models.get(name)?.versions ?? [])]
      .sort((a, b) => Number(b.version) - Number(a.version))
      .map(version => ({
        name,
        current_stage: 'None',
        status: 'READY',
        ...version,
        tags: pairs(version.tags as Record<string, string>),
      }));
  }

  #experiment(id: string) {
    const found = this.experiments.get(id);
    return (
      found && {
        experiment: {
          experiment_id: id,
          name: found.name ?? id,
          lifecycle_stage: found.lifecycle_stage ?? 'active',
          tags: pairs(found.tags),
        },
      }
    );
  }

  #run(id: string) {
    const { experiment = '1', ...run } = this.runs.get(id)!;
    return {
      info: {
        run_id: id,
        experiment_id: experiment,
        status: run.status ?? 'FINISHED',
        lifecycle_stage: run.lifecycle_stage ?? 'active',
        start_time: run.start_time,
        end_time: run.end_time,
      },
      data: {
        metrics: pairs(run.metrics),
        params: pairs(run.params),
        tags: pairs(run.tags),
      },
      inputs: {
        dataset_inputs: run.datasets?.map(dataset => ({ dataset })),
      },
    };
  }

  #searchRuns({ experiment_ids, filter = '' }: any) {
    const ids = /^attributes\.run_id IN \((.*)\)$/.exec(filter)?.[1];
    const [, tag, since = 0] =
      /^tags\.`(.*)` LIKE '%'(?: AND attributes\.start_time >= (\d+))?$/.exec(
        filter,
      ) ?? [];
    return [...this.runs]
      .filter(
        ([id, run]) =>
          experiment_ids.includes(run.experiment ?? '1') &&
          !run.lifecycle_stage &&
          (!ids || ids.includes(`'${id}'`)) &&
          (!tag || run.tags?.[tag] !== undefined) &&
          Number(run.start_time ?? 0) >= Number(since),
      )
      .sort(([, a], [, b]) => Number(b.start_time) - Number(a.start_time))
      .map(([id]) => this.#run(id));
  }
}

function pairs(record: Readonly<Record<string, unknown>> = {}) {
  return Object.entries(record).map(([key, value]) => ({ key, value }));
}
