import { Entity } from '@backstage/catalog-model';
import {
  FactCollector,
  FactSet,
  knownFactSets,
  mlflowFacts,
} from 'backstage-plugin-ml-scorecards-node';
import { CollectorRegistry } from './CollectorRegistry';

function collector(
  factSet: FactSet,
  options: { serves?: boolean; timeToLiveMs?: number } = {},
): FactCollector {
  return {
    factSet,
    timeToLiveMs: options.timeToLiveMs ?? 1000,
    intervalMs: 100,
    serves: () => options.serves ?? true,
    async *collect() {},
  };
}

function factSetOf(source: string): FactSet {
  return { source, title: source, howToConnect: 'Connect it.', facts: {} };
}

const ENTITY: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'fraud' },
};

describe('CollectorRegistry', () => {
  it('holds the collectors in the order in which they were added', () => {
    const registry = new CollectorRegistry();
    const [one, two, three] = ['one', 'two', 'three'].map(source =>
      collector(factSetOf(source)),
    );
    registry.add(one, two);
    registry.add(three);
    expect(registry.all()).toEqual([one, two, three]);
  });

  it('refuses a second collector for a source and names the source', () => {
    const registry = new CollectorRegistry();
    const first = collector(factSetOf('mlflow'));
    registry.add(first);
    expect(() => registry.add(collector(factSetOf('mlflow')))).toThrow(
      /mlflow/,
    );
    expect(registry.all()).toEqual([first]);
    expect(() =>
      new CollectorRegistry().add(
        collector(factSetOf('dvc')),
        collector(factSetOf('dvc')),
      ),
    ).toThrow(/dvc/);
  });

  it('lets checks name the facts of known sources, installed or not, and of new ones', () => {
    const registry = new CollectorRegistry();
    const own = factSetOf('own');
    const newerMlflow: FactSet = { ...mlflowFacts, title: 'MLflow 4' };
    registry.add(collector(own), collector(newerMlflow));
    const sets = registry.factSets(knownFactSets);
    expect(sets).toHaveLength(knownFactSets.length + 1);
    expect(sets).toContain(own);
    // What a collector declares counts, since that is what it fills.
    expect(sets.find(({ source }) => source === 'mlflow')).toBe(newerMlflow);
  });

  it('says how long facts stay fresh only where a collector serves the entity', () => {
    const registry = new CollectorRegistry();
    registry.add(
      collector(factSetOf('here'), { timeToLiveMs: 5000 }),
      collector(factSetOf('elsewhere'), { serves: false }),
    );
    expect(registry.timeToLiveMs('here', ENTITY)).toBe(5000);
    expect(registry.timeToLiveMs('elsewhere', ENTITY)).toBeUndefined();
    expect(registry.timeToLiveMs('nowhere', ENTITY)).toBeUndefined();
  });
});
