import { settle, Settled, valueOf } from 'backstage-plugin-ml-scorecards-node';
import { MlflowApi } from '../api/MlflowApi';
import { askSingly } from '../askSingly';
import { isListRefused } from '../isListRefused';
import { Experiment, toExperiment } from './Experiment';

/** How an experiment is named. */
export type ExperimentKey = { readonly id: string } | { readonly name: string };

const MAX_PAGES = 10;

/** The experiments of a server, listed once where many are needed, and otherwise asked for one by one. */
export class ExperimentDirectory {
  readonly #api: MlflowApi;
  readonly #signal: AbortSignal;
  readonly #known = new Map<string, Settled<Experiment | undefined>>();
  /** Of all experiments, if they were listed. */
  readonly listedIds: readonly string[];
  /** Why they could not be listed. */
  readonly #refusal?: unknown;

  private constructor(
    api: MlflowApi,
    signal: AbortSignal,
    listed: { readonly ids: readonly string[] } | { readonly refusal: unknown },
  ) {
    this.#api = api;
    this.#signal = signal;
    this.listedIds = 'ids' in listed ? listed.ids : [];
    this.#refusal = 'refusal' in listed ? listed.refusal : undefined;
  }

  static empty(api: MlflowApi, signal: AbortSignal): ExperimentDirectory {
    return new ExperimentDirectory(api, signal, { ids: [] });
  }

  /** If the list cannot be had, each is asked for by itself. */
  static async list(
    api: MlflowApi,
    signal: AbortSignal,
  ): Promise<ExperimentDirectory> {
    const listed = await settle(
      api.listExperiments({ maxPages: MAX_PAGES, signal }),
    );
    if ('failure' in listed) {
      const refusal = listed.failure;
      if (!isListRefused(refusal)) throw refusal;
      return new ExperimentDirectory(api, signal, { refusal });
    }
    const { items } = listed.value;
    const directory = new ExperimentDirectory(api, signal, {
      ids: items.map(({ experiment_id }) => experiment_id),
    });
    for (const item of items) {
      const value = toExperiment(item);
      directory.#known.set(keyOf({ id: item.experiment_id }), { value });
      directory.#known.set(keyOf({ name: item.name }), { value });
    }
    return directory;
  }

  /** Asks for those that are not known yet. */
  async load(keys: Iterable<ExperimentKey>): Promise<void> {
    const missing = new Map(
      [...keys]
        .map(key => [keyOf(key), key] as const)
        .filter(([text]) => !this.#known.has(text)),
    );
    const found = await askSingly(
      missing.keys(),
      async text => {
        const answer = await this.#api.experiment(
          missing.get(text)!,
          this.#signal,
        );
        return answer && toExperiment(answer);
      },
      { refusal: this.#refusal },
    );
    for (const [text, settled] of found) this.#known.set(text, settled);
  }

  /** One that was listed or loaded; undefined if there is none. Throws what asking for it has thrown. */
  get(key: ExperimentKey): Experiment | undefined {
    const experiment = valueOf(this.#known, keyOf(key));
    return experiment?.isDeleted ? undefined : experiment;
  }

  /** Those of the keys that are there. */
  find(keys: Iterable<ExperimentKey>): Experiment[] {
    return [...keys].flatMap(key => {
      const settled = this.#known.get(keyOf(key));
      const found = settled && 'value' in settled ? settled.value : undefined;
      return found && !found.isDeleted ? [found] : [];
    });
  }
}

function keyOf(key: ExperimentKey): string {
  return 'id' in key ? `id:${key.id}` : `name:${key.name}`;
}
