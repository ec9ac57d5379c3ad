import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';

/** A view as the registry has it: what is left out has its default. */
export interface FakeView {
  readonly type?: string;
  readonly spec?: Readonly<Record<string, unknown>>;
  /** Up to when it was materialized each time. */
  readonly materialized?: readonly string[];
}

interface FakeService {
  readonly views: readonly string[];
  readonly [field: string]: unknown;
}

/** What is in a project, by names. */
export interface FakeProject {
  readonly services?: Readonly<Record<string, FakeService>>;
  readonly views?: Readonly<Record<string, FakeView>>;
  readonly datasets?: Readonly<Record<string, object>>;
  readonly measurements?: ReadonlyArray<{
    readonly granularity: string;
    readonly metric_date: string;
  }>;
}

/** A server on loopback that answers as the registry server of Feast does, in what it is asked for. `test/live` compares with a real one. */
export class FakeFeast {
  readonly projects = new Map<string, FakeProject>();
  /** What was asked for, in order. */
  readonly requests: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  /** How it says how many there are. */
  paging: (page: {
    readonly total: number;
    readonly hasNext: boolean;
  }) => object | undefined = FakeFeast.pagingAsItIs;
  /** Answers instead, if it gives true. */
  intercept?: (asked: string, response: ServerResponse) => boolean;
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      response.on('error', () => {});
      this.#answer(request, response);
    });
  }

  static pagingAsItIs(page: {
    readonly total: number;
    readonly hasNext: boolean;
  }): object {
    const { total, hasNext } = page;
    return total ? { totalCount: total, ...(hasNext && { hasNext }) } : {};
  }

  /** One that runs during the tests of a file, and is empty before each. */
  static forTests(): FakeFeast {
    const fake = new FakeFeast();
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
    this.paging = FakeFeast.pagingAsItIs;
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
    const found = this.#find(new URL(request.url ?? '', this.origin));
    response
      .writeHead(found ? 200 : 404, { 'content-type': 'application/json' })
      .end(
        JSON.stringify(found ?? { error_type: 'FeastObjectNotFoundException' }),
      );
  }

  #find({ pathname, searchParams }: URL): unknown {
    const project = this.projects.get(searchParams.get('project') ?? '');
    const list = (key: string, items: readonly unknown[]) => {
      const limit = Number(searchParams.get('limit'));
      const from = (Number(searchParams.get('page')) - 1) * limit;
      return {
        [key]: items.slice(from, from + limit),
        pagination: this.paging({
          total: items.length,
          hasNext: from + limit < items.length,
        }),
      };
    };
    switch (pathname) {
      case '/api/v1/feature_services':
        return list('featureServices', servicesOf(project));
      case '/api/v1/feature_views':
        return list('featureViews', viewsOf(project));
      case '/api/v1/saved_datasets':
        return list('savedDatasets', datasetsOf(project));
      case '/api/v1/monitoring/metrics/feature_views': {
        const granularity = searchParams.get('granularity');
        const since = searchParams.get('start_date') ?? '';
        return (project?.measurements ?? []).filter(
          row =>
            (granularity === null || row.granularity === granularity) &&
            row.metric_date >= since,
        );
      }
      default: {
        const name = pathname.replace('/api/v1/projects/', '');
        return this.projects.has(name) ? { spec: { name } } : undefined;
      }
    }
  }
}

function servicesOf({ services = {} }: FakeProject = {}): object[] {
  return Object.entries(services).map(([name, { views, ...spec }]) => ({
    spec: {
      name,
      features: views.map(featureViewName => ({ featureViewName })),
      ...spec,
    },
    meta: {},
  }));
}

function viewsOf({ views = {} }: FakeProject = {}): object[] {
  return Object.entries(views).map(
    ([name, { type = 'featureView', spec, materialized }]) => ({
      type,
      spec: { name, ...spec },
      meta: materialized && {
        materializationIntervals: materialized.map(endTime => ({ endTime })),
      },
    }),
  );
}

function datasetsOf({ datasets = {} }: FakeProject = {}): object[] {
  return Object.entries(datasets).map(([name, spec]) => ({
    spec: { name, ...spec },
  }));
}
