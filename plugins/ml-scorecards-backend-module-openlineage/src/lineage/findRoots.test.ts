import { findRoots } from './findRoots';
import { LineageGraph } from './LineageGraph';

/** `a b > job > c`: a job reads a and b, and writes c. */
function rootsOf(...jobs: string[]) {
  const edges = jobs.flatMap(text => {
    const [reads, name, writes] = text.split('>').map(part => part.trim());
    const ids = (names: string) =>
      names
        .split(' ')
        .filter(Boolean)
        .map(id => `dataset:${id}`);
    return [
      ...ids(reads).map(id => [id, `job:${name}`] as const),
      ...ids(writes).map(id => [`job:${name}`, id] as const),
    ];
  });
  const datasets = edges.flat().filter(id => id.startsWith('dataset:'));
  return findRoots(new LineageGraph({ nodes: [], edges }), [
    ...new Set(datasets),
  ]).map(id => id.replace('dataset:', ''));
}

describe('findRoots', () => {
  it.each<[string, string[], string[]]>([
    ['what no job writes', ['a b > j > c', 'c > k > d'], ['a', 'b']],
    [
      'what a job writes that reads nothing',
      ['> load > a', 'a > j > b'],
      ['a'],
    ],
    ['what is made of itself only', ['a > j > a'], ['a']],
    ['not what is made of itself and another', ['a raw > j > a'], ['raw']],
    [
      'all in a circle that nothing leads into',
      ['a > j > b', 'b > k > a', 'b > l > c'],
      ['a', 'b'],
    ],
    ['none in a circle behind a root', ['raw b > j > a', 'a > k > b'], ['raw']],
    [
      'a circle beside a root',
      ['raw > j > c', 'a > k > b', 'b > l > a', 'a > m > c'],
      ['a', 'b', 'raw'],
    ],
    [
      'not a circle behind another circle',
      ['a > j > b', 'b > k > a', 'a d > l > c', 'c > m > d'],
      ['a', 'b'],
    ],
  ])('are %s', (_, jobs, roots) => {
    expect(rootsOf(...jobs)).toEqual(roots);
  });

  it('asks for nothing but the datasets of the component and who writes them', () => {
    const graph = new LineageGraph({
      nodes: [],
      edges: [
        ['dataset:raw', 'job:clean'],
        ['job:clean', 'dataset:clean'],
        ...Array.from({ length: 50 }, (_, n) => [
          ['dataset:raw', `job:other-${n}`] as const,
          [`job:other-${n}`, `dataset:other-${n}`] as const,
        ]).flat(),
      ],
    });
    const asked = [jest.spyOn(graph, 'before'), jest.spyOn(graph, 'after')].map(
      ({ mock }) => mock.calls,
    );
    const datasets = ['dataset:clean', 'dataset:raw'];
    expect(findRoots(graph, datasets)).toEqual(['dataset:raw']);
    const ids = new Set(asked.flat(2));
    expect(ids).toContain('dataset:clean');
    for (const id of ids) expect([...datasets, 'job:clean']).toContain(id);
  });
});
