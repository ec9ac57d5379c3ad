import { DECLARATION_ANNOTATIONS } from 'backstage-plugin-ml-scorecards-common';
import { catalogFacts } from 'backstage-plugin-ml-scorecards-node';
import { NOW } from '../../__testUtils__/builtInEvaluation';
import { catalogEntity } from '../../__testUtils__/catalogEntity';
import { declaredFacts } from './declaredFacts';

type Key = keyof typeof DECLARATION_ANNOTATIONS;
type FactName = keyof typeof catalogFacts.facts;

function factsWith(told: Partial<Record<Key, string>>) {
  const annotations = Object.fromEntries(
    Object.entries(told).map(([key, value]) => [
      DECLARATION_ANNOTATIONS[key as Key],
      value,
    ]),
  );
  return declaredFacts(catalogEntity({ metadata: { annotations } }), NOW);
}

describe('declaredFacts', () => {
  it.each<[FactName, Key, string, unknown]>([
    ['trainingWindowSeconds', 'trainingWindow', 'PT4H', 14_400],
    ['trainingWindowSeconds', 'trainingWindow', '4 hours', 14_400],
    ['trainingWindowSeconds', 'trainingWindow', 'P1DT12H', 129_600],
    ['latencyLimitSeconds', 'latencyLimit', '200ms', 0.2],
    ['latencyLimitSeconds', 'latencyLimit', 'PT0.2S', 0.2],
    ['latencyLimitSeconds', 'latencyLimit', ' 2 s ', 2],
    ['hasLatencyLimit', 'latencyLimit', '200ms', true],
    ['pipelineIntervalDays', 'pipelineInterval', 'P1D', 1],
    ['pipelineIntervalDays', 'pipelineInterval', '12h', 0.5],
    ['modelStaleAfterDays', 'modelStaleAfter', 'P30D', 30],
    ['modelStaleAfterDays', 'modelStaleAfter', '2 weeks', 14],
    ['retrainTrigger', 'retrainTrigger', ' drift ', 'drift'],
    ['fallback', 'fallback', 'rules of last year', 'rules of last year'],
    [
      'fallbackTestedAt',
      'fallbackTestedOn',
      '2026-05-01',
      '2026-05-01T00:00:00.000Z',
    ],
    [
      'rollbackDrilledAt',
      'rollbackDrilledOn',
      '2026-05-01T10:00:00+02:00',
      '2026-05-01T08:00:00.000Z',
    ],
    // Where it is day first.
    [
      'fallbackTestedAt',
      'fallbackTestedOn',
      '2026-06-16',
      '2026-06-16T00:00:00.000Z',
    ],
    ['proposals', 'proposes', 'complexity', ['complexity']],
    [
      'proposals',
      'proposes',
      'complexity, scaling,',
      ['scaling', 'complexity'],
    ],
    ['proposals', 'proposes', '', []],
    [
      'dataTraits',
      'dataTraits',
      'nearest-neighbour,structured',
      ['structured', 'nearest-neighbour'],
    ],
  ])('reads %s from %s: %s', (fact, key, value, expected) => {
    expect(factsWith({ [key]: value })[fact]).toEqual({ value: expected });
  });

  const notSpans = [
    '',
    '4',
    'soon',
    'PT',
    'P',
    '-4 hours',
    '0s',
    'PT0S',
    'P-1D',
  ];
  const notDays = [
    '',
    'soon',
    '2026-02-30',
    '2026-05-01T10:00:00',
    '2026-06-17',
    '2099-01-01',
  ];
  it.each<[FactName, Key, readonly string[], string]>([
    ['trainingWindowSeconds', 'trainingWindow', notSpans, 'PT4H'],
    ['latencyLimitSeconds', 'latencyLimit', notSpans, '200ms'],
    ['hasLatencyLimit', 'latencyLimit', notSpans, '200ms'],
    ['pipelineIntervalDays', 'pipelineInterval', notSpans, 'P1D'],
    ['modelStaleAfterDays', 'modelStaleAfter', notSpans, 'P1D'],
    ['scaleLimits', 'trainingWindow', notSpans, 'PT4H'],
    ['scaleLimits', 'latencyLimit', notSpans, 'PT4H'],
    ['scaleLimits', 'pipelineInterval', notSpans, 'PT4H'],
    ['fallbackTestedAt', 'fallbackTestedOn', notDays, '2026-03-31'],
    ['rollbackDrilledAt', 'rollbackDrilledOn', notDays, '2026-03-31'],
    ['proposals', 'proposes', ['growth', 'scaling;complexity'], 'complexity'],
    ['dataTraits', 'dataTraits', ['structured, big'], 'nearest-neighbour'],
  ])(
    'says of %s why it is unknown, when %s is not understood, and what it may be',
    (fact, key, values, mayBe) => {
      for (const value of values) {
        const told = factsWith({ [key]: value })[fact];
        expect(told).toEqual({ unknownBecause: expect.any(String) });
        const because = told && 'unknownBecause' in told && told.unknownBecause;
        expect(because).toContain(DECLARATION_ANNOTATIONS[key]);
        expect(because).toContain(`"${value}"`);
        expect(because).toContain(mayBe);
      }
    },
  );

  it.each<[FactName, Key]>([
    ['trainingWindowSeconds', 'trainingWindow'],
    ['latencyLimitSeconds', 'latencyLimit'],
    ['pipelineIntervalDays', 'pipelineInterval'],
    ['modelStaleAfterDays', 'modelStaleAfter'],
    ['fallbackTestedAt', 'fallbackTestedOn'],
    ['rollbackDrilledAt', 'rollbackDrilledOn'],
  ])('names the annotation that %s needs', (fact, key) => {
    expect(factsWith({})[fact]).toEqual({
      unknownBecause: expect.stringContaining(DECLARATION_ANNOTATIONS[key]),
    });
  });

  it('knows what is not declared', () => {
    expect(factsWith({})).toMatchObject({
      hasLatencyLimit: { value: false },
      scaleLimits: { value: [] },
      retrainTrigger: { value: '' },
      fallback: { value: '' },
      proposals: { value: [] },
      dataTraits: { value: [] },
    });
  });

  it('lists the limits that are declared', () => {
    expect(
      factsWith({ pipelineInterval: 'P1D', trainingWindow: 'PT4H' })
        .scaleLimits,
    ).toEqual({ value: ['training-window', 'pipeline-interval'] });
  });
});
