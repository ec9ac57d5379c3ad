import {
  CollectionFailure,
  isTooLarge,
  Settled,
  settleEach,
  Unknown,
  valueOf,
} from 'backstage-plugin-ml-scorecards-node';
import { MlflowApi } from './api/MlflowApi';
import { MlflowReference } from './annotations/MlflowReference';
import { FEW } from './few';
import { judgeLiveness } from './registry/liveness';
import { readModels } from './registry/readModels';
import { ModelVersion, RegisteredModel } from './registry/RegisteredModel';
import { Experiment } from './runs/Experiment';
import { ExperimentDirectory, ExperimentKey } from './runs/ExperimentDirectory';
import { ExperimentRuns, readExperimentRuns } from './runs/readExperimentRuns';
import { readLiveRuns } from './runs/readLiveRuns';
import { Run } from './runs/Run';

/** More live versions than that are not asked for their runs, one by one. */
const MAX_LIVE = 20;

/**
 * What one collection reads of one server for all its components, in a number of requests that does not grow with the
 * versions of each. Whatever fails for one of them is thrown when that one asks for it.
 */
export class InstanceSweep {
  readonly #models: ReadonlyMap<string, Settled<RegisteredModel | undefined>>;
  readonly #sourceRuns: ReadonlyMap<string, Settled<string>>;
  readonly #liveRuns: ReadonlyMap<string, Settled<Run | undefined>>;
  readonly #experiments: ExperimentDirectory;
  readonly #experimentRuns: ReadonlyMap<string, Settled<ExperimentRuns>>;

  private constructor(read: {
    models: ReadonlyMap<string, Settled<RegisteredModel | undefined>>;
    sourceRuns: ReadonlyMap<string, Settled<string>>;
    liveRuns: ReadonlyMap<string, Settled<Run | undefined>>;
    experiments: ExperimentDirectory;
    experimentRuns: ReadonlyMap<string, Settled<ExperimentRuns>>;
  }) {
    this.#models = read.models;
    this.#sourceRuns = read.sourceRuns;
    this.#liveRuns = read.liveRuns;
    this.#experiments = read.experiments;
    this.#experimentRuns = read.experimentRuns;
  }

  static async read(
    api: MlflowApi,
    references: readonly MlflowReference[],
    options: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<InstanceSweep> {
    const { now, signal } = options;
    const names = new Set(references.flatMap(({ model }) => model?.name ?? []));
    // More of them are listed, which proves the same.
    if (names.size <= FEW) await api.prove(signal);
    const models = await readModels(api, names, signal);
    const live = [...models.values()].flatMap(settled =>
      'value' in settled && settled.value && !settled.value.isPrompt
        ? liveOf(settled.value)
        : [],
    );
    const sourceRuns = await settleEach(
      live.flatMap(({ runId, loggedModelId }) =>
        runId === '' && loggedModelId ? [loggedModelId] : [],
      ),
      id => api.sourceRunOf(id, signal),
    );
    const runIds = new Set(
      live.flatMap(version => {
        const settled = runIdOf(version, sourceRuns);
        return 'value' in settled && settled.value ? [settled.value] : [];
      }),
    );
    const named = references.flatMap(({ experiment }) => experiment ?? []);
    const experiments =
      runIds.size + named.length > FEW
        ? await ExperimentDirectory.list(api, signal)
        : ExperimentDirectory.empty(api, signal);
    const liveRuns = await readLiveRuns(
      api,
      { ids: runIds, experimentIds: experiments.listedIds },
      signal,
    );
    const ofRuns = [...liveRuns.values()].flatMap(settled =>
      'value' in settled && settled.value
        ? [{ id: settled.value.experimentId }]
        : [],
    );
    const keys: ExperimentKey[] = [...named, ...ofRuns];
    await experiments.load(keys);
    const experimentRuns = await readExperimentRuns(
      api,
      { experiments: experiments.find(keys), now },
      signal,
    );
    return new InstanceSweep({
      models,
      sourceRuns,
      liveRuns,
      experiments,
      experimentRuns,
    });
  }

  /** Undefined if there is no such model. */
  model(name: string): RegisteredModel | undefined {
    return valueOf(this.#models, name);
  }

  /** Undefined if the version leads to no run, or to one that was deleted. It can be forbidden, or too large to be read. */
  runOf(version: ModelVersion): Run | Unknown | undefined {
    try {
      const settled = runIdOf(version, this.#sourceRuns);
      if ('failure' in settled) throw settled.failure;
      if (settled.value === '') return undefined;
      const run = valueOf(this.#liveRuns, settled.value);
      return run?.isDeleted ? undefined : run;
    } catch (error) {
      if (isTooLarge(error)) {
        return {
          unknownBecause: `the run of version ${version.version} is larger than an answer may be: it has logged very much`,
        };
      }
      const unknownBecause = forbiddenBecause(error);
      if (unknownBecause === undefined) throw error;
      return { unknownBecause };
    }
  }

  /** Live versions of which the runs were read, the newest first. */
  liveOf(model: RegisteredModel): readonly ModelVersion[] {
    return liveOf(model);
  }

  /** Undefined if there is no such experiment. */
  experiment(key: ExperimentKey): Experiment | undefined {
    return this.#experiments.get(key);
  }

  /** The experiment that a run is in, which the portal may not be allowed to read. */
  experimentOf(run: Run): Experiment | Unknown | undefined {
    try {
      return this.experiment({ id: run.experimentId });
    } catch (error) {
      const unknownBecause = forbiddenBecause(error);
      if (unknownBecause === undefined) throw error;
      return { unknownBecause };
    }
  }

  runsOf({ id }: Experiment): ExperimentRuns {
    return valueOf(this.#experimentRuns, id);
  }
}

/** What the entity does not name is no reason to tell nothing of what it names and the portal may read. */
function forbiddenBecause(error: unknown): string | undefined {
  return error instanceof CollectionFailure &&
    error.status === 403 &&
    error.error.code === 'auth'
    ? error.message
    : undefined;
}

function liveOf(model: RegisteredModel): readonly ModelVersion[] {
  const { serving, live } = judgeLiveness(model);
  return [...new Set([...serving.slice(0, 1), ...live])].slice(0, MAX_LIVE);
}

function runIdOf(
  { runId, loggedModelId }: ModelVersion,
  sourceRuns: ReadonlyMap<string, Settled<string>>,
): Settled<string> {
  if (runId !== '' || !loggedModelId) return { value: runId };
  return sourceRuns.get(loggedModelId) ?? { value: '' };
}
