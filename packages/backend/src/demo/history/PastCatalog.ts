import { CatalogService } from '@backstage/plugin-catalog-node';
import { Entity } from '@backstage/catalog-model';
import { StoryDay } from './StoryDay';

type Catalog = Pick<CatalogService, 'streamEntities' | 'getEntitiesByRefs'>;

/** The catalog as it was on some day: what it says today, asked once, and what the story says was otherwise. */
export class PastCatalog implements Catalog {
  private readonly answers = new Map<string, Promise<(Entity | undefined)[]>>();

  constructor(
    private readonly today: Catalog,
    private readonly day: () => StoryDay,
  ) {}

  async *streamEntities(
    ...[request, options]: Parameters<Catalog['streamEntities']>
  ): AsyncGenerator<Entity[]> {
    const entities = await this.ask(['stream', request], async () => {
      const all: Entity[] = [];
      for await (const page of this.today.streamEntities(request, options)) {
        all.push(...page);
      }
      return all;
    });
    yield entities.filter(entity => entity !== undefined);
  }

  async getEntitiesByRefs(
    ...[request, options]: Parameters<Catalog['getEntitiesByRefs']>
  ): ReturnType<Catalog['getEntitiesByRefs']> {
    const items = await this.ask(['refs', request], async () => {
      return (await this.today.getEntitiesByRefs(request, options)).items;
    });
    return { items };
  }

  private async ask(
    question: unknown,
    answer: () => Promise<(Entity | undefined)[]>,
  ): Promise<(Entity | undefined)[]> {
    const key = JSON.stringify(question);
    const known = this.answers.get(key) ?? answer();
    this.answers.set(key, known);
    const day = this.day();
    return (await known).map(entity => entity && day.entity(entity));
  }
}
