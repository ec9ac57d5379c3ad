import {
  Entity,
  RELATION_API_CONSUMED_BY,
  RELATION_DEPENDENCY_OF,
  RELATION_PROVIDES_API,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { EntityReader } from './EntityReader';
import { targetsOf } from './relations';

/** How far we look. Whoever needs more steps to get to a component hardly knows of it. */
const MAX_STEPS = 10;

/** How many dependants of one component are looked at: platforms are used by everybody. */
const MAX_DEPENDANTS = 200;

/** An entity that rests on a component. */
export interface Dependant {
  readonly entity: Entity;
  /** The shortest way to it: refs from the component's direct dependant to the entity itself. */
  readonly chain: readonly string[];
}

/** Who rests on a component, directly or through others. */
export interface Dependants {
  /** The nearest first. */
  readonly found: readonly Dependant[];
  /** Whether there are more than we looked at. */
  readonly isCut: boolean;
}

interface Walk {
  readonly start: string;
  /** For each dependant the one by which we came to it; undefined for those of the component itself. */
  readonly cameBy: Map<string, string | undefined>;
  readonly found: Dependant[];
  frontier: string[];
  isCut: boolean;
}

/**
 * Finds who rests on components, through entities of any kind: what depends on it, the APIs that it provides, and who
 * consumes these. Looks for all of them together, step by step, so that it asks the catalog once per step. What was met
 * already is not entered again, so circles end.
 */
export async function findDependants(
  components: readonly Entity[],
  reader: EntityReader,
): Promise<Map<string, Dependants>> {
  const walks = components.map(startWalk);
  for (let step = 1; step <= MAX_STEPS; step += 1) {
    await reader.read(walks.flatMap(({ frontier }) => frontier));
    for (const walk of walks) {
      takeStep(walk, reader);
    }
  }
  return new Map(
    walks.map(({ start, found, isCut, frontier }) => [
      start,
      { found, isCut: isCut || frontier.length > 0 },
    ]),
  );
}

function startWalk(component: Entity): Walk {
  const walk: Walk = {
    start: stringifyEntityRef(component),
    cameBy: new Map(),
    found: [],
    frontier: [],
    isCut: false,
  };
  enter(walk, component, undefined);
  return walk;
}

function takeStep(walk: Walk, reader: EntityReader): void {
  const reached = walk.frontier;
  walk.frontier = [];
  for (const ref of reached) {
    const entity = reader.get(ref);
    // Relations can name what the catalog does not have.
    if (entity) {
      walk.found.push({ entity, chain: chainTo(ref, walk) });
      enter(walk, entity, ref);
    }
  }
}

/** Takes up those who rest on an entity for the next step. */
function enter(walk: Walk, entity: Entity, ref: string | undefined): void {
  for (const dependant of targetsOf(
    entity,
    RELATION_DEPENDENCY_OF,
    RELATION_PROVIDES_API,
    RELATION_API_CONSUMED_BY,
  )) {
    if (dependant === walk.start || walk.cameBy.has(dependant)) {
      continue;
    }
    if (walk.cameBy.size >= MAX_DEPENDANTS) {
      walk.isCut = true;
      return;
    }
    walk.cameBy.set(dependant, ref);
    walk.frontier.push(dependant);
  }
}

function chainTo(ref: string, { cameBy }: Walk): string[] {
  const chain: string[] = [];
  for (let at: string | undefined = ref; at; at = cameBy.get(at)) {
    chain.unshift(at);
  }
  return chain;
}
