import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  CollectedFacts,
  Facts,
  mlflowFacts,
  SourceClock,
  SourceHttpLimits,
} from 'backstage-plugin-ml-scorecards-node';
import { MlflowApi } from '../api/MlflowApi';
import { MlflowFactCollector } from '../MlflowFactCollector';

export const TOKEN = 'canary-token';
export const NOW = Date.parse('2026-06-01T00:00:00Z');
export const DAY = 24 * 3_600_000;

/** The time as it is. */
export const realClock: SourceClock = clockOf(1);

/** A clock on which ten seconds pass in half a one, for what waits: time enough for an answer on a busy machine. */
export const fastClock: SourceClock = clockOf(20);

function clockOf(speed: number): SourceClock {
  return {
    now: () => performance.now() * speed,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, ms / speed);
        signal.addEventListener('abort', () => {
          clearTimeout(timer);
          reject(signal.reason);
        });
      }),
  };
}

/** A collector as a portal has it with these servers, by id. */
export function createCollector(
  servers: Readonly<Record<string, string>>,
  options: {
    logger?: LoggerService;
    clock?: SourceClock;
    now?: () => number;
    limits?: Partial<SourceHttpLimits>;
  } = {},
): MlflowFactCollector {
  const {
    logger = mockServices.logger.mock(),
    clock = fastClock,
    now = () => NOW,
    limits,
  } = options;
  return new MlflowFactCollector({
    instances: Object.entries(servers).map(([id, baseUrl]) =>
      MlflowApi.create(
        {
          id,
          configKey: `mlScorecards.mlflow.instances.${id}`,
          baseUrl,
          uiUrl: 'https://mlflow.example.com',
          headers: { authorization: `Bearer ${TOKEN}` },
        },
        { clock, limits },
      ),
    ),
    logger,
    intervalMs: 60_000,
    timeToLiveMs: 3_600_000,
    now,
  });
}

export function component(
  name: string,
  annotations: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'ml-model' },
  };
}

/** What was collected, by the name of the component. */
export async function collectAll(
  collector: MlflowFactCollector,
  entities: readonly Entity[],
): Promise<Record<string, CollectedFacts<typeof mlflowFacts>>> {
  const collected: Record<string, CollectedFacts<typeof mlflowFacts>> = {};
  for await (const each of collector.collect(
    entities.map(entity => ({ entity })),
    { signal: new AbortController().signal },
  )) {
    const name = each.entityRef.split('/')[1];
    expect(collected).not.toHaveProperty(name);
    collected[name] = each;
  }
  return collected;
}

/** The facts of a component, without their links, or the error. */
export async function collectOne(
  collector: MlflowFactCollector,
  annotations: Record<string, string>,
): Promise<Record<string, unknown>> {
  const { it } = await collectAll(collector, [component('it', annotations)]);
  if ('facts' in it) return plain(it.facts);
  return 'error' in it ? { ...it.error } : {};
}

/** Facts as values, or as the reason why they are unknown after a question mark. */
export function plain(
  facts: Facts<typeof mlflowFacts>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      'value' in fact ? fact.value : `? ${fact.unknownBecause}`,
    ]),
  );
}
