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
  FactValue,
} from 'backstage-plugin-ml-scorecards-node';
import {
  ConditionScope,
  DefinedFactSet,
  FactName,
  ReadFact,
  toCelValue,
} from '../definitions';

/** What is stored of one source for one component. */
export interface StoredFacts {
  readonly source: string;
  readonly facts?: Facts;
  /** When `facts` were last read, or found unchanged. */
  readonly collectedAt?: Date;
  /** The last failure, if no success came after it. */
  readonly error?: CollectionError & { readonly at: Date };
  /** Whether a pipeline pushed them. */
  readonly pushed?: true;
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
  /** Whether a pipeline pushes them. */
  readonly pushed?: true;
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
    return notConnected(factSet);
  }
  const { facts, collectedAt, error } = stored ?? {};
  if (!facts || !collectedAt) {
    return error
      ? { factSet, status: 'error', facts: NO_FACTS, error }
      : { factSet, status: 'not-collected', facts: NO_FACTS };
  }
  if (now.getTime() - collectedAt.getTime() > timeToLiveMs) {
    return {
      factSet,
      status: 'stale',
      facts: NO_FACTS,
      collectedAt,
      error,
      pushed: stored?.pushed,
    };
  }
  return {
    factSet,
    status: error ? 'error' : 'fresh',
    facts,
    collectedAt,
    error,
    pushed: stored?.pushed,
  };
}

const NOT_CONNECTED = new WeakMap<FactSet, SourceReading>();

/** The same for all components: most serve few sources, and there are very many components. */
function notConnected(factSet: FactSet): SourceReading {
  let reading = NOT_CONNECTED.get(factSet);
  if (!reading) {
    reading = { factSet, status: 'not-connected', facts: NO_FACTS };
    NOT_CONNECTED.set(factSet, reading);
  }
  return reading;
}

/**
 * Reads all sources of a component. Where no collector serves it, what a pipeline pushed counts; where one does, that is
 * what is believed, be it that it fails.
 */
export function readSources(options: {
  factSets: ReadonlyMap<string, DefinedFactSet>;
  /** How long collected facts stay fresh; undefined when no collector serves. */
  timeToLiveMs(source: string): number | undefined;
  stored: readonly StoredFacts[];
  now: Date;
}): Map<string, SourceReading> {
  const { factSets, stored, now } = options;
  const readings = new Map<string, SourceReading>();
  for (const [source, factSet] of factSets) {
    const collectedFor = options.timeToLiveMs(source);
    const isCollected = collectedFor !== undefined;
    const facts = stored.find(
      set => set.source === source && Boolean(set.pushed) === !isCollected,
    );
    readings.set(
      source,
      readSource({
        factSet,
        timeToLiveMs: collectedFor ?? (facts && factSet.pushedTimeToLiveMs),
        stored: facts,
        now,
      }),
    );
  }
  return readings;
}

/** Adds what is known of some facts of a source to what conditions read. */
export function addKnownFacts(
  scope: ConditionScope,
  facts: Facts,
  wanted: readonly ReadFact[],
): void {
  if (facts === NO_FACTS) {
    return;
  }
  for (const { name, type, variable } of wanted) {
    const fact = storedFact(facts, name);
    const value =
      fact && 'value' in fact ? toCelValue(type, fact.value) : undefined;
    if (value !== undefined) {
      scope.set(variable, value);
    }
  }
}

/** The value of a fact, if it is known. */
export function knownValue(
  reading: SourceReading | undefined,
  name: string,
): FactValue | undefined {
  const fact = reading && factOf(reading, name);
  return fact && 'value' in fact ? fact.value : undefined;
}

/** Whether a fact is unknown because its source holds nothing of the kind. */
export function isSilentFact(reading: SourceReading, name: string): boolean {
  const fact = storedFact(reading.facts, name);
  return fact !== undefined && 'isSilent' in fact && fact.isSilent === true;
}

/** Why a fact is unknown; undefined when it is known. */
export function whyUnknown(
  reading: SourceReading | undefined,
  name: string,
): UnknownReason | undefined {
  if (!reading) {
    return undefined;
  }
  const fact = factOf(reading, name);
  if (fact) {
    return 'value' in fact ? undefined : 'no-data';
  }
  switch (reading.status) {
    case 'not-connected':
      return 'no-source-connected';
    case 'stale':
      return 'stale';
    case 'error':
      return reading.collectedAt ? 'no-data' : 'source-error';
    default:
      return 'no-data';
  }
}

/** The same in the words that a person reads. */
export function whyUnknownInWords(
  reading: SourceReading | undefined,
  name: string,
): string | undefined {
  if (!reading) {
    return undefined;
  }
  const { title, facts } = reading.factSet;
  const fact = factOf(reading, name);
  if (fact) {
    return 'value' in fact ? undefined : `${title}: ${fact.unknownBecause}`;
  }
  return (
    whyAllUnknown(reading) ??
    `${title} says nothing about ${facts[name]?.description ?? name}.`
  );
}

/** Why none of the facts of a source is known, in the words that a person reads; undefined if some may be. */
export function whyAllUnknown(reading: SourceReading): string | undefined {
  const { factSet, status, error, collectedAt } = reading;
  const { title } = factSet;
  if (status === 'not-connected') {
    return `${title} is not connected.`;
  }
  if (status === 'not-collected') {
    return `${title} has not been read yet.`;
  }
  if (status === 'stale') {
    return `${title} was last ${
      reading.pushed ? 'pushed for' : 'read at'
    } ${collectedAt?.toISOString()}, which is too long ago.${
      error ? ` Since then: ${error.message}` : ''
    }`;
  }
  if (status === 'error' && !collectedAt) {
    return `${title}: ${error?.message}`;
  }
  return undefined;
}

/** A fact as a person is shown it. Why all facts of its source are unknown is said once, with the source. */
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
  const isKnown = fact !== undefined && 'value' in fact;
  return {
    description: declaration.description,
    unit: declaration.unit,
    value: isKnown ? toJson(fact.value) : null,
    unknownBecause:
      isKnown || whyAllUnknown(reading)
        ? undefined
        : whyUnknownInWords(reading, name),
    link: fact?.link,
    namesEntities: declaration.namesEntities,
  };
}

function toJson(value: FactValue): Evidence['value'] {
  return typeof value === 'object' ? [...value] : value;
}

/** A fact as it was read. Collectors are written by others: a value of another type than declared is unknown. */
function factOf(reading: SourceReading, name: string): Fact | undefined {
  const declaration = reading.factSet.facts[name];
  const fact = storedFact(reading.facts, name);
  if (!fact || !declaration || !('value' in fact)) {
    return fact;
  }
  return toCelValue(declaration.type, fact.value) !== undefined
    ? fact
    : {
        unknownBecause: `the value that was read is not of the type ${declaration.type}`,
        link: fact.link,
      };
}

function storedFact(facts: Facts, name: string): Fact | undefined {
  const fact: unknown = Object.hasOwn(facts, name) ? facts[name] : undefined;
  // Collectors are written by others, and what they gave is stored as it came.
  return typeof fact === 'object' && fact !== null ? (fact as Fact) : undefined;
}
