import { KubeflowReference } from './annotations/KubeflowReference';
import { RegistryApi } from './api/RegistryApi';
import { readNamespace, ServedNamespace } from './kserve/readNamespace';
import { KubeflowInstance } from './KubeflowInstance';
import { PipelinesApi, RunsPlace } from './api/PipelinesApi';
import { readHistory, RunHistory, RunScope } from './pipelines/readHistory';
import { ListedRuns, readRuns } from './pipelines/readRuns';
import {
  readSchedule,
  readSchedules,
  Schedules,
} from './pipelines/readSchedules';
import { readModel } from './registry/readModel';
import {
  readRecordedServices,
  RecordedServices,
} from './registry/readRecordedServices';
import {
  RegisteredModel,
  toVersionArtifacts,
  VersionArtifacts,
} from './registry/RegisteredModel';

/** What is read of one installation for the components of a batch: each thing once, when the first component needs it. */
export class KubeflowSweep {
  readonly #instance: KubeflowInstance;
  readonly #signal: AbortSignal;
  readonly #now: number;
  readonly #read = new Map<string, Promise<unknown>>();

  constructor(
    instance: KubeflowInstance,
    options: { readonly now: number; readonly signal: AbortSignal },
  ) {
    this.#instance = instance;
    this.#signal = options.signal;
    this.#now = options.now;
  }

  get id(): string {
    return this.#instance.id;
  }

  get configKey(): string {
    return this.#instance.configKey;
  }

  get hasCluster(): boolean {
    return this.#instance.kserve !== undefined;
  }

  model(registry: RegistryApi, name: string): Promise<RegisteredModel> {
    return this.#once(['model', name], () =>
      readModel(registry, name, this.#signal),
    );
  }

  artifacts(
    registry: RegistryApi,
    versionId: string,
  ): Promise<VersionArtifacts> {
    return this.#once(['artifacts', versionId], async () => {
      const { items } = await registry.artifacts(versionId, this.#signal);
      return toVersionArtifacts(items);
    });
  }

  /** None without a registry. */
  recordedServices(): Promise<RecordedServices> {
    const { registry } = this.#instance;
    return this.#once(['recorded'], async () =>
      registry
        ? readRecordedServices(registry, this.#signal)
        : { services: [], truncated: false },
    );
  }

  /** None without a cluster. */
  namespace(name: string): Promise<ServedNamespace> {
    const { kserve } = this.#instance;
    return this.#once(['namespace', name], async () =>
      kserve
        ? readNamespace(kserve, name, this.#signal)
        : { services: new Map(), truncated: false },
    );
  }

  history(pipelines: PipelinesApi, scope: RunScope): Promise<RunHistory> {
    const { namespace, experimentId, pipelineId, recurringRunId } = scope;
    return this.#once(
      ['history', namespace, experimentId, pipelineId, recurringRunId],
      async () =>
        readHistory(pipelines, scope, {
          listed: await this.#runs(pipelines, scope),
          signal: this.#signal,
        }),
    );
  }

  /** The one that is named, or all of the experiment or the namespace. */
  schedules(
    pipelines: PipelinesApi,
    { recurringRunId, ...place }: KubeflowReference,
  ): Promise<Schedules> {
    if (recurringRunId !== undefined) {
      return this.#once(['schedule', recurringRunId], () =>
        readSchedule(pipelines, recurringRunId, this.#signal),
      );
    }
    return this.#once(['schedules', ...keyOf(place)], () =>
      readSchedules(pipelines, place, this.#signal),
    );
  }

  #runs(pipelines: PipelinesApi, place: RunsPlace): Promise<ListedRuns> {
    return this.#once(['runs', ...keyOf(place)], () =>
      readRuns(pipelines, place, { now: this.#now, signal: this.#signal }),
    );
  }

  #once<T>(
    key: ReadonlyArray<string | undefined>,
    read: () => Promise<T>,
  ): Promise<T> {
    const text = JSON.stringify(key);
    const known = this.#read.get(text) as Promise<T> | undefined;
    if (known) return known;
    const reading = read();
    this.#read.set(text, reading);
    return reading;
  }
}

/** In an experiment, the namespace makes no difference. */
function keyOf({ namespace, experimentId }: RunsPlace) {
  return experimentId === undefined ? [namespace] : [undefined, experimentId];
}
