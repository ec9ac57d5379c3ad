import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  CollectedFacts,
  ComponentToCollect,
  Facts,
  gitFacts,
  SourceClock,
} from 'backstage-plugin-ml-scorecards-node';
import { GitCollectorLimits, GitFactCollector } from '../GitFactCollector';

const REQUEST_DEADLINE_MS = 10_000;

/** Nobody waits between two attempts. */
export const impatient: SourceClock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    setTimeout(ms < REQUEST_DEADLINE_MS ? 0 : ms, undefined, { signal }),
};
/** Nor for an answer that is due within ten seconds. */
export const veryImpatient: SourceClock = {
  now: () => Date.now(),
  sleep: (ms, signal) => setTimeout(Math.min(ms, 200), undefined, { signal }),
};

const silent: LoggerService = {
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => silent,
};

/** A collector as a portal with this configuration has it, with Backstage's own URL reader. */
export function createCollector(
  config: Config,
  limits?: Partial<GitCollectorLimits>,
  options: { logger?: LoggerService; clock?: SourceClock } = {},
): GitFactCollector {
  const { logger = silent, clock = impatient } = options;
  return new GitFactCollector({
    urlReader: UrlReaders.default({ config, logger }),
    integrations: ScmIntegrations.fromConfig(config),
    logger,
    config: { intervalMs: 60_000, timeToLiveMs: 3_600_000 },
    limits,
    clock,
  });
}

export function componentAt(
  name: string,
  sourceLocation: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'backstage.io/source-location': `url:${sourceLocation}`,
        ...annotations,
      },
    },
    spec: { type: 'ml-model' },
  };
}

/** What was collected, by the name of the component. */
export async function collectAll(
  collector: GitFactCollector,
  components: ReadonlyArray<Entity | ComponentToCollect>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Record<string, CollectedFacts<typeof gitFacts>>> {
  const collected: Record<string, CollectedFacts<typeof gitFacts>> = {};
  const wanted = components.map(each =>
    'entity' in each ? each : { entity: each },
  );
  for await (const each of collector.collect(wanted, { signal })) {
    const name = each.entityRef.split('/')[1];
    assert(!(name in collected), `Answered twice for ${name}`);
    collected[name] = each;
  }
  return collected;
}

/** The facts of the only component, without their links. */
export async function collectFacts(
  collector: GitFactCollector,
  entity: Entity,
): Promise<Record<string, unknown>> {
  const [collected] = Object.values(await collectAll(collector, [entity]));
  if (!('facts' in collected)) {
    throw new Error(`No facts: ${JSON.stringify(collected)}`);
  }
  return plain(collected.facts);
}

/** Facts as values, or as the reason why they are unknown after a question mark. */
export function plain(facts: Facts<typeof gitFacts>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      'value' in fact ? fact.value : `? ${fact.unknownBecause}`,
    ]),
  );
}
