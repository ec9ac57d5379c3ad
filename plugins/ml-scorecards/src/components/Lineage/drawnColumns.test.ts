import { LineagePicture } from 'backstage-plugin-ml-scorecards-common';
import { drawnColumns } from './drawnColumns';

/** Nodes by their columns as they are told, with the steps between them as in `a>b`. */
function picture(
  columns: Record<string, number>,
  steps: string[],
): LineagePicture {
  return {
    nodes: Object.entries(columns).map(([id, column]) => ({
      id,
      label: id,
      kind: 'dataset',
      column,
      isUnowned: false,
    })),
    edges: steps.map(step => {
      const [from, to] = step.split('>');
      return { from, to };
    }),
  };
}

describe('drawnColumns', () => {
  it.each([
    ['a component alone', { own: 0 }, [], { all: 1, before: 0 }],
    [
      'a chain',
      { a: -2, b: -1, own: 0, c: 1 },
      ['a>b', 'b>own', 'own>c'],
      { all: 4, before: 2 },
    ],
    [
      'what is used at once and after two more steps',
      { a: -1, b: -2, c: -1, own: 0 },
      ['a>own', 'a>b', 'b>c', 'c>own'],
      { all: 4, before: 3 },
    ],
    [
      'a circle',
      { a: -1, own: 0, b: 1 },
      ['a>own', 'own>b', 'b>a'],
      { all: 3, before: 2 },
    ],
  ])('counts those of %s', (_, columns, steps, expected) => {
    const { all, before } = drawnColumns(
      picture(columns as unknown as Record<string, number>, steps),
    );
    expect({ all, before }).toEqual(expected);
  });
});
