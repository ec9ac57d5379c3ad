import { Config, readDurationFromConfig } from '@backstage/config';
import {
  FilterPredicate,
  readOptionalFilterPredicateFromConfig,
} from '@backstage/filter-predicates';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  DEFAULT_COMPONENTS,
  WaiverTerms,
} from 'backstage-plugin-ml-scorecards-common';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import packageJson from '../package.json';

/** The pages about checks and facts that are written from the definitions, where this package comes from. */
const CATALOGUE_URL = `${packageJson.repository.url}/blob/main/docs/catalogue/`;

/** The part of app-config.yaml that the pipeline follows, read once at start. */
export interface PipelineConfig {
  readonly components: FilterPredicate;
  readonly selection: {
    readonly frequency: HumanDuration;
    readonly allowMassRemoval: boolean;
  };
  readonly collection: {
    /** How often each replica looks whether there is something to read. */
    readonly frequency: HumanDuration;
    /** Components that a collector is given at a time. */
    readonly batchSize: number;
    /** How long it may take for them. */
    readonly batchTimeoutMs: number;
    readonly catalog: {
      readonly intervalMs: number;
      readonly timeToLiveMs: number;
    };
  };
  readonly evaluation: { readonly frequency: HumanDuration };
  /** How long pushed facts stay fresh, if their set says nothing else. */
  readonly pushedFacts: { readonly timeToLiveMs: number };
  readonly retention: Retention;
  readonly waiverTerms: WaiverTerms;
  readonly notifications: NotificationConfig;
  /** The folder of the pages about checks and facts, with a slash at its end. */
  readonly catalogueUrl: string;
}

/** For how long what is past is kept, in milliseconds. */
export interface Retention {
  readonly transitionsMs: number;
  readonly snapshotsMs: number;
}

/** Of what owners and approvers are told, each kind unless it is switched off. */
const NOTIFICATION_KINDS = {
  levels: true,
  tiers: true,
  failingChecks: true,
  endings: true,
  waiverDecisions: true,
  waiversToDecide: true,
  // What is asked changed, and not the component. Who changed it knows.
  definitions: false,
} as const;

/** What people are told through Backstage's notifications, and how much of it at a time. */
export interface NotificationConfig {
  readonly enabled: boolean;
  readonly kinds: Readonly<Record<keyof typeof NOTIFICATION_KINDS, boolean>>;
  /** Owners in one run. The next run goes on. */
  readonly maxOwners: number;
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
  const kept = (key: string, days: number): number => {
    const ms = milliseconds(key, { days });
    if (ms < durationToMilliseconds({ days: 1 })) {
      throw new Error(`mlScorecards.${key} must be a day or longer`);
    }
    return ms;
  };
  const pushedFacts = {
    timeToLiveMs: milliseconds('pushedFacts.timeToLive', { days: 7 }),
  };
  if (pushedFacts.timeToLiveMs < durationToMilliseconds({ minutes: 1 })) {
    throw new Error(
      'mlScorecards.pushedFacts.timeToLive must be a minute or longer',
    );
  }
  const ours = config.getOptionalConfig('mlScorecards');
  const batchSize = ours?.getOptionalNumber('collection.batchSize') ?? 500;
  if (!Number.isInteger(batchSize) || batchSize < 1 || batchSize > 5000) {
    throw new Error(
      'mlScorecards.collection.batchSize must be a whole number from 1 to 5000',
    );
  }
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
      batchSize,
      batchTimeoutMs: milliseconds('collection.batchTimeout', { minutes: 15 }),
      catalog,
    },
    evaluation: {
      frequency: duration('evaluation.frequency', { hours: 1 }),
    },
    pushedFacts,
    retention: {
      transitionsMs: kept('retention.transitions', 400),
      snapshotsMs: kept('retention.snapshots', 1100),
    },
    waiverTerms: readWaiverTerms(ours),
    notifications: readNotifications(ours),
    catalogueUrl: readFolderUrl(
      ours?.getOptionalString('catalogueUrl') ?? CATALOGUE_URL,
    ),
  };
}

function readWaiverTerms(ours: Config | undefined): WaiverTerms {
  const maxDays = ours?.getOptionalNumber('waivers.maxDays') ?? 90;
  if (!Number.isInteger(maxDays) || maxDays < 1 || maxDays > 730) {
    throw new Error(
      'mlScorecards.waivers.maxDays must be a whole number from 1 to 730',
    );
  }
  const approvers = ours?.getOptionalStringArray('waivers.approvers') ?? [];
  return { maxDays, approvers: approvers.map(parseApprover) };
}

function readNotifications(ours: Config | undefined): NotificationConfig {
  const config = ours?.getOptionalConfig('notifications');
  const maxOwners = config?.getOptionalNumber('maxOwners') ?? 2000;
  if (!Number.isInteger(maxOwners) || maxOwners < 1) {
    throw new Error(
      'mlScorecards.notifications.maxOwners must be a whole number from 1',
    );
  }
  return {
    enabled: config?.getOptionalBoolean('enabled') ?? true,
    kinds: Object.fromEntries(
      Object.entries(NOTIFICATION_KINDS).map(([kind, isOn]) => [
        kind,
        config?.getOptionalBoolean(`kinds.${kind}`) ?? isOn,
      ]),
    ) as NotificationConfig['kinds'],
    maxOwners,
  };
}

/** A user or a group, as callers' refs are written. */
function parseApprover(ref: string): string {
  const entity = parseRef(ref);
  if (entity?.kind !== 'user' && entity?.kind !== 'group') {
    throw new Error(
      `mlScorecards.waivers.approvers: "${ref}" is no ref of a user or a group, like group:default/ml-platform`,
    );
  }
  return stringifyEntityRef(entity);
}

function parseRef(ref: string) {
  try {
    const entity = parseEntityRef(ref);
    return { ...entity, kind: entity.kind.toLocaleLowerCase('en-US') };
  } catch {
    return undefined;
  }
}

function readFolderUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new Error(
      'mlScorecards.catalogueUrl must be an address that starts with http:// or https://',
    );
  }
  return text.endsWith('/') ? text : `${text}/`;
}
