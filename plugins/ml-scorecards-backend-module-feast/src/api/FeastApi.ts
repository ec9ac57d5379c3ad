import {
  CollectionFailure,
  listAll,
  Listed,
  SourceClock,
  SourceHttpClient,
  SourceHttpLimits,
  SourceInstance,
  sourcePath,
  SourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { FeastLinks } from './FeastLinks';
import {
  FeatureServiceAnswer,
  featureServicesPage,
  FeatureViewAnswer,
  featureViewsPage,
  MeasurementAnswer,
  measurementsAnswer,
  PaginationAnswer,
  SavedDatasetAnswer,
  savedDatasetsPage,
} from './schemas';

/** Feast gives up to 100. Of a power of two, each half of a page begins where a smaller page does. */
const PAGE = 64;
const MAX_PAGES = 50;
const MAX_BYTES = 16 * 1024 * 1024;

/** In which project something is looked for. */
export interface ProjectQuestion {
  readonly project: string;
  readonly signal: AbortSignal;
}

/**
 * The REST API of one registry server of Feast, as far as it is read. It is asked for lists only: what is asked for by its
 * name, Feast writes down in the registry as visited. Every failure is a `CollectionFailure`.
 */
export class FeastApi {
  readonly id: string;
  readonly links: FeastLinks;
  readonly #client: SourceHttpClient;
  readonly #monitoring: SourceHttpClient;

  private constructor(
    instance: SourceInstance,
    client: SourceHttpClient,
    monitoring: SourceHttpClient,
  ) {
    this.id = instance.id;
    this.links = new FeastLinks(instance);
    this.#client = client;
    this.#monitoring = monitoring;
  }

  /** Throws when the configuration makes no sense, naming the key. */
  static create(
    instance: SourceInstance,
    options: {
      readonly limits?: Partial<SourceHttpLimits>;
      /** For tests. */
      readonly clock?: SourceClock;
    } = {},
  ): FeastApi {
    const { baseUrl, configKey } = instance;
    const client = (limits: Partial<SourceHttpLimits>) =>
      SourceHttpClient.create({
        baseUrl,
        configKey,
        headers: () => instance.headers,
        limits: { maxBytes: MAX_BYTES, ...limits, ...options.limits },
        clock: options.clock,
      });
    return new FeastApi(
      instance,
      client({}),
      // Feast answers 503 where monitoring is not turned on, and 500 where its store is not. So that says nothing about how
      // the server is, and asking again changes nothing.
      client({ retries: 0, failuresUntilPause: Number.MAX_SAFE_INTEGER }),
    );
  }

  featureServices(
    question: ProjectQuestion,
  ): Promise<Listed<FeatureServiceAnswer>> {
    return this.#list(question, {
      path: sourcePath`api/v1/feature_services`,
      schema: featureServicesPage,
      items: page => page.featureServices,
    });
  }

  /** Of all kinds but label views. */
  featureViews(question: ProjectQuestion): Promise<Listed<FeatureViewAnswer>> {
    return this.#list(question, {
      path: sourcePath`api/v1/feature_views`,
      schema: featureViewsPage,
      items: page => page.featureViews,
    });
  }

  savedDatasets(
    question: ProjectQuestion,
  ): Promise<Listed<SavedDatasetAnswer>> {
    return this.#list(question, {
      path: sourcePath`api/v1/saved_datasets`,
      schema: savedDatasetsPage,
      items: page => page.savedDatasets,
    });
  }

  /** Lists of a project that is not there are empty. */
  async hasProject({ project, signal }: ProjectQuestion): Promise<boolean> {
    try {
      await this.#client.getJson(sourcePath`api/v1/projects/${project}`, {
        query: { allow_cache: false },
        schema: z.looseObject({}),
        signal,
      });
      return true;
    } catch (error) {
      // Any other 404, such as of a proxy or of a wrong address, says nothing about it.
      const isAbsent =
        error instanceof CollectionFailure &&
        error.status === 404 &&
        error.body?.includes('FeastObjectNotFoundException');
      if (isAbsent) return false;
      throw error;
    }
  }

  /**
   * The quality of each view's data, as it was measured for windows that begin on or after a day, such as `2026-06-01`, or as
   * its baseline.
   */
  measurements(
    { project, signal }: ProjectQuestion,
    wanted: { readonly since: string } | { readonly granularity: 'baseline' },
  ): Promise<readonly MeasurementAnswer[]> {
    return this.#monitoring.getJson(
      sourcePath`api/v1/monitoring/metrics/feature_views`,
      {
        query: {
          project,
          data_source_type: 'batch',
          ...('since' in wanted
            ? { start_date: wanted.since }
            : { granularity: wanted.granularity }),
        },
        schema: measurementsAnswer,
        signal,
      },
    );
  }

  #list<TPage extends { readonly pagination?: PaginationAnswer }, TItem>(
    { project, signal }: ProjectQuestion,
    list: {
      readonly path: SourcePath;
      readonly schema: z.ZodType<TPage>;
      items(page: TPage): readonly TItem[];
    },
  ): Promise<Listed<TItem>> {
    return listAll({
      maxPages: MAX_PAGES,
      pageSize: PAGE,
      read: async (token, limit) => {
        const offset = Number(token ?? 0);
        const page = await this.#client.getJson(list.path, {
          query: {
            project,
            page: offset / limit + 1,
            limit,
            sort_by: 'name',
            // A cache is as old as Feast was told to let it become, which can be for ever.
            allow_cache: false,
          },
          schema: list.schema,
          signal,
        });
        return {
          items: list.items(page),
          next: nextOffset(page.pagination, offset + limit),
        };
      },
      items: page => page.items,
      nextToken: page => page.next,
    });
  }
}

/** Where the next page begins, if there is one. */
function nextOffset(
  pagination: PaginationAnswer,
  offset: number,
): string | undefined {
  const total = pagination?.totalCount ?? pagination?.total ?? 0;
  return pagination?.hasNext || total > offset ? String(offset) : undefined;
}
