import { Entity } from '@backstage/catalog-model';
import { CatalogProcessorCache } from '@backstage/plugin-catalog-node';
import { JsonValue } from '@backstage/types';
import { Labels, LabelStore } from './LabelStore';
import { LabelsProcessor } from './LabelsProcessor';

const REF = 'component:default/fraud-detector';
const SILVER: Labels = { tier: 'tier-1', level: 'silver' };
const LOCATION = { type: 'url', target: 'https://example.com' };

const TIER_LABEL = 'mlscorecards.io/reliability-tier';
const LEVEL_LABEL = 'mlscorecards.io/level';

function entity(labels?: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'fraud-detector', ...(labels && { labels }) },
  };
}

/** One entity in the catalog: its cache lasts from one processing to the next, as the catalog's does. */
function entityInCatalog() {
  let stored: Record<string, JsonValue> = {};
  const writes: JsonValue[] = [];
  return {
    writes,
    async process(processor: LabelsProcessor, input: Entity) {
      let written: Record<string, JsonValue> | undefined;
      const emit = jest.fn();
      const cache: CatalogProcessorCache = {
        get: async <T extends JsonValue>(key: string) =>
          stored[key] as T | undefined,
        set: async (key, value) => {
          writes.push(value);
          written = { ...written, [key]: value };
        },
      };
      const output = await processor.postProcessEntity(
        input,
        LOCATION,
        emit,
        cache,
      );
      stored = JSON.parse(JSON.stringify(written ?? stored));
      return { output, emit };
    },
  };
}

function loadedStore(labels: Labels | null = SILVER) {
  const store = new LabelStore();
  store.update([{ sequence: 1, entityRef: REF, labels }]);
  store.markLoaded();
  return store;
}

describe('LabelsProcessor', () => {
  it('sets the labels of a component beside its other labels', async () => {
    const { output } = await entityInCatalog().process(
      new LabelsProcessor(loadedStore()),
      entity({ 'mlscorecards.io/audience': 'customer' }),
    );
    expect(output.metadata.labels).toEqual({
      'mlscorecards.io/audience': 'customer',
      [TIER_LABEL]: 'tier-1',
      [LEVEL_LABEL]: 'silver',
    });
  });

  it('makes each entity refreshable by itself', async () => {
    const { emit } = await entityInCatalog().process(
      new LabelsProcessor(new LabelStore()),
      entity(),
    );
    expect(emit.mock.calls).toEqual([
      [{ type: 'refresh', key: `ml-scorecards-labels:${REF}` }],
    ]);
  });

  it('leaves an entity without scorecard as it is', async () => {
    const input = entity({ team: 'fraud' });
    const { output } = await entityInCatalog().process(
      new LabelsProcessor(loadedStore(null)),
      input,
    );
    expect(output).toBe(input);
  });

  it('takes the labels away when the entity is no component any more', async () => {
    const store = loadedStore();
    const processor = new LabelsProcessor(store);
    const catalog = entityInCatalog();
    await catalog.process(processor, entity({ team: 'fraud' }));

    store.update([{ sequence: 2, entityRef: REF, labels: null }]);
    const { output } = await catalog.process(
      processor,
      entity({ team: 'fraud' }),
    );
    expect(output.metadata.labels).toEqual({ team: 'fraud' });

    const afterRestart = await catalog.process(
      new LabelsProcessor(new LabelStore()),
      entity({ team: 'fraud' }),
    );
    expect(afterRestart.output.metadata.labels).toEqual({ team: 'fraud' });
  });

  it('writes the cache only when the labels change', async () => {
    const store = loadedStore();
    const processor = new LabelsProcessor(store);
    const catalog = entityInCatalog();
    await catalog.process(processor, entity());
    await catalog.process(processor, entity());
    expect(catalog.writes).toEqual([SILVER]);

    store.update([
      { sequence: 2, entityRef: REF, labels: { ...SILVER, level: 'gold' } },
    ]);
    await catalog.process(processor, entity());
    expect(catalog.writes).toHaveLength(2);
  });

  describe('before the labels are loaded', () => {
    it('keeps the labels that the entity had, and notes that for the load', async () => {
      const catalog = entityInCatalog();
      await catalog.process(new LabelsProcessor(loadedStore()), entity());

      const store = new LabelStore();
      const { output } = await catalog.process(
        new LabelsProcessor(store),
        entity({ [LEVEL_LABEL]: 'gold' }),
      );

      expect(output.metadata.labels).toEqual({
        [TIER_LABEL]: 'tier-1',
        [LEVEL_LABEL]: 'silver',
      });
      store.update([
        { sequence: 7, entityRef: REF, labels: { ...SILVER, level: 'bronze' } },
      ]);
      expect(store.markLoaded()).toEqual([REF]);
    });

    it('gives a new entity none, and notes that for the load', async () => {
      const store = new LabelStore();
      const { output } = await entityInCatalog().process(
        new LabelsProcessor(store),
        entity({ [LEVEL_LABEL]: 'gold' }),
      );
      expect(output.metadata.labels).toEqual({});
      store.update([{ sequence: 1, entityRef: REF, labels: SILVER }]);
      expect(store.markLoaded()).toEqual([REF]);
    });
  });
});
