import {
  listAll,
  Listed,
  settle,
  shown,
  SourceClock,
  SourceHttpClient,
  SourceHttpLimits,
  SourceInstance,
  sourcePath,
  SourceQuery,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { isListRefused } from '../isListRefused';
import { ifExists } from './ifExists';
import { MlflowClient } from './MlflowClient';
import { MlflowLinks } from './MlflowLinks';
import {
  ExperimentAnswer,
  experimentAnswer,
  experimentsPage,
  loggedModelAnswer,
  ModelVersionAnswer,
  modelVersionsPage,
  RegisteredModelAnswer,
  registeredModelAnswer,
  registeredModelsPage,
  RunAnswer,
  runAnswer,
  runsPage,
} from './schemas';

/** A page of this many models or versions stays far below what an answer may hold, unless they have very long texts. */
const REGISTRY_PAGE = 500;
const EXPERIMENTS_PAGE = 1000;
/** Runs are larger: they bring all their metrics, parameters and tags. */
const RUNS_PAGE = 200;

/** Enough that the server finds some among those that it does not show to everybody. */
const PROOF_PAGE = 100;
const MAX_BYTES = 16 * 1024 * 1024;

/** What runs are wanted, and at most how many pages of them. */
export interface SearchRunsOptions {
  readonly experimentIds: readonly string[];
  readonly filter?: string;
  readonly maxPages: number;
  /** Whether no further page is needed after one that ends with this run. */
  readonly isEnough?: (last: RunAnswer) => boolean;
}

/**
 * The REST API of one MLflow server, as far as it is read. Works with MLflow 2 and 3. What MLflow says is not there is
 * undefined; every other failure is a `CollectionFailure`.
 */
export class MlflowApi {
  readonly id: string;
  readonly links: MlflowLinks;
  readonly #client: MlflowClient;
  readonly #artifacts: SourceHttpClient;

  private constructor(
    instance: SourceInstance,
    client: MlflowClient,
    artifacts: SourceHttpClient,
  ) {
    this.id = instance.id;
    this.links = new MlflowLinks(instance.uiUrl);
    this.#client = client;
    this.#artifacts = artifacts;
  }

  /** Throws when the configuration makes no sense, naming the key. */
  static create(
    instance: SourceInstance,
    options: {
      readonly limits?: Partial<SourceHttpLimits>;
      /** For tests. */
      readonly clock?: SourceClock;
    } = {},
  ): MlflowApi {
    const { baseUrl, configKey } = instance;
    const client = (limits: Partial<SourceHttpLimits>) =>
      SourceHttpClient.create({
        baseUrl,
        configKey,
        headers: () => instance.headers,
        limits: { ...limits, ...options.limits },
        clock: options.clock,
      });
    return new MlflowApi(
      instance,
      new MlflowClient({
        client: client({ maxBytes: MAX_BYTES }),
        configKey,
        now: options.clock?.now,
      }),
      // MLflow 2 answers 500 for a file that is not there. So this says nothing about how the server is, and asking
      // again changes nothing.
      client({ retries: 0, failuresUntilPause: Number.MAX_SAFE_INTEGER }),
    );
  }

  /**
   * Asks for something that is refused to nobody whom the server knows, unless it has just answered. Otherwise a few things
   * in a row that the portal may not read would look as if it may read nothing, and the client would ask for nothing more.
   */
  async prove(signal: AbortSignal): Promise<void> {
    if (this.#client.isProven) return;
    const answer = await settle(
      this.#client.get(sourcePath`api/2.0/mlflow/registered-models/search`, {
        wanted: { what: 'registered models', isList: true },
        query: { max_results: PROOF_PAGE },
        schema: z.object({}),
        signal,
      }),
    );
    // Whatever refuses only this says nothing about what is asked for next.
    if ('failure' in answer && !isListRefused(answer.failure)) {
      throw answer.failure;
    }
  }

  async registeredModel(
    name: string,
    signal: AbortSignal,
  ): Promise<RegisteredModelAnswer | undefined> {
    const answer = await ifExists(
      this.#client.get(sourcePath`api/2.0/mlflow/registered-models/get`, {
        wanted: { what: `the registered model ${shown(name)}` },
        query: { name },
        schema: registeredModelAnswer,
        signal,
      }),
    );
    return answer?.registered_model;
  }

  /** All models but prompts, by name. */
  listRegisteredModels(options: {
    readonly maxPages: number;
    readonly signal: AbortSignal;
  }): Promise<Listed<RegisteredModelAnswer>> {
    return listAll({
      maxPages: options.maxPages,
      pageSize: REGISTRY_PAGE,
      read: (token, size) =>
        this.#client.get(sourcePath`api/2.0/mlflow/registered-models/search`, {
          wanted: { what: 'registered models', isList: true },
          query: {
            max_results: size,
            order_by: 'name ASC',
            page_token: token,
          },
          schema: registeredModelsPage,
          signal: options.signal,
        }),
      nextToken: page => page.next_page_token,
      items: page => page.registered_models ?? [],
    });
  }

  /** Versions of the model of a name, or of all models one after the other. Calls back with each page. */
  listModelVersions(options: {
    readonly name?: string;
    readonly maxPages: number;
    readonly signal: AbortSignal;
    /** Which of them are kept. */
    readonly keep?: (version: ModelVersionAnswer) => boolean;
  }): Promise<Listed<ModelVersionAnswer> & { readonly last?: string }> {
    const { name, maxPages, signal, keep = () => true } = options;
    let last: string | undefined;
    return listAll({
      maxPages,
      pageSize: REGISTRY_PAGE,
      read: (token, size) => {
        const query: SourceQuery = {
          // The name was refused before if it holds anything that ends a text or escapes.
          filter: name === undefined ? undefined : `name='${name}'`,
          max_results: size,
          order_by: ['name ASC', 'version_number DESC'],
          page_token: token,
        };
        return this.#client.get(
          sourcePath`api/2.0/mlflow/model-versions/search`,
          {
            wanted: { what: 'versions of registered models', isList: true },
            query,
            schema: modelVersionsPage,
            signal,
          },
        );
      },
      nextToken: page => page.next_page_token,
      items: page => {
        const versions = page.model_versions ?? [];
        last = versions.at(-1)?.name ?? last;
        return versions.filter(keep);
      },
    }).then(listed => ({ ...listed, last }));
  }

  async experiment(
    by: { readonly id: string } | { readonly name: string },
    signal: AbortSignal,
  ): Promise<ExperimentAnswer | undefined> {
    const called = 'id' in by ? by.id : by.name;
    const wanted = { what: `the experiment ${shown(called)}` };
    const options = { wanted, schema: experimentAnswer, signal };
    const answer = await ifExists(
      'id' in by
        ? this.#client.get(sourcePath`api/2.0/mlflow/experiments/get`, {
            query: { experiment_id: by.id },
            ...options,
          })
        : this.#client.get(sourcePath`api/2.0/mlflow/experiments/get-by-name`, {
            query: { experiment_name: by.name },
            ...options,
          }),
    );
    return answer?.experiment;
  }

  /** All experiments that are not deleted. */
  listExperiments(options: {
    readonly maxPages: number;
    readonly signal: AbortSignal;
  }): Promise<Listed<ExperimentAnswer>> {
    return listAll({
      maxPages: options.maxPages,
      pageSize: EXPERIMENTS_PAGE,
      read: (token, size) =>
        this.#client.post(sourcePath`api/2.0/mlflow/experiments/search`, {
          wanted: { what: 'experiments', isList: true },
          body: { max_results: size, page_token: token },
          schema: experimentsPage,
          signal: options.signal,
        }),
      nextToken: page => page.next_page_token,
      items: page => page.experiments ?? [],
    });
  }

  async run(
    runId: string,
    signal: AbortSignal,
  ): Promise<RunAnswer | undefined> {
    const answer = await ifExists(
      this.#client.get(sourcePath`api/2.0/mlflow/runs/get`, {
        wanted: {
          what: `the run ${shown(runId)}`,
          on: 'the experiment that it is in',
        },
        query: { run_id: runId },
        schema: runAnswer,
        signal,
      }),
    );
    return answer?.run;
  }

  /** Runs of experiments, the newest first, without those that are deleted. */
  searchRuns<T>(
    options: SearchRunsOptions,
    signal: AbortSignal,
    toItem: (run: RunAnswer) => T,
  ): Promise<Listed<T>> {
    return listAll({
      maxPages: options.maxPages,
      pageSize: RUNS_PAGE,
      read: (token, size) =>
        this.#client.post(sourcePath`api/2.0/mlflow/runs/search`, {
          wanted: { what: 'runs of experiments', on: 'the experiments' },
          body: {
            experiment_ids: options.experimentIds,
            filter: options.filter,
            max_results: size,
            order_by: ['attributes.start_time DESC'],
            page_token: token,
          },
          schema: runsPage,
          signal,
        }),
      nextToken: page => page.next_page_token,
      items: page => (page.runs ?? []).map(toItem),
      isEnough: page => {
        const last = page.runs?.at(-1);
        return last !== undefined && (options.isEnough?.(last) ?? false);
      },
    });
  }

  /** The run that logged a model of MLflow 3; empty if none did. */
  async sourceRunOf(
    loggedModelId: string,
    signal: AbortSignal,
  ): Promise<string> {
    const answer = await ifExists(
      this.#client.get(
        sourcePath`api/2.0/mlflow/logged-models/${loggedModelId}`,
        {
          wanted: {
            what: `the logged model ${shown(loggedModelId)}`,
            on: 'the experiment that it is in',
          },
          schema: loggedModelAnswer,
          signal,
        },
      ),
    );
    return answer?.model.info.source_run_id ?? '';
  }

  /** The file `MLmodel` of a version, through the server, which may not reach it; undefined if it is not there. */
  modelFile(
    name: string,
    version: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    return ifExists(
      this.#artifacts.getText(sourcePath`model-versions/get-artifact`, {
        query: { name, version, path: 'MLmodel' },
        signal,
      }),
    );
  }
}
