import { plainFacts } from 'backstage-plugin-ml-scorecards-node/testUtils';
import { readLineagePicture } from 'backstage-plugin-ml-scorecards-common';
import { LineageGraph } from './LineageGraph';
import { lineageFacts } from './lineageFacts';

const factsOf = (
  nodeId: string,
  options: ConstructorParameters<typeof LineageGraph>[0],
) =>
  plainFacts(
    lineageFacts(new LineageGraph(options), {
      nodeId,
      ownership: { isOwned: () => false, isDeclared: () => false },
    }),
  ) as Record<string, any>;

/** Jobs in a row: `dataset:0 → job:0 → dataset:1 → …`. */
const chain = (jobs: number) =>
  Array.from({ length: jobs }, (_, n) => [
    [`dataset:${n}`, `job:${n}`] as const,
    [`job:${n}`, `dataset:${n + 1}`] as const,
  ]).flat();

describe('lineageFacts', () => {
  it('follow 15 jobs in a row', () => {
    const facts = factsOf('dataset:15', { nodes: [], edges: chain(15) });
    expect(facts).toMatchObject({
      upstreamDepth: 15,
      rootDatasets: ['dataset:0'],
      hasMoreEdges: false,
    });
    expect(facts.upstreamDatasets).toHaveLength(15);
  });

  it('do not say where lineage begins that they do not see to its end', () => {
    const facts = factsOf('dataset:16', { nodes: [], edges: chain(16) });
    const why = expect.stringMatching(
      /^\? the lineage before it has more than/,
    );
    expect(facts).toMatchObject({
      upstreamDepth: why,
      rootDatasets: why,
      unownedRootDatasets: why,
      hasMoreEdges: true,
    });
    expect(facts.upstreamDatasets).toHaveLength(15);
  });

  it('list the nearest of a thousand datasets, and draw the nearest steps of both sides', () => {
    const facts = factsOf('job:it', {
      nodes: [],
      edges: [
        ...Array.from({ length: 1000 }, (_, n) => [
          [`dataset:in-${n}`, 'job:it'] as const,
          ['job:it', `dataset:out-${n}`] as const,
        ]).flat(),
      ],
    });
    expect(facts.upstreamDatasets).toHaveLength(100);
    expect(facts.undeclaredConsumers).toEqual([]);
    expect(facts.hasMoreEdges).toBe(true);
    expect(facts.edges).toHaveLength(200);
    const { nodes } = readLineagePicture(facts.edges);
    expect(nodes.filter(({ column }) => column < 0)).toHaveLength(100);
    expect(nodes.filter(({ column }) => column > 0)).toHaveLength(100);
  });

  it('keep few edges where names are very long', () => {
    const long = 'x'.repeat(1000);
    const facts = factsOf('job:it', {
      nodes: [],
      edges: Array.from(
        { length: 100 },
        (_, n) => [`dataset:${n}:${long}`, 'job:it'] as const,
      ),
    });
    expect(facts.hasMoreEdges).toBe(true);
    expect(facts.edges.length).toBeGreaterThan(20);
    expect(facts.edges.join('').length).toBeLessThan(30_000);
  });

  it('take several names of a dataset for one', () => {
    const facts = factsOf('dataset:z', {
      nodes: [],
      edges: [
        ['dataset:raw', 'job:j'],
        ['job:j', 'dataset:a'],
        ['dataset:m', 'job:k'],
      ],
      same: [
        ['dataset:a', 'dataset:m'],
        ['dataset:m', 'dataset:a'],
        ['dataset:m', 'dataset:z'],
      ],
    });
    expect(facts).toMatchObject({
      upstreamDatasets: ['dataset:raw'],
      rootDatasets: ['dataset:raw'],
      downstreamJobs: ['job:k'],
      edges: [
        '!job:j → *dataset:a',
        '*dataset:a → !job:k',
        '!dataset:raw → !job:j',
      ],
    });
  });
});
