import assert from 'node:assert/strict';
import { Entity } from '@backstage/catalog-model';
import {
  CollectedFacts,
  FactCollector,
  Facts,
  FactSet,
} from 'backstage-plugin-ml-scorecards-node';

/**
 * A component as the catalog has it.
 *
 * @public
 */
export function component(
  name: string,
  annotations: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'ml-model' },
  };
}

/**
 * What is collected of entities, by their names.
 *
 * @public
 */
export async function collectByName<TSet extends FactSet>(
  collector: FactCollector<TSet>,
  entities: readonly Entity[],
): Promise<Record<string, CollectedFacts<TSet>>> {
  const collected: Record<string, CollectedFacts<TSet>> = {};
  const names = new Map(
    entities.map(({ metadata: { name } }) => [name.toLowerCase(), name]),
  );
  for await (const each of collector.collect(
    entities.map(entity => ({ entity })),
    { signal: new AbortController().signal },
  )) {
    const name = names.get(each.entityRef.split('/')[1])!;
    assert(!(name in collected), `Answered twice for ${name}`);
    collected[name] = each;
  }
  return collected;
}

/**
 * Facts as values, or as the reason why they are unknown, without their links. The reason stands after a question mark, or
 * after `~` where the source holds nothing of the kind and is silent.
 *
 * @public
 */
export function plainFacts(facts: Facts): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      fact &&
        ('value' in fact
          ? fact.value
          : `${fact.isSilent ? '~' : '?'} ${fact.unknownBecause}`),
    ]),
  );
}

/**
 * The {@link plainFacts} of an answer; of an error, its code and message.
 *
 * @public
 */
export function plain(answer: CollectedFacts<any>): Record<string, unknown> {
  if ('error' in answer) return { ...answer.error };
  return 'facts' in answer ? plainFacts(answer.facts as Facts) : {};
}
