import { Config, readDurationFromConfig } from '@backstage/config';
import {
  FilterPredicate,
  readOptionalFilterPredicateFromConfig,
} from '@backstage/filter-predicates';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { DEFAULT_COMPONENTS } from 'backstage-plugin-ml-scorecards-common';

/** The part of app-config.yaml that the pipeline follows, read once at start. */
export interface PipelineConfig {
  readonly components: FilterPredicate;
  readonly selection: {
    readonly frequency: HumanDuration;
    readonly allowMassRemoval: boolean;
  };
  readonly collection: {
    /** How often it is looked which components are due. */
    readonly frequency: HumanDuration;
    readonly catalog: {
      readonly intervalMs: number;
      readonly timeToLiveMs: number;
    };
  };
  readonly evaluation: { readonly frequency: HumanDuration };
}

/** Reads `mlScorecards`. Throws an error that names the key if a value is wrong. */
export function readPipelineConfig(config: Config): PipelineConfig {
  const duration = (key: string, otherwise: HumanDuration): HumanDuration =>
    config.has(`mlScorecards.${key}`)
      ? readDurationFromConfig(config, { key: `mlScorecards.${key}` })
      : otherwise;
  const milliseconds = (key: string, otherwise: HumanDuration) =>
    durationToMilliseconds(duration(key, otherwise));

  const catalog = {
    intervalMs: milliseconds('catalog.interval', { minutes: 10 }),
    timeToLiveMs: milliseconds('catalog.timeToLive', { hours: 24 }),
  };
  if (catalog.timeToLiveMs <= catalog.intervalMs) {
    throw new Error(
      'mlScorecards.catalog.timeToLive must be longer than mlScorecards.catalog.interval, or facts are stale before they are read again',
    );
  }
  const ours = config.getOptionalConfig('mlScorecards');
  return {
    components:
      (ours &&
        readOptionalFilterPredicateFromConfig(ours, { key: 'components' })) ??
      DEFAULT_COMPONENTS,
    selection: {
      frequency: duration('selection.frequency', { minutes: 2 }),
      allowMassRemoval:
        ours?.getOptionalBoolean('selection.allowMassRemoval') ?? false,
    },
    collection: {
      frequency: duration('collection.frequency', { minutes: 1 }),
      catalog,
    },
    evaluation: {
      frequency: duration('evaluation.frequency', { hours: 1 }),
    },
  };
}
