import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { z } from 'zod';
import {
  collectEach,
  ComponentToCollect,
  FactCollector,
  Facts,
  FactSet,
  ifFound,
  SourceHttpClient,
  sourcePath,
} from '..';

const ANNOTATION = 'registry.example.com/model';

export const registryFacts = {
  source: 'registry',
  title: 'Model registry',
  howToConnect: `Name the model in the annotation ${ANNOTATION}.`,
  facts: {
    isRegistered: {
      type: 'boolean',
      description: 'whether the registry knows the model',
    },
    lastVersionAt: {
      type: 'instant',
      description: 'when the last version of the model was made',
    },
  },
} as const satisfies FactSet;

const modelSchema = z.object({ lastVersionAt: z.iso.datetime().optional() });

export class RegistryFactCollector
  implements FactCollector<typeof registryFacts>
{
  readonly factSet = registryFacts;
  readonly intervalMs = 30 * 60_000;
  readonly timeToLiveMs = 24 * 60 * 60_000;

  constructor(
    private readonly client: SourceHttpClient,
    private readonly logger: LoggerService,
  ) {}

  serves(entity: Entity) {
    return Boolean(entity.metadata.annotations?.[ANNOTATION]);
  }

  collect(
    components: readonly ComponentToCollect[],
    { signal }: { signal: AbortSignal },
  ) {
    return collectEach<typeof registryFacts>(components, {
      signal,
      logger: this.logger,
      collectOne: async ({ entity }, until) => ({
        facts: await this.read(entity, until),
      }),
    });
  }

  private async read(
    entity: Entity,
    signal: AbortSignal,
  ): Promise<Facts<typeof registryFacts>> {
    const id = entity.metadata.annotations?.[ANNOTATION] ?? '';
    const model = await ifFound(
      this.client.getJson(sourcePath`api/models/${id}`, {
        schema: modelSchema,
        signal,
      }),
    );
    return {
      isRegistered: { value: model !== undefined },
      lastVersionAt: model?.lastVersionAt
        ? { value: model.lastVersionAt }
        : { unknownBecause: 'the model has no version' },
    };
  }
}
