import {
  listAll,
  Listed,
  SourceHttpClient,
  SourceInstance,
  sourcePath,
  SourceQuery,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { ApiOptions } from './ApiOptions';
import { Run, toRun } from '../pipelines/Run';
import { isForbidden } from './isForbidden';
import { PipelinesLinks } from './PipelinesLinks';
import {
  PipelineVersionAnswer,
  pipelineVersionAnswer,
  pipelineVersionsPage,
  RecurringRunAnswer,
  recurringRunAnswer,
  recurringRunsPage,
  runsPage,
} from './pipelinesSchemas';

const PAGE = 100;
const MAX_PAGES = 10;
const MAX_PAGES_OF_RUNS = 20;
/** A run comes with each of its tasks, and a version with its whole specification. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Where runs and recurring runs are listed: in an experiment, a namespace, or everywhere. */
export interface RunsPlace {
  readonly namespace?: string;
  readonly experimentId?: string;
}

/**
 * The API v2beta1 of Kubeflow Pipelines, as far as it is read. Lists are not filtered there: released versions cannot be asked
 * for the runs of one pipeline, and some fail when they are asked for those of one recurring run. Every failure is a
 * `CollectionFailure`.
 */
export class PipelinesApi {
  readonly links: PipelinesLinks;
  readonly #client: SourceHttpClient;

  private constructor(instance: SourceInstance, client: SourceHttpClient) {
    this.links = new PipelinesLinks(instance);
    this.#client = client;
  }

  /** Throws when the configuration makes no sense, naming the key. */
  static create(
    instance: SourceInstance,
    options: ApiOptions = {},
  ): PipelinesApi {
    const { baseUrl, configKey, headers } = instance;
    return new PipelinesApi(
      instance,
      SourceHttpClient.create({
        baseUrl,
        configKey,
        headers: () => headers,
        limits: { maxBytes: MAX_BYTES, ...options.limits },
        clock: options.clock,
      }),
    );
  }

  /** The newest first, at least down to a time in milliseconds, if there are not too many. */
  runs(
    place: RunsPlace,
    options: { readonly since: number; readonly signal: AbortSignal },
  ): Promise<Listed<Run>> {
    const { since, signal } = options;
    return listAll({
      maxPages: MAX_PAGES_OF_RUNS,
      pageSize: PAGE,
      read: async (page_token, page_size) => {
        const page = await this.#client.getJson(sourcePath`apis/v2beta1/runs`, {
          query: {
            ...queryOf(place),
            page_token,
            page_size,
            sort_by: 'created_at desc',
            // Newer versions leave out the tasks otherwise; others do not know it, and never do.
            view: 'FULL',
          },
          schema: runsPage,
          signal,
          isOwnFault: isForbidden,
        });
        // At once, for answers are a hundred times as large as what is kept of them.
        return { ...page, runs: page.runs.map(toRun) };
      },
      items: page => page.runs,
      nextToken: page => page.next_page_token,
      isEnough: page => (page.runs.at(-1)?.createdAt ?? 0) < since,
    });
  }

  recurringRun(id: string, signal: AbortSignal): Promise<RecurringRunAnswer> {
    return this.#client.getJson(sourcePath`apis/v2beta1/recurringruns/${id}`, {
      schema: recurringRunAnswer,
      signal,
      isOwnFault: isForbidden,
    });
  }

  /** Of all pipelines: the API cannot be asked for those of one. */
  recurringRuns(
    place: RunsPlace,
    signal: AbortSignal,
  ): Promise<Listed<RecurringRunAnswer>> {
    return listAll({
      maxPages: MAX_PAGES,
      pageSize: PAGE,
      read: (page_token, page_size) =>
        this.#client.getJson(sourcePath`apis/v2beta1/recurringruns`, {
          query: { ...queryOf(place), page_token, page_size },
          schema: recurringRunsPage,
          signal,
          isOwnFault: isForbidden,
        }),
      items: page => page.recurringRuns,
      nextToken: page => page.next_page_token,
    });
  }

  version(
    pipelineId: string,
    versionId: string,
    signal: AbortSignal,
  ): Promise<PipelineVersionAnswer> {
    return this.#client.getJson(
      sourcePath`apis/v2beta1/pipelines/${pipelineId}/versions/${versionId}`,
      { schema: pipelineVersionAnswer, signal, isOwnFault: isForbidden },
    );
  }

  /** Undefined if it has none. */
  async newestVersion(
    pipelineId: string,
    signal: AbortSignal,
  ): Promise<PipelineVersionAnswer | undefined> {
    const { pipeline_versions: versions } = await this.#client.getJson(
      sourcePath`apis/v2beta1/pipelines/${pipelineId}/versions`,
      {
        query: { page_size: 1, sort_by: 'created_at desc' },
        schema: pipelineVersionsPage,
        signal,
        isOwnFault: isForbidden,
      },
    );
    return versions[0];
  }

  /** Whether there is such a pipeline: lists of one that is not are empty. */
  pipeline(id: string, signal: AbortSignal): Promise<object> {
    return this.#client.getJson(sourcePath`apis/v2beta1/pipelines/${id}`, {
      schema: z.looseObject({}),
      signal,
      isOwnFault: isForbidden,
    });
  }
}

/** An experiment is in one namespace, so that need not be named beside it. */
function queryOf({ experimentId, namespace }: RunsPlace): SourceQuery {
  return experimentId === undefined
    ? { namespace }
    : { experiment_id: experimentId };
}
