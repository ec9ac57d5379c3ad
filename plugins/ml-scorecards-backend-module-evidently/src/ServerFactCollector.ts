import { Entity } from '@backstage/catalog-model';
import {
  CollectionFailure,
  evidentlyFacts,
  Facts,
  InstanceReading,
  InstancesFactCollector,
  Settled,
  settleEach,
  valueOf,
} from 'backstage-plugin-ml-scorecards-node';
import {
  EvidentlyReference,
  hasProject,
  INSTANCE_ANNOTATION,
  PROJECT_ANNOTATION,
  readEvidentlyReference,
} from './annotations/EvidentlyReference';
import { EvidentlyApi } from './api/EvidentlyApi';
import { collectProject } from './collectProject';
import { MonitoredProject } from './project/MonitoredProject';
import { readProject } from './project/readProject';
import { ReportMemory } from './project/ReportMemory';

export const INSTANCES_KEY = 'mlScorecards.evidently.instances';

/** What was read of each project that components name; undefined if it is not there. */
type Projects = ReadonlyMap<string, Settled<MonitoredProject | undefined>>;

/** Reads what servers of Evidently know of components. Each project is read once for all its components. */
export class ServerFactCollector extends InstancesFactCollector<
  typeof evidentlyFacts,
  EvidentlyApi,
  EvidentlyReference,
  Projects
> {
  readonly factSet = evidentlyFacts;
  protected readonly instanceAnnotation = INSTANCE_ANNOTATION;
  protected readonly instancesKey = INSTANCES_KEY;
  readonly #memories = new Map<EvidentlyApi, ReportMemory>();

  serves(entity: Entity): boolean {
    return hasProject(entity);
  }

  protected readReference(entity: Entity): EvidentlyReference {
    return readEvidentlyReference(entity);
  }

  protected readShared(
    api: EvidentlyApi,
    references: readonly EvidentlyReference[],
    options: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<Projects> {
    const memory = this.#memories.get(api) ?? new ReportMemory();
    this.#memories.set(api, memory);
    return settleEach(
      references.map(({ project }) => project),
      id =>
        readProject(api, id, {
          ...options,
          columns: predictionColumnsOf(id, references),
          memory,
        }),
    );
  }

  protected async collectOne({
    instance: api,
    shared,
    reference,
  }: InstanceReading<EvidentlyApi, EvidentlyReference, Projects>): Promise<
    Facts<typeof evidentlyFacts>
  > {
    const project = valueOf(shared, reference.project);
    if (!project) {
      throw new CollectionFailure({
        code: 'not-found',
        message: `The entity names the project ${reference.project}, which is not in Evidently (${api.id}). Correct the annotation ${PROJECT_ANNOTATION}: the id is in the address of the project's page.`,
      });
    }
    return collectProject(project, reference, api.links);
  }
}

/** Each once, and in an order that does not depend on that of the components. */
function predictionColumnsOf(
  id: string,
  references: readonly EvidentlyReference[],
): string[] {
  const columns = references
    .filter(({ project }) => project === id)
    .map(({ predictionColumn }) => predictionColumn);
  return [...new Set(columns)].sort();
}
