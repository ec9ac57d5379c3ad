import { stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  CollectedFacts,
  FactCollector,
  SourceHttpClient,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';

/*
 * Two sources of which whole backends ask a server of the test: in which round it is. The check of each source passes in
 * odd rounds, so that every round changes every component.
 */

export const SOURCES = ['alpha', 'beta'];

const DAY = 24 * 60 * 60 * 1000;

export function checkOf(source: string): string {
  return `${source}-is-odd`;
}

/** app-config.yaml of the backends: they look for work every second. */
export function configOf(database: JsonObject): JsonObject {
  return {
    app: { baseUrl: 'http://localhost:3000' },
    backend: { database },
    mlScorecards: {
      selection: { frequency: { seconds: 1 } },
      collection: { frequency: { seconds: 1 }, batchSize: 20 },
      evaluation: { frequency: { seconds: 1 } },
      checks: Object.fromEntries(
        SOURCES.map(source => [
          checkOf(source),
          {
            title: `The round of ${source} is odd`,
            dimension: 'reliability',
            level: 'bronze',
            requiredFor: ['tier-1', 'tier-2', 'tier-3', 'tier-4'],
            passes: `${source}.round % 2 == 1`,
            fix: 'Wait for the next round.',
            why: 'It shows whether something was recorded.',
            source: ['test'],
          },
        ]),
      ),
    },
  };
}

/** Collectors that ask the server once for each batch, and say who asks. */
export function collectorsOf(options: {
  sourceUrl: string;
  replica: string;
}): FactCollector[] {
  const client = SourceHttpClient.create({
    baseUrl: options.sourceUrl,
    configKey: 'test.source',
    headers: () => ({ 'x-replica': options.replica }),
  });
  return SOURCES.map(source => ({
    factSet: {
      source,
      title: source,
      howToConnect: 'It is always connected.',
      facts: { round: { type: 'integer', description: 'the round' } },
    },
    timeToLiveMs: DAY,
    intervalMs: 1000,
    serves: () => true,
    async *collect(components, { signal }): AsyncGenerator<CollectedFacts> {
      const { round } = await client.getJson(sourcePath`${source}`, {
        schema: z.object({ round: z.number() }),
        signal,
      });
      for (const { entity } of components) {
        yield {
          entityRef: stringifyEntityRef(entity),
          facts: { round: { value: round } },
        };
      }
    },
  }));
}
