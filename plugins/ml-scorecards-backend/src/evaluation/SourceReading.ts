import {
  Evidence,
  SourceStatus,
  UnknownReason,
} from 'backstage-plugin-ml-scorecards-common';
import {
  CollectionError,
  Fact,
  Facts,
  FactSet,
  FactType,
  FactValue,
} from 'backstage-plugin-ml-scorecards-node';
import { FactName, toCelValue } from '../definitions';

/** What is stored of one source for one component. */
export interface StoredFacts {
  readonly source: string;
  readonly facts?: Facts;
  /** When `facts` were last read, or found unchanged. */
  readonly collectedAt?: Date;
  /** The last failure, if no success came after it. */
  readonly error?: CollectionError & { readonly at: Date };
}

/** What sources without usable facts have in common, so that it is made and looked through only once. */
const NO_FACTS: Facts = {};

/** A source as evaluation sees it: whether it serves the component, and what it last said. */
export interface SourceReading {
  readonly factSet: FactSet;
  readonly status: SourceStatus['status'];
  /** The facts that may be used: empty when there are none or they are stale. */
  readonly facts: Facts;
  readonly collectedAt?: Date;
  readonly error?: StoredFacts['error'];
}

/**
 * Judges what is stored of a source at an instant. A failed source keeps its last facts until their time to live is
 * over; then they are stale, and no old pass is shown as fresh.
 */
export function readSource(options: {
  factSet: FactSet;
  /** How long facts stay fresh, in milliseconds; undefined when no collector is installed or it does not serve. */
  timeToLiveMs?: number;
  stored?: StoredFacts;
  now: Date;
}): SourceReading {
  const { factSet, timeToLiveMs, stored, now } = options;
  if (timeToLiveMs === undefined) {
    return { factSet, status: 'not-connected', facts: NO_FACTS };
  }
  const { facts, collectedAt, error } = stored ?? {};
  if (!facts || !collectedAt) {
    return error
      ? { factSet, status: 'error', facts: NO_FACTS, error }
      : { factSet, status: 'not-collected', facts: NO_FACTS };
  }
  if (now.getTime() - collectedAt.getTime() > timeToLiveMs) {
    return { factSet, status: 'stale', facts: NO_FACTS, collectedAt, error };
  }
  return {
    factSet,
    status: error ? 'error' : 'fresh',
    facts,
    collectedAt,
    error,
  };
}

/** The known facts of a source as conditions read them. */
export function factsForConditions(
  reading: SourceReading,
): Readonly<Record<string, unknown>> {
  if (reading.facts === NO_FACTS) {
    return NO_FACTS;
  }
  const known: Record<string, unknown> = {};
  for (const [name, { type }] of Object.entries(reading.factSet.facts)) {
    const fact = factOf(reading, name);
    if (fact && 'value' in fact) {
      known[name] = toCelValue(type, fact.value);
    }
  }
  return known;
}

/** Why a fact is unknown; undefined when it is known. The message is only made when somebody reads it. */
export function whyUnknown(
  reading: SourceReading | undefined,
  name: string,
): { code: UnknownReason; message(): string } | undefined {
  if (!reading) {
    return undefined;
  }
  const { factSet, status, error, collectedAt } = reading;
  const { title } = factSet;
  const fact = factOf(reading, name);
  if (fact) {
    return 'value' in fact
      ? undefined
      : {
          code: 'no-data',
          message: () => `${title}: ${fact.unknownBecause}`,
        };
  }
  switch (status) {
    case 'not-connected':
      return {
        code: 'no-source-connected',
        message: () => `${title} is not connected. ${factSet.howToConnect}`,
      };
    case 'not-collected':
      return {
        code: 'no-data',
        message: () => `${title} has not been read yet.`,
      };
    case 'stale':
      return {
        code: 'stale',
        message: () =>
          `${title} was last read at ${collectedAt?.toISOString()}, which is too long ago.${
            error ? ` Since then: ${error.message}` : ''
          }`,
      };
    case 'error':
      if (!collectedAt) {
        return {
          code: 'source-error',
          message: () => `${title}: ${error?.message}`,
        };
      }
      break;
    default:
  }
  return {
    code: 'no-data',
    message: () =>
      `${title} says nothing about ${
        factSet.facts[name]?.description ?? name
      }.`,
  };
}

/** A fact as a person is shown it. */
export function evidenceFor(
  readings: ReadonlyMap<string, SourceReading>,
  { source, name }: FactName,
): Evidence | undefined {
  const reading = readings.get(source);
  const declaration = reading?.factSet.facts[name];
  if (!reading || !declaration) {
    return undefined;
  }
  const fact = factOf(reading, name);
  return {
    fact: `${source}.${name}`,
    description: declaration.description,
    unit: declaration.unit,
    value: fact && 'value' in fact ? toJson(fact.value) : null,
    unknownBecause: whyUnknown(reading, name)?.message(),
    source: reading.factSet.title,
    collectedAt: reading.collectedAt?.toISOString(),
    link: fact?.link,
  };
}

function toJson(value: FactValue): Evidence['value'] {
  return typeof value === 'object' ? [...value] : value;
}

/** A fact as it was read. Collectors are written by others: a value of another type than declared is unknown. */
function factOf(reading: SourceReading, name: string): Fact | undefined {
  const declaration = reading.factSet.facts[name];
  const fact = Object.hasOwn(reading.facts, name)
    ? reading.facts[name]
    : undefined;
  if (!fact || !declaration || !('value' in fact)) {
    return fact;
  }
  return hasType(declaration.type, fact.value)
    ? fact
    : {
        unknownBecause: `the value that was read is not of the type ${declaration.type}`,
        link: fact.link,
      };
}

function hasType(type: FactType, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isSafeInteger(value);
    case 'number':
      return Number.isFinite(value);
    case 'instant':
      return typeof value === 'string' && !Number.isNaN(Date.parse(value));
    case 'strings':
      return (
        Array.isArray(value) && value.every(item => typeof item === 'string')
      );
    default:
      return typeof value === type;
  }
}
