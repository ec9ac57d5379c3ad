import {
  listAll,
  Listed,
  SourceHttpClient,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { ApiOptions } from './ApiOptions';
import { isForbidden } from './isForbidden';
import { InferenceServiceAnswer, inferenceServicesPage } from './kserveSchemas';

const PAGE = 200;
const MAX_PAGES = 10;
const MAX_BYTES = 16 * 1024 * 1024;

/** Where a cluster is asked, and as whom. */
export interface KserveServer {
  readonly baseUrl: string;
  readonly configKey: string;
  /** Asked for each request, so that a token can be renewed. */
  headers(): Promise<Readonly<Record<string, string>>>;
}

/** The inference services of KServe, through the API of Kubernetes. Every failure is a `CollectionFailure`. */
export class KserveApi {
  readonly #client: SourceHttpClient;

  private constructor(client: SourceHttpClient) {
    this.#client = client;
  }

  /** Throws when the configuration makes no sense, naming the key. */
  static create(server: KserveServer, options: ApiOptions = {}): KserveApi {
    const { baseUrl, configKey } = server;
    return new KserveApi(
      SourceHttpClient.create({
        baseUrl,
        configKey,
        headers: () => server.headers(),
        limits: { maxBytes: MAX_BYTES, ...options.limits },
        clock: options.clock,
      }),
    );
  }

  /** All of a namespace; none if it is not there. */
  inferenceServices(
    namespace: string,
    signal: AbortSignal,
  ): Promise<Listed<InferenceServiceAnswer>> {
    return listAll({
      maxPages: MAX_PAGES,
      pageSize: PAGE,
      read: (token, limit) =>
        this.#client.getJson(
          sourcePath`apis/serving.kserve.io/v1beta1/namespaces/${namespace}/inferenceservices`,
          {
            query: { limit, continue: token },
            schema: inferenceServicesPage,
            signal,
            isOwnFault: isForbidden,
          },
        ),
      items: page => page.items,
      nextToken: page => page.metadata?.continue,
    });
  }
}
