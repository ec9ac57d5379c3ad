import { FactName } from '../definitions';
import { knownValue, SourceReading } from './SourceReading';

/** The versions of the model that serve, as one source tells them. */
export interface ServingVersion {
  readonly source: string;
  /** In the order of their names. */
  readonly versions: readonly string[];
}

/** The facts that tell which versions serve. The first source that knows is asked. */
const SERVING_VERSIONS: readonly FactName[] = [
  { source: 'kubeflow', name: 'deployedVersions' },
  { source: 'mlflow', name: 'servingVersions' },
  { source: 'git', name: 'gtoServingVersions' },
];

/** Which versions of the model serve, none if a source tells that none does; undefined if no source tells. */
export function servingVersion(
  readings: ReadonlyMap<string, SourceReading>,
): ServingVersion | undefined {
  const told = SERVING_VERSIONS.flatMap(fact => {
    const versions = versionsIn(readings, fact);
    return versions ? [{ source: fact.source, versions }] : [];
  });
  return told.find(({ versions }) => versions.length > 0) ?? told[0];
}

/**
 * Whether other versions serve than did once. The source that told it then is asked again: what it cannot tell is no
 * change.
 */
export function hasOtherVersion(
  { source, versions }: ServingVersion,
  readings: ReadonlyMap<string, SourceReading>,
): boolean {
  const fact = SERVING_VERSIONS.find(one => one.source === source);
  const current = fact && versionsIn(readings, fact);
  return current !== undefined && current.join('\n') !== versions.join('\n');
}

function versionsIn(
  readings: ReadonlyMap<string, SourceReading>,
  { source, name }: FactName,
): readonly string[] | undefined {
  const value = knownValue(readings.get(source), name);
  return Array.isArray(value) ? [...value].sort() : undefined;
}
