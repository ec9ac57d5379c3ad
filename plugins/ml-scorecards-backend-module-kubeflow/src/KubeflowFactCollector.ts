import { Entity } from '@backstage/catalog-model';
import {
  Facts,
  InstanceReading,
  InstancesFactCollector,
  kubeflowFacts,
} from 'backstage-plugin-ml-scorecards-node';
import {
  hasKubeflowReference,
  KubeflowReference,
  readKubeflowReference,
  REGISTRY_ANNOTATION,
} from './annotations/KubeflowReference';
import { collectComponent } from './collectComponent';
import { KubeflowInstance } from './KubeflowInstance';
import { KubeflowSweep } from './KubeflowSweep';

/** Reads what Kubeflow knows of components: the Model Registry, Kubeflow Pipelines and KServe, each if it is configured. */
export class KubeflowFactCollector extends InstancesFactCollector<
  typeof kubeflowFacts,
  KubeflowInstance,
  KubeflowReference,
  KubeflowSweep
> {
  readonly factSet = kubeflowFacts;
  protected readonly instanceAnnotation = REGISTRY_ANNOTATION;
  protected readonly instancesKey = 'mlScorecards.kubeflow.instances';

  serves(entity: Entity): boolean {
    return hasKubeflowReference(entity);
  }

  protected readReference(entity: Entity): KubeflowReference {
    return readKubeflowReference(entity);
  }

  protected async readShared(
    instance: KubeflowInstance,
    _: readonly KubeflowReference[],
    options: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<KubeflowSweep> {
    return new KubeflowSweep(instance, options);
  }

  protected collectOne({
    instance,
    shared: sweep,
    reference,
    now,
  }: InstanceReading<
    KubeflowInstance,
    KubeflowReference,
    KubeflowSweep
  >): Promise<Facts<typeof kubeflowFacts>> {
    return collectComponent({ instance, sweep, now }, reference);
  }
}
