import { Entity } from '@backstage/catalog-model';
import {
  Facts,
  feastFacts,
  InstanceReading,
  InstancesFactCollector,
  Settled,
  settleEach,
  valueOf,
} from 'backstage-plugin-ml-scorecards-node';
import {
  FeastReference,
  hasFeastReference,
  INSTANCE_ANNOTATION,
  readFeastReference,
} from './annotations/FeastReference';
import { FeastApi } from './api/FeastApi';
import { collectComponent } from './collectComponent';
import { FeastProject } from './registry/FeastProject';
import { readProject } from './registry/readProject';
import { noProject } from './registry/selectPart';

/** What was read of each project that components name; undefined if it is not there. */
type Projects = ReadonlyMap<string, Settled<FeastProject | undefined>>;

/** Reads what registry servers of Feast know of components. Each project is listed once for all its components. */
export class FeastFactCollector extends InstancesFactCollector<
  typeof feastFacts,
  FeastApi,
  FeastReference,
  Projects
> {
  readonly factSet = feastFacts;
  protected readonly instanceAnnotation = INSTANCE_ANNOTATION;
  protected readonly instancesKey = 'mlScorecards.feast.instances';

  serves(entity: Entity): boolean {
    return hasFeastReference(entity);
  }

  protected readReference(entity: Entity): FeastReference {
    return readFeastReference(entity);
  }

  protected readShared(
    api: FeastApi,
    references: readonly FeastReference[],
    options: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<Projects> {
    return settleEach(
      references.map(({ project }) => project),
      name => readProject(api, name, options),
    );
  }

  protected async collectOne({
    instance: api,
    shared,
    reference,
    now,
  }: InstanceReading<FeastApi, FeastReference, Projects>): Promise<
    Facts<typeof feastFacts>
  > {
    const project = valueOf(shared, reference.project);
    if (!project) throw noProject(reference.project, api.id);
    return collectComponent(project, reference, { links: api.links, now });
  }
}
