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
import { PipelinesLinks } from './PipelinesLinks';
import {
  PipelineVersionAnswer,
  pipelineVersionAnswer,
  pipelineVersionsPage,
  RecurringRunAnswer,
  recurringRunAnswer,
  recurringRunsPage,
  RunsAnswer,
  runsPage,
} from './pipelinesSchemas';

const PAGE = 100;
const MAX_PAGES = 10;
/** A run comes with each of its tasks, and a version with its whole specification. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Which runs are asked for. Ids are never put together to a text: they are values of a filter, or parameters. */
export interface RunsQuestion {
  readonly namespace?: string;
  readonly experimentId?: string;
  readonly pipelineId?: string;
  readonly recurringRunId?: string;
  readonly state?: 'SUCCEEDED' | 'FAILED';
  /** In milliseconds. */
  readonly createdSince?: number;
  /** In milliseconds. */
  readonly createdUntil?: number;
  /** How many of them, the newest first. How many there are is told anyway. */
  readonly size: number;
  /** Whether with their tasks, which newer versions leave out otherwise, and others never do. */
  readonly withTasks?: boolean;
}

/** Where recurring runs are listed. */
export type RecurringRunsQuestion = Pick<
  RunsQuestion,
  'namespace' | 'experimentId'
>;

/** The API v2beta1 of Kubeflow Pipelines, as far as it is read. Every failure is a `CollectionFailure`. */
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

  runs(question: RunsQuestion, signal: AbortSignal): Promise<RunsAnswer> {
    return this.#client.getJson(sourcePath`apis/v2beta1/runs`, {
      query: {
        ...placeOf(question),
        page_size: question.size,
        sort_by: 'created_at desc',
        view: question.withTasks ? 'FULL' : undefined,
        filter: JSON.stringify({ predicates: predicatesOf(question) }),
      },
      schema: runsPage,
      signal,
    });
  }

  recurringRun(id: string, signal: AbortSignal): Promise<RecurringRunAnswer> {
    return this.#client.getJson(sourcePath`apis/v2beta1/recurringruns/${id}`, {
      schema: recurringRunAnswer,
      signal,
    });
  }

  /** Of all pipelines: the API cannot be asked for those of one. */
  recurringRuns(
    question: RecurringRunsQuestion,
    signal: AbortSignal,
  ): Promise<Listed<RecurringRunAnswer>> {
    return listAll({
      maxPages: MAX_PAGES,
      pageSize: PAGE,
      read: (page_token, page_size) =>
        this.#client.getJson(sourcePath`apis/v2beta1/recurringruns`, {
          query: { ...placeOf(question), page_token, page_size },
          schema: recurringRunsPage,
          signal,
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
      { schema: pipelineVersionAnswer, signal },
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
      },
    );
    return versions[0];
  }

  /** Rejects if there is no such pipeline: lists of it are empty then. */
  async checkPipeline(id: string, signal: AbortSignal): Promise<void> {
    await this.#client.getJson(sourcePath`apis/v2beta1/pipelines/${id}`, {
      schema: z.looseObject({}),
      signal,
    });
  }
}

/** An experiment is in one namespace, so that need not be named beside it. */
function placeOf(question: RecurringRunsQuestion): SourceQuery {
  const { experimentId, namespace } = question;
  return experimentId === undefined
    ? { namespace }
    : { experiment_id: experimentId };
}

function predicatesOf(question: RunsQuestion): object[] {
  const equal = (key: string, value: string | undefined) =>
    value === undefined
      ? []
      : [{ operation: 'EQUALS', key, string_value: value }];
  const created = (operation: string, at: number | undefined) =>
    at === undefined
      ? []
      : [
          {
            operation,
            key: 'created_at',
            timestamp_value: new Date(at).toISOString(),
          },
        ];
  return [
    ...equal('pipeline_id', question.pipelineId),
    ...equal('recurring_run_id', question.recurringRunId),
    ...equal('state', question.state),
    ...created('GREATER_THAN_EQUALS', question.createdSince),
    ...created('LESS_THAN', question.createdUntil),
  ];
}
