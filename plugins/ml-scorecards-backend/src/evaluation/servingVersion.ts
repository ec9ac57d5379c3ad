import { Entity } from '@backstage/catalog-model';
import {
  FactSet,
  gitFacts,
  kubeflowFacts,
  mlflowFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { isDeepStrictEqual } from 'node:util';
import { knownValue, SourceReading } from './SourceReading';

/** The versions of the model that serve, as one source tells them. */
export interface ServingVersion {
  readonly source: string;
  /** Which model of the source it was. What was stored without it is about whichever model there is. */
  readonly model?: NamedModel;
  /** In the order of their names. */
  readonly versions: readonly string[];
}

/** What an entity calls its model at one source; empty texts for what it does not say. */
interface NamedModel {
  readonly name: string;
  /** Where the name holds. */
  readonly within: readonly string[];
}

/** The facts that tell which versions serve. The first source that knows is asked. */
const SERVING_VERSIONS: ReadonlyArray<{
  readonly factSet: FactSet;
  readonly name: string;
}> = [
  { factSet: kubeflowFacts, name: 'deployedVersions' },
  { factSet: mlflowFacts, name: 'servingVersions' },
  { factSet: gitFacts, name: 'gtoServingVersions' },
];

/** Which versions of the model serve, none if a source tells that none does; undefined if no source tells. */
export function servingVersion(
  readings: ReadonlyMap<string, SourceReading>,
  entity: Entity,
): ServingVersion | undefined {
  const told = SERVING_VERSIONS.flatMap(({ factSet, name }) => {
    const { source } = factSet;
    const versions = versionsIn(readings, source, name);
    return versions
      ? [{ source, model: namedModel(factSet, entity), versions }]
      : [];
  });
  return told.find(({ versions }) => versions.length > 0) ?? told[0];
}

/**
 * Whether other versions serve than did once, or the entity names another model. The source that told it then is asked
 * again: what it cannot tell is no change.
 */
export function hasOtherVersion(
  { source, model, versions }: ServingVersion,
  readings: ReadonlyMap<string, SourceReading>,
  entity: Entity,
): boolean {
  const asked = SERVING_VERSIONS.find(
    ({ factSet }) => factSet.source === source,
  );
  if (!asked) {
    return false;
  }
  const current = versionsIn(readings, source, asked.name);
  return (
    (model !== undefined &&
      !isDeepStrictEqual(model, namedModel(asked.factSet, entity))) ||
    (current !== undefined && current.join('\n') !== versions.join('\n'))
  );
}

function namedModel(
  { modelAnnotations }: FactSet,
  { metadata: { annotations = {} } }: Entity,
): NamedModel {
  const valueOf = (annotation: string) => annotations[annotation]?.trim() ?? '';
  const { named = [], within = [] } = modelAnnotations ?? {};
  return {
    name: named.map(valueOf).find(value => value !== '') ?? '',
    within: within.map(valueOf),
  };
}

function versionsIn(
  readings: ReadonlyMap<string, SourceReading>,
  source: string,
  name: string,
): readonly string[] | undefined {
  const value = knownValue(readings.get(source), name);
  return Array.isArray(value) ? [...value].sort() : undefined;
}
