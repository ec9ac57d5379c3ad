import { setTimeout } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import {
  collectEach,
  FactCollector,
  FactSet,
  pages,
  SourceHttpClient,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { FaultySource } from './FaultySource';
import { HOUR } from './toyCollection';

const DEADLINE_MS = 10_000;

/** A credential, which nobody must ever see. */
export const TOKEN = 'canary-token';

const pageSchema = z.object({
  versions: z.array(z.number()),
  next: z.string().optional(),
});

/** Counts the versions of each model, as a module of a portal would: read once an hour, and fresh for twelve. */
export function versionsCollector(
  id: string,
  source: FaultySource,
): FactCollector {
  const factSet = {
    source: id,
    title: 'Registry',
    howToConnect: 'It always is.',
    facts: {
      versions: { type: 'integer', description: 'the number of versions' },
    },
  } as const satisfies FactSet;
  const client = SourceHttpClient.create({
    baseUrl: source.origin,
    configKey: `mlScorecards.${id}`,
    headers: () => ({ authorization: `Bearer ${TOKEN}` }),
    limits: { deadlineMs: DEADLINE_MS, retries: 1, failuresUntilPause: 3 },
    clock: {
      now: () => Date.now(),
      // Nobody waits between two attempts, and for the deadline only where there is nothing else to wait for.
      sleep: (ms, signal) => {
        const isDeadline = ms === DEADLINE_MS && !source.isTooSlow;
        return setTimeout(isDeadline ? ms : Math.min(ms, 200), undefined, {
          signal,
        });
      },
    },
  });
  const countVersions = async (model: string, signal: AbortSignal) => {
    let count = 0;
    for await (const { items } of pages({
      read: page =>
        client.getJson(sourcePath`models/${model}`, {
          query: { page },
          schema: pageSchema,
          signal,
        }),
      items: page => page.versions,
      nextToken: page => page.next,
    })) {
      count += items.length;
    }
    return { value: count };
  };
  return {
    factSet,
    intervalMs: HOUR,
    timeToLiveMs: 12 * HOUR,
    serves: () => true,
    collect: (components, { signal }) =>
      collectEach<typeof factSet>(components, {
        signal,
        logger: mockServices.logger.mock(),
        collectOne: async ({ entity }, until) => ({
          facts: { versions: await countVersions(entity.metadata.name, until) },
        }),
      }),
  };
}
