import { Entity } from '@backstage/catalog-model';
import {
  Facts,
  InstanceReading,
  InstancesFactCollector,
  InstancesFactCollectorOptions,
  mlflowFacts,
} from 'backstage-plugin-ml-scorecards-node';
import {
  hasMlflowReference,
  INSTANCE_ANNOTATION,
  MlflowReference,
  readMlflowReference,
} from './annotations/MlflowReference';
import { MlflowApi } from './api/MlflowApi';
import { collectComponent } from './collectComponent';
import { InstanceSweep } from './InstanceSweep';
import { ModelFiles } from './modelFile/ModelFiles';

/** Reads what MLflow servers know of components. */
export class MlflowFactCollector extends InstancesFactCollector<
  typeof mlflowFacts,
  MlflowApi,
  MlflowReference,
  InstanceSweep
> {
  readonly factSet = mlflowFacts;
  protected readonly instanceAnnotation = INSTANCE_ANNOTATION;
  protected readonly instancesKey = 'mlScorecards.mlflow.instances';
  readonly #modelFiles: ModelFiles;

  constructor(options: InstancesFactCollectorOptions<MlflowApi>) {
    super(options);
    this.#modelFiles = new ModelFiles({ now: options.now ?? Date.now });
  }

  serves(entity: Entity): boolean {
    return hasMlflowReference(entity);
  }

  protected readReference(entity: Entity): MlflowReference {
    return readMlflowReference(entity);
  }

  protected readShared(
    api: MlflowApi,
    references: readonly MlflowReference[],
    options: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<InstanceSweep> {
    return InstanceSweep.read(api, references, options);
  }

  protected collectOne(
    reading: InstanceReading<MlflowApi, MlflowReference, InstanceSweep>,
    signal: AbortSignal,
  ): Promise<Facts<typeof mlflowFacts>> {
    const { instance: api, shared: sweep, reference, now } = reading;
    return collectComponent(
      { api, sweep, modelFiles: this.#modelFiles, now },
      reference,
      signal,
    );
  }
}
