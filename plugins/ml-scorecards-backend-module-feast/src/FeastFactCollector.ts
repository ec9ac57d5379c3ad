import { UrlReaderService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  Facts,
  feastFacts,
  InstanceReading,
  InstancesFactCollector,
  InstancesFactCollectorOptions,
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
import { FileLimits } from './featureStore/readProjectName';
import { readProjectNames } from './featureStore/readProjectNames';
import { FeastProject } from './registry/FeastProject';
import { readProject } from './registry/readProject';
import { noProject } from './registry/selectPart';

/** Options of {@link FeastFactCollector}. */
export interface FeastFactCollectorOptions
  extends InstancesFactCollectorOptions<FeastApi> {
  readonly urlReader: UrlReaderService;
  readonly integrations: ScmIntegrationRegistry;
  readonly fileLimits?: Partial<FileLimits>;
}

/** What the components of a server share. */
interface Shared {
  /** The project that each file names, by the address of the file. */
  readonly names: ReadonlyMap<string, Settled<string>>;
  /** What was read of each project that components name; undefined if it is not there. */
  readonly projects: ReadonlyMap<string, Settled<FeastProject | undefined>>;
}

/**
 * Reads what registry servers of Feast know of components. Each project is listed once for all its components, and each
 * `feature_store.yaml` that names one is read once.
 */
export class FeastFactCollector extends InstancesFactCollector<
  typeof feastFacts,
  FeastApi,
  FeastReference,
  Shared
> {
  readonly factSet = feastFacts;
  protected readonly instanceAnnotation = INSTANCE_ANNOTATION;
  protected readonly instancesKey = 'mlScorecards.feast.instances';

  readonly #options: FeastFactCollectorOptions;

  constructor(options: FeastFactCollectorOptions) {
    super(options);
    this.#options = options;
  }

  serves(entity: Entity): boolean {
    return hasFeastReference(entity);
  }

  protected readReference(entity: Entity): FeastReference {
    return readFeastReference(entity, this.#options.integrations);
  }

  protected async readShared(
    api: FeastApi,
    references: readonly FeastReference[],
    options: { readonly now: number; readonly signal: AbortSignal },
  ): Promise<Shared> {
    const { urlReader, fileLimits } = this.#options;
    const names = await readProjectNames(
      references.flatMap(({ project }) => ('url' in project ? project : [])),
      { urlReader, signal: options.signal, limits: fileLimits },
    );
    const projects = await settleEach(
      [
        ...references.flatMap(({ project }) =>
          'name' in project ? project.name : [],
        ),
        ...[...names.values()].flatMap(name =>
          'value' in name ? name.value : [],
        ),
      ],
      name => readProject(api, name, options),
    );
    return { names, projects };
  }

  protected async collectOne({
    instance: api,
    shared,
    reference,
    now,
  }: InstanceReading<FeastApi, FeastReference, Shared>): Promise<
    Facts<typeof feastFacts>
  > {
    const named = reference.project;
    const name =
      'name' in named ? named.name : valueOf(shared.names, named.url);
    const project = valueOf(shared.projects, name);
    if (!project) throw noProject(name, named, api.id);
    return collectComponent(project, reference, { links: api.links, now });
  }
}
