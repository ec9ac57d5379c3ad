import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CollectedFacts,
  CollectionError,
  ComponentToCollect,
  FactCollector,
} from '../FactCollector';
import { FactSet } from '../facts';
import { CollectorUnderTest } from '../testUtils/CollectorUnderTest';

export const SECRET = 'canary-token';

export const factSet: FactSet = {
  source: 'toy',
  title: 'Toy',
  howToConnect: 'Name the toy in the annotation toy.',
  facts: {
    count: { type: 'integer', description: 'how often it was played with' },
    lastAt: { type: 'instant', description: 'when it was played with' },
  },
};

function component(name: string, annotations?: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
  };
}

/** A collector that keeps all rules, with what a test wants to be different. */
export class Toy implements CollectorUnderTest {
  state: 'well' | 'down' | 'garbage' | 'hanging' = 'well';
  readonly counts = new Map<string, number>();
  broken?: string;
  asked = () => {};

  readonly served = [
    component('a', { toy: 'a' }),
    component('b', { toy: 'b' }),
    component('c', { toy: 'c' }),
  ] as const;
  notServed?: Entity = component('none');
  readonly secrets = [SECRET];
  readonly source: CollectorUnderTest['source'] = {
    goDown: () => {
      this.state = 'down';
    },
    hang: () => {
      this.state = 'hanging';
      return new Promise<void>(resolve => {
        this.asked = resolve;
      });
    },
    answerGarbage: () => {
      this.state = 'garbage';
    },
    breakFor: entity => {
      this.broken = stringifyEntityRef(entity);
    },
    change: entity => this.counts.set(stringifyEntityRef(entity), 7),
  };
  readonly collector: FactCollector;

  constructor(
    bad: (good: FactCollector, toy: Toy) => Partial<FactCollector> = () => ({}),
  ) {
    const good: FactCollector = {
      factSet,
      intervalMs: 1000,
      timeToLiveMs: 5000,
      serves: entity => Boolean(entity.metadata.annotations?.toy),
      collect: (components, { signal }) => this.collect(components, signal),
    };
    this.collector = { ...good, ...bad(good, this) };
  }

  private async *collect(
    components: readonly ComponentToCollect[],
    signal: AbortSignal,
  ): AsyncGenerator<CollectedFacts> {
    for (const { entity, revision } of components) {
      const entityRef = stringifyEntityRef(entity);
      const fail = (code: CollectionError['code']) => ({
        entityRef,
        error: { code, message: 'The toy is not well: mend it.' },
      });
      if (this.state === 'hanging') {
        this.asked();
        if (!signal.aborted) {
          await new Promise(resolve =>
            signal.addEventListener('abort', resolve),
          );
        }
        yield fail('timeout');
      } else if (this.state === 'down') yield fail('unavailable');
      else if (this.state === 'garbage') yield fail('bad-payload');
      else if (this.broken === entityRef) yield fail('unavailable');
      else yield this.read(entityRef, revision);
    }
  }

  private read(entityRef: string, revision?: string): CollectedFacts {
    const count = this.counts.get(entityRef) ?? 1;
    if (revision === String(count)) return { entityRef, unchanged: true };
    return {
      entityRef,
      facts: {
        count: { value: count, link: 'https://toys.example.com/' },
        lastAt: { value: '2026-01-05T12:00:00.000Z' },
      },
      revision: String(count),
    };
  }
}
