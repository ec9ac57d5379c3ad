import { Catalogue } from '../catalogue/Catalogue';
import { evaluateComponent } from '../evaluation';
import {
  builtInDefinitions,
  FactValues,
  freshReadings,
  mlEntity,
  NOW,
} from '../__testUtils__/builtInEvaluation';
import { AdviceInWords } from './AdviceInWords';
import { FactSheet } from './FactSheet';

async function adviceOn(
  facts: FactValues,
  options: { connected?: string[]; type?: string } = {},
): Promise<AdviceInWords> {
  const definitions = await builtInDefinitions();
  const entity = mlEntity({ type: options.type });
  const readings = freshReadings(facts, options.connected ?? ['catalog']);
  const catalogue = new Catalogue({ url: 'https://docs', definitions });
  return new AdviceInWords({
    entity,
    definitions,
    advice: evaluateComponent({ entity, readings, definitions, now: NOW })
      .advice,
    readings,
    decisions: [],
    facts: new FactSheet({ readings, catalogue }),
  });
}

describe('AdviceInWords', () => {
  it('says what storage fits, and what is used', async () => {
    const advice = await adviceOn({
      'catalog.dataTraits': ['structured'],
      'catalog.sharedFeatureSources': [],
      'catalog.stores': ['document-store', 'of-a-later-version'],
    });
    expect(advice.storageAdvice()).toMatchObject({
      rule: 'clean-structured-data',
      recommends: 'relational-database',
      uses: ['document-store'],
      evidence: expect.arrayContaining([
        'catalog.dataTraits',
        'catalog.stores',
      ]),
    });
  });

  it('does not say that nothing is used where that is not known', async () => {
    const advice = await adviceOn({ 'catalog.dataTraits': ['connected'] });
    // Whether features are shared is not known either, and that rule comes first.
    expect(advice.storageAdvice()).toBeUndefined();
    const known = await adviceOn({
      'catalog.dataTraits': ['connected'],
      'catalog.sharedFeatureSources': [],
    });
    expect(known.storageAdvice()).toMatchObject({
      recommends: 'graph-database',
      uses: undefined,
    });
  });

  it('shows a trigger that nothing measures, of which nothing is kept', async () => {
    const advice = await adviceOn({}, { type: 'feature-pipeline' });
    expect(
      advice.triggers().map(({ id, state, days }) => ({ id, state, days })),
    ).toEqual([
      { id: 'processing-bottleneck', state: 'unknown', days: [] },
      { id: 'utilization-over-limit', state: 'unknown', days: [] },
    ]);
  });
});
