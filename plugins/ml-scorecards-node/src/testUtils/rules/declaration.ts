import assert from 'node:assert/strict';
import { Entity } from '@backstage/catalog-model';
import { FactSet, FactType } from '../../facts';
import { CollectorUnderTest } from '../CollectorUnderTest';
import { hostileEntities } from '../hostileEntities';

const TYPES: Readonly<Record<FactType, true>> = {
  boolean: true,
  integer: true,
  number: true,
  string: true,
  instant: true,
  strings: true,
};

/** Names that conditions read besides facts, and so no source may have. */
const NAMES_TAKEN = ['component', 'params', 'daysSince', 'has', 'size', 'type'];

export async function declaresFacts({
  collector,
}: CollectorUnderTest): Promise<void> {
  assertFactSet(collector.factSet);
}

/** Checks what conditions and pages need of a fact set. */
export function assertFactSet(set: FactSet): void {
  const { source, title, howToConnect, facts } = set;
  // No hyphen: a condition would read it as a minus.
  assert.match(source, /^[a-z][a-zA-Z0-9]*$/, 'source is in camel case');
  assert(!NAMES_TAKEN.includes(source), `${source} has another meaning`);
  assert.match(title, /^[A-Z].*\S$/, 'title is a name');
  assert.match(howToConnect, /^[A-Z].+\.$/, 'howToConnect is a sentence');
  assert.notEqual(Object.keys(facts).length, 0, 'there are facts');
  for (const [name, { type, description }] of Object.entries(facts)) {
    assert.match(name, /^[a-z][a-zA-Z0-9]*$/, `${name} is in camel case`);
    assert(Object.hasOwn(TYPES, type), `${name} is of no known type`);
    // It continues the sentence "Git repository says nothing about …".
    assert.match(description, /^\S(.*[^\s.])?$/, `${name} is described`);
    assert.doesNotMatch(
      name,
      /age(days|hours)?$|(days|hours)since|since$/i,
      `${name} is an age, which changes by itself: give the instant`,
    );
  }
}

export async function keepsFactsFresh({
  collector: { intervalMs, timeToLiveMs },
}: CollectorUnderTest): Promise<void> {
  assert(intervalMs > 0 && Number.isFinite(timeToLiveMs), 'both are times');
  assert(timeToLiveMs > intervalMs, 'timeToLiveMs is longer than intervalMs');
}

export async function tellsWhomItServes({
  collector,
  served,
  notServed,
}: CollectorUnderTest): Promise<void> {
  const minimal: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'minimal' },
  };
  const serves = (entity: Entity): boolean => {
    const before = JSON.stringify(entity);
    const result = collector.serves(entity);
    assert.equal(typeof result, 'boolean', 'serves gives a boolean');
    assert.equal(collector.serves(entity), result, 'serves is pure');
    assert.equal(JSON.stringify(entity), before, 'serves writes on the entity');
    return result;
  };
  for (const entity of served) {
    assert(serves(entity), `serves ${entity.metadata.name}`);
  }
  const servesMinimal = serves(minimal);
  if (notServed) {
    assert(!serves(notServed), `does not serve ${notServed.metadata.name}`);
  } else {
    assert(servesMinimal, 'serves every entity, since none was named');
  }
  hostileEntities(served).forEach(serves);
}
