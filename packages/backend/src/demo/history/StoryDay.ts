import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  CollectedFacts,
  Fact,
  Facts,
  FactSet,
} from 'backstage-plugin-ml-scorecards-node';
import { Otherwise, Story } from './readStory';

export const DAY_MS = 24 * 3_600_000;

type OtherwiseWith<Key extends string> = Extract<
  Otherwise,
  { [key in Key]: unknown }
>;

/** A day of the past, or a part of one: makes of what is read today what would have been read then, by the story. */
export class StoryDay {
  private readonly holding: readonly Otherwise[];

  constructor(story: Story, readonly daysAgo: number) {
    this.holding = story.otherwise.filter(
      ({ until, since }) =>
        until < daysAgo && (since === undefined || daysAgo <= since),
    );
  }

  /** The entity as it was; undefined if there was none. */
  entity(today: Entity): Entity | undefined {
    const ref = stringifyEntityRef(today);
    const otherwise = this.with('of').filter(({ of }) => of === ref);
    return otherwise.some(({ absent }) => absent)
      ? undefined
      : otherwise.reduce(
          (entity, patch) => mergePatch(entity, patch.entity) as Entity,
          today,
        );
  }

  /** Why a source could not be read; undefined if it could. */
  errorOf(source: string): OtherwiseWith<'error'>['error'] | undefined {
    return this.with('error').find(each => each.source === source)?.error;
  }

  /** What a collector would have given for a component. */
  answer(today: CollectedFacts, factSet: FactSet): CollectedFacts {
    const { entityRef } = today;
    const prefix = `${factSet.source}.`;
    const told = this.with('of')
      .filter(({ of }) => of === entityRef)
      .flatMap(({ facts }) => Object.entries(facts))
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]): [string, Fact] => [
        name.slice(prefix.length),
        value === null
          ? { unknownBecause: 'It was not recorded at that time.' }
          : { value },
      ]);
    if (this.daysAgo === 0 || (!('facts' in today) && told.length === 0)) {
      return today;
    }
    // Without the revision, so that what is there today is read to the end.
    return {
      entityRef,
      facts: {
        ...('facts' in today ? this.moved(today.facts, factSet) : {}),
        ...Object.fromEntries(told),
      },
    };
  }

  /** Tells days apart on which the catalog was not the same. */
  get catalog(): string {
    return JSON.stringify(
      this.with('of').map(({ of, entity, absent }) => [of, entity, absent]),
    );
  }

  /** Definitions that were other ones then, as in app-config.yaml. */
  get definitions(): readonly OtherwiseWith<'definitions'>['definitions'][] {
    return this.with('definitions').map(({ definitions }) => definitions);
  }

  /** The demo's recordings grow no older: on that day, too, they would have been as old as they are today. */
  private moved(facts: Facts, factSet: FactSet): Facts {
    const moved = Object.entries(facts).map(([name, fact]) => [
      name,
      fact &&
      'value' in fact &&
      factSet.facts[name]?.type === 'instant' &&
      typeof fact.value === 'string'
        ? { ...fact, value: this.daysBefore(fact.value) }
        : fact,
    ]);
    return Object.fromEntries(moved);
  }

  private daysBefore(instant: string): string {
    return new Date(Date.parse(instant) - this.daysAgo * DAY_MS).toISOString();
  }

  private with<Key extends string>(key: Key): OtherwiseWith<Key>[] {
    return this.holding.filter(
      (each): each is OtherwiseWith<Key> => key in each,
    );
  }
}

/** RFC 7396: null takes away, objects are merged, and anything else takes the place of what was there. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) {
    return patch;
  }
  const merged: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[key];
    } else {
      merged[key] = mergePatch(merged[key], value);
    }
  }
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
