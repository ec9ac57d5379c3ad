import { AuthService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  Facts,
  InstanceReading,
  InstancesFactCollector,
  InstancesFactCollectorOptions,
  openlineageFacts,
} from 'backstage-plugin-ml-scorecards-node';
import {
  hasOpenlineageReference,
  INSTANCE_ANNOTATION,
  OpenlineageReference,
  readOpenlineageReference,
} from './annotations/OpenlineageReference';
import { LineageApi } from './api/LineageApi';
import { AskedCatalog, CatalogNodes } from './catalog/CatalogNodes';
import { collectComponent, SharedReading } from './collectComponent';

/** Reads what servers know of the lineage of components, and what the catalog knows of what stands in it. */
export class OpenlineageFactCollector extends InstancesFactCollector<
  typeof openlineageFacts,
  LineageApi,
  OpenlineageReference,
  SharedReading
> {
  readonly factSet = openlineageFacts;
  protected readonly instanceAnnotation = INSTANCE_ANNOTATION;
  protected readonly instancesKey = 'mlScorecards.openlineage.instances';
  readonly #nodes: CatalogNodes;

  constructor(
    options: InstancesFactCollectorOptions<LineageApi> & {
      readonly catalog: AskedCatalog;
      readonly auth: AuthService;
    },
  ) {
    super(options);
    const { catalog, auth, now = Date.now } = options;
    this.#nodes = new CatalogNodes({ catalog, auth, now });
  }

  serves(entity: Entity): boolean {
    return hasOpenlineageReference(entity);
  }

  protected readReference(entity: Entity): OpenlineageReference {
    return readOpenlineageReference(entity);
  }

  protected async readShared(
    api: LineageApi,
    references: readonly OpenlineageReference[],
    { signal }: { readonly signal: AbortSignal },
  ): Promise<SharedReading> {
    const [lineage, nodes] = await Promise.all([
      api.open(
        references.map(({ nodeId }) => nodeId),
        signal,
      ),
      this.#nodes.read({
        instance: api.id,
        components: references.map(({ entity }) => entity),
        signal,
      }),
    ]);
    return { lineage, nodes };
  }

  protected collectOne(
    reading: InstanceReading<LineageApi, OpenlineageReference, SharedReading>,
    signal: AbortSignal,
  ): Promise<Facts<typeof openlineageFacts>> {
    const { instance: api, shared, reference, now } = reading;
    return collectComponent({ api, shared, now }, reference, signal);
  }
}
