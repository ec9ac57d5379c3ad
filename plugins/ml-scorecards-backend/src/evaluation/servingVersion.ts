import { Entity } from '@backstage/catalog-model';
import {
  FactSet,
  gitFacts,
  kubeflowFacts,
  mlflowFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { isDeepStrictEqual } from 'node:util';
import { knownValue, SourceReading } from './SourceReading';

/** What one source tells of the model that serves. */
export interface ToldVersions {
  readonly source: string;
  /** Which model of the source it is. What was stored without it is about whichever model there is. */
  readonly model?: NamedModel;
  /** In the order of their names, none if it tells that none serves; not there if it tells nothing. */
  readonly versions?: readonly string[];
}

/** The versions of the model that serve, as one source tells them. */
export interface ServingVersion extends ToldVersions {
  readonly versions: readonly string[];
}

/** What an entity calls its model at one source; empty texts for what it does not say. */
interface NamedModel {
  readonly name: string;
  /** Where the name holds. */
  readonly within: readonly string[];
}

/** The facts that tell which versions serve. People are told what the first source says that knows. */
const SERVING_VERSIONS: ReadonlyArray<{
  readonly factSet: FactSet;
  readonly name: string;
}> = [
  { factSet: kubeflowFacts, name: 'deployedVersions' },
  { factSet: mlflowFacts, name: 'servingVersions' },
  { factSet: gitFacts, name: 'gtoServingVersions' },
];

/** What was told at a time of which nothing is known but that nobody told anything. */
const NOBODY_TOLD: readonly ToldVersions[] = SERVING_VERSIONS.map(
  ({ factSet: { source } }) => ({ source }),
);

/** What each source tells of the versions that serve, be it nothing. */
export function toldVersions(
  readings: ReadonlyMap<string, SourceReading>,
  entity: Entity,
): ToldVersions[] {
  return SERVING_VERSIONS.map(({ factSet, name }) => ({
    source: factSet.source,
    model: namedModel(factSet, entity),
    versions: versionsIn(readings, factSet.source, name),
  }));
}

/** Which versions of the model serve, by the first source that names some; undefined if no source tells. */
export function servingVersion(
  told: readonly ToldVersions[],
): ServingVersion | undefined {
  const telling = told.filter(hasVersions);
  return telling.find(({ versions }) => versions.length > 0) ?? telling[0];
}

/**
 * Whether a source tells other versions than it told then, or the entity names another model. Each source is compared with
 * itself, as they number versions in ways of their own:
 *
 * - One that is silent now tells no other version: an outage is none.
 * - One that was silent then and tells something now tells what nobody has vouched for, be it that none serves.
 * - Of one of which nothing is known is not known either whether it has changed: so it is of others than the one that was
 *   stored alone before what each tells was.
 */
export function servesAnother(
  then: readonly ToldVersions[] = NOBODY_TOLD,
  now: readonly ToldVersions[],
): boolean {
  // Where nobody tells versions, it is the names alone that say what somebody vouched for.
  const byNames = !then.some(hasVersions);
  return then.some(before => {
    const current = now.find(({ source }) => source === before.source);
    return (
      current !== undefined &&
      (tellsOtherVersions(before, current) ||
        ((byNames || hasVersions(before)) && namesOther(before, current)))
    );
  });
}

function hasVersions(told: ToldVersions): told is ServingVersion {
  return told.versions !== undefined;
}

function tellsOtherVersions(before: ToldVersions, now: ToldVersions): boolean {
  return hasVersions(now) && !isDeepStrictEqual(before.versions, now.versions);
}

function namesOther(before: ToldVersions, now: ToldVersions): boolean {
  // Where no model is named and no version told, the place of a repository says nothing of the model.
  const isNamed =
    hasVersions(before) || Boolean(before.model?.name || now.model?.name);
  return (
    before.model !== undefined &&
    isNamed &&
    !isDeepStrictEqual(before.model, now.model)
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
