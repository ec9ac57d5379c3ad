import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { withLabels } from './withLabels';

function entity(metadata: JsonObject): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'forger', ...metadata },
    spec: { type: 'ml-model' },
  };
}

const FORGED: [string, JsonObject, JsonObject][] = [
  [
    'the labels themselves',
    {
      labels: {
        team: 'x',
        'mlscorecards.io/level': 'gold',
        'mlscorecards.io/reliability-tier': 'tier-4',
      },
    },
    { labels: { team: 'x' } },
  ],
  [
    'another case of the label',
    { labels: { 'mlscorecards.io/LEVEL': 'gold' } },
    { labels: {} },
  ],
  [
    'another case of the field',
    { Labels: { 'mlscorecards.io/level': 'gold', other: 'kept' } },
    { Labels: { other: 'kept' } },
  ],
  [
    'a field with the whole path',
    { 'labels.mlscorecards.io/level': 'gold' },
    {},
  ],
  [
    'a field with a part of the path',
    { 'labels.mlscorecards': { 'io/level': 'gold', 'io/other': 'kept' } },
    { 'labels.mlscorecards': { 'io/other': 'kept' } },
  ],
  [
    'a list',
    { 'labels.mlscorecards': ['io/level', 'kept', { 'io/Level': 'gold' }] },
    { 'labels.mlscorecards': ['kept', {}] },
  ],
];

describe('withLabels', () => {
  it.each(FORGED)('removes %s', (_, forged, left) => {
    const input = entity(forged);
    const before = structuredClone(input);
    expect(withLabels(input, undefined)).toEqual(entity(left));
    expect(input).toEqual(before);
  });

  it.each(FORGED)('puts ours in place of %s', (_, forged, left) => {
    const output = withLabels(entity(forged), {
      tier: 'tier-1',
      level: 'none',
    });
    expect(output).toEqual(
      entity({
        ...left,
        labels: {
          ...(left.labels as JsonObject),
          'mlscorecards.io/reliability-tier': 'tier-1',
          'mlscorecards.io/level': 'none',
        },
      }),
    );
  });

  it('does not copy an entity that says nothing of our labels', () => {
    const input = entity({
      labels: { team: 'x', 'mlscorecards.io/stage': 'production' },
      tags: ['mlscorecards.io/level'],
    });
    expect(withLabels(input, undefined)).toBe(input);
  });
});
