import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  CollectedFacts,
  collectEach,
  CollectionFailure,
  ComponentToCollect,
  FactCollector,
  mergeAsTheyCome,
  mlflowFacts,
} from 'backstage-plugin-ml-scorecards-node';
import {
  hasMlflowReference,
  INSTANCE_ANNOTATION,
  misconfigured,
  MlflowReference,
  readMlflowReference,
} from './annotations/MlflowReference';
import { MlflowApi } from './api/MlflowApi';
import { collectComponent } from './collectComponent';
import { MlflowCollectorTimes } from './config';
import { InstanceSweep } from './InstanceSweep';
import { ModelFiles } from './modelFile/ModelFiles';

type Collected = CollectedFacts<typeof mlflowFacts>;

/** Options of {@link MlflowFactCollector}. */
export interface MlflowFactCollectorOptions extends MlflowCollectorTimes {
  /** The servers that are configured, at least one. */
  readonly instances: readonly MlflowApi[];
  readonly logger: LoggerService;
  /** For tests. */
  readonly now?: () => number;
}

/** Components of one server, or those that name none that there is. */
interface Group {
  readonly api?: MlflowApi;
  readonly components: ComponentToCollect[];
  readonly references: MlflowReference[];
}

/**
 * Reads what MLflow servers know of components. The components of a server share what is read of it; what fails for one
 * server or one component disturbs no other.
 */
export class MlflowFactCollector implements FactCollector<typeof mlflowFacts> {
  readonly factSet = mlflowFacts;
  readonly intervalMs: number;
  readonly timeToLiveMs: number;
  readonly #options: MlflowFactCollectorOptions;
  readonly #modelFiles: ModelFiles;

  constructor(options: MlflowFactCollectorOptions) {
    this.intervalMs = options.intervalMs;
    this.timeToLiveMs = options.timeToLiveMs;
    this.#options = options;
    this.#modelFiles = new ModelFiles({ now: options.now ?? Date.now });
  }

  serves(entity: Entity): boolean {
    return hasMlflowReference(entity);
  }

  async *collect(
    components: readonly ComponentToCollect[],
    options: { readonly signal: AbortSignal },
  ): AsyncIterable<Collected> {
    // Also stops the work when the caller has seen enough and leaves.
    const left = new AbortController();
    const signal = AbortSignal.any([options.signal, left.signal]);
    try {
      yield* mergeAsTheyCome<Collected>(emit =>
        Promise.all(
          this.#groups(components).map(async group => {
            for await (const each of this.#collectGroup(group, signal)) {
              emit(each);
            }
          }),
        ),
      );
    } finally {
      left.abort();
    }
  }

  #groups(components: readonly ComponentToCollect[]): Group[] {
    const groups = new Map<MlflowApi | undefined, Group>();
    for (const component of components) {
      const placed = this.#place(component.entity);
      const group = groups.get(placed?.api) ?? {
        api: placed?.api,
        components: [],
        references: [],
      };
      groups.set(placed?.api, group);
      group.components.push(component);
      if (placed) group.references.push(placed.reference);
    }
    return [...groups.values()];
  }

  /** Undefined if it cannot be placed: the reason is thrown again when it is its turn. */
  #place(
    entity: Entity,
  ): { api: MlflowApi; reference: MlflowReference } | undefined {
    try {
      const reference = readMlflowReference(entity);
      return { reference, api: this.#instanceOf(reference) };
    } catch (error) {
      if (error instanceof CollectionFailure) return undefined;
      throw error;
    }
  }

  #instanceOf({ instance }: MlflowReference): MlflowApi {
    const { instances } = this.#options;
    const ids = instances.map(({ id }) => id).join(', ');
    if (instance === undefined) {
      if (instances.length === 1) return instances[0];
      throw misconfigured(
        `There are several MLflow servers. Name one of ${ids} in the annotation ${INSTANCE_ANNOTATION}.`,
      );
    }
    const found = instances.find(({ id }) => id === instance);
    if (found) return found;
    throw misconfigured(
      `The annotation ${INSTANCE_ANNOTATION} names no MLflow server that is configured. There is ${ids} (mlScorecards.mlflow.instances in app-config.yaml).`,
    );
  }

  #collectGroup(
    { api, components, references }: Group,
    signal: AbortSignal,
  ): AsyncIterable<Collected> {
    const { logger, now = Date.now } = this.#options;
    const startedAt = now();
    const sweep =
      api && InstanceSweep.read(api, references, { now: startedAt, signal });
    // It is awaited for each component; if nobody waits any more, its failure is not a fault of the process.
    sweep?.catch(() => {});
    return collectEach<typeof mlflowFacts>(components, {
      signal,
      logger,
      collectOne: async ({ entity }, until) => {
        const reference = readMlflowReference(entity);
        const reader = {
          api: this.#instanceOf(reference),
          sweep: await sweep!,
          modelFiles: this.#modelFiles,
          now: startedAt,
        };
        return { facts: await collectComponent(reader, reference, until) };
      },
    });
  }
}
