import { ServerResponse } from 'node:http';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { openlineageFacts } from 'backstage-plugin-ml-scorecards-node';
import {
  collectByName,
  component,
  factCollectorContract,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  collectOne,
  createCollector,
  DAY,
  naming,
  NOW,
  TOKEN,
} from './__testUtils__/createCollector';
import { dataset, job } from './__testUtils__/fakeJobs';
import { FakeLineage } from './__testUtils__/FakeLineage';

describe.each(['marquez', 'feast'] as const)('of %s', dialect => {
  const server = FakeLineage.forTests();

  const collector = (options: Parameters<typeof createCollector>[1] = {}) =>
    createCollector({ main: server.origin }, { dialect, ...options });

  /** raw → clean job → clean → train job → model → serve job, which also reads raw. */
  function addLineage() {
    server.add('clean', { reads: ['raw'], writes: ['clean'] });
    server.add('churn/train:v1', {
      reads: ['clean'],
      writes: ['model'],
      type: 'SERVICE',
      runs: Array.from({ length: 6 }, (_, n) => ({
        start: NOW - (n + 1) * DAY,
        seconds: 60 + n,
        state: n === 2 ? ('FAIL' as const) : ('COMPLETE' as const),
        tests: { not_null: n !== 0, unique: true },
      })),
    });
    server.add('serve', { reads: ['model', 'raw'] });
    server.add('unrelated', { reads: ['raw'], writes: ['other'] });
  }

  factCollectorContract({
    name: 'OpenlineageFactCollector',
    setUp: () => {
      server.reset();
      addLineage();
      const answerAll = (answer: (response: ServerResponse) => unknown) => {
        server.intercept = (_, response) => {
          answer(response);
          return true;
        };
      };
      return {
        collector: collector(),
        served: ['clean', 'churn/train:v1'].map(name =>
          component(name.replace(/\W/g, '-'), {
            'openlineage.io/node-id': job(name),
            'openlineage.io/instance': 'main',
          }),
        ) as [ReturnType<typeof component>, ReturnType<typeof component>],
        notServed: component('other', { 'openlineage.io/instance': 'main' }),
        secrets: [TOKEN],
        source: {
          goDown: () => answerAll(response => response.destroy()),
          hang: () => new Promise<void>(asked => answerAll(() => asked())),
          answerGarbage: () =>
            answerAll(response => response.end('<html>Sign in</html>')),
          breakFor: ({ metadata }) => {
            const id = metadata.annotations!['openlineage.io/node-id'];
            const name = id.slice(job('').length);
            const asked = [name, encodeURIComponent(name)];
            server.intercept = ({ url = '' }, response) => {
              const query = new URL(url, server.origin).searchParams;
              const isBroken = [
                query.get('job_name'),
                query.get('nodeId')?.slice(job('').length),
                url.split('/')[6],
              ].some(each => each && asked.includes(each));
              if (isBroken) response.writeHead(500).end();
              return isBroken;
            };
          },
        },
      };
    },
  });

  it('tells all that is declared', async () => {
    addLineage();
    const facts = await collectOne(
      collector({
        entities: [
          naming('clean', dataset('clean'), { ownedBy: ['group:default/a'] }),
          naming('raw', dataset('raw')),
        ],
      }),
      job('churn/train:v1'),
    );
    expect(facts).toEqual({
      hasNode: true,
      upstreamDatasets: [dataset('clean'), dataset('raw')],
      upstreamDepth: 1,
      rootDatasets: [dataset('raw')],
      unownedRootDatasets: [dataset('raw')],
      downstreamJobs: [job('serve')],
      undeclaredConsumers: [job('serve')],
      edges: [
        `${dataset('clean')} → *${job('churn/train:v1')}`,
        `*${job('churn/train:v1')} → !${dataset('model')}`,
        `!${job('clean')} → ${dataset('clean')}`,
        `!${dataset('model')} → !${job('serve')}`,
        `!${dataset('raw')} → !${job('clean')}`,
      ],
      hasMoreEdges: false,
      lastEventAt: new Date(NOW - DAY + 60_000).toISOString(),
      intervalDays: 1,
      lastRunState: 'succeeded',
      lastRunSucceededAt: new Date(NOW - DAY + 60_000).toISOString(),
      runSuccessShare30d: 5 / 6,
      runSecondsMedian: 63,
      processingType: 'SERVICE',
      failedDataTests: ['not_null of in'],
    });
    expect(Object.keys(facts).sort()).toEqual(
      Object.keys(openlineageFacts.facts).sort(),
    );
  });

  it('tells of a dataset what its only job does', async () => {
    addLineage();
    expect(await collectOne(collector(), dataset('model'))).toMatchObject({
      hasNode: true,
      upstreamDatasets: [dataset('clean'), dataset('raw')],
      upstreamDepth: 2,
      downstreamJobs: [job('serve')],
      lastRunState: 'succeeded',
    });
  });

  it('does not choose among the jobs of a dataset', async () => {
    addLineage();
    server.add('again', { writes: ['model'] });
    expect(await collectOne(collector(), dataset('model'))).toMatchObject({
      hasNode: true,
      lastRunState: expect.stringContaining(
        '? the dataset is written by 2 jobs',
      ),
    });
    expect(await collectOne(collector(), dataset('raw'))).toMatchObject({
      rootDatasets: [dataset('raw')],
      upstreamDatasets: [],
      upstreamDepth: 0,
      lastEventAt: '? no job is known to write the dataset',
    });
  });

  it('knows what reads and writes nothing, and does not call its lineage owned', async () => {
    server.add('lone');
    server.loneDatasets.add('lone');
    expect(await collectOne(collector(), job('lone'))).toMatchObject({
      hasNode: true,
      upstreamDatasets: [],
      unownedRootDatasets: '? the lineage knows no dataset before it',
      edges: [],
      lastEventAt: '? no run of the job is known',
    });
    expect(await collectOne(collector(), dataset('lone'))).toMatchObject({
      hasNode: true,
      unownedRootDatasets: [dataset('lone')],
    });
  });

  it('is not kept fresh by a run that says a time in the future', async () => {
    const inYears = { start: NOW + 4000 * DAY, seconds: 60 };
    server.add('train', {
      runs: [
        { ...inYears, tests: { not_null: false } },
        { start: NOW - DAY, seconds: 60, state: 'FAIL' },
      ],
    });
    server.add('later', { runs: [inYears] });
    expect(await collectOne(collector(), job('train'))).toMatchObject({
      lastEventAt: new Date(NOW - DAY + 60_000).toISOString(),
      lastRunState: 'failed',
      lastRunSucceededAt: '? no run of the job is known to have succeeded',
      failedDataTests: '? the last run has told of no data test',
    });
    expect(await collectOne(collector(), job('later'))).toMatchObject({
      lastEventAt: expect.stringMatching(/^\? the runs .* say times in the f/),
      lastRunState: expect.stringMatching(/^\? the runs .* say times in the f/),
    });
  });

  it('says that the server does not know a node, and nothing else of it', async () => {
    addLineage();
    const facts = await collectOne(collector(), job('gone'));
    expect(facts).toMatchObject({
      hasNode: false,
      upstreamDatasets: expect.stringMatching(
        /^\? the server \(main\) has no job:/,
      ),
      undeclaredConsumers: expect.stringMatching(/^~ the server \(main\) has/),
    });
    const known = Object.entries(facts).filter(
      ([, value]) => !/^[?~]/.test(String(value)),
    );
    expect(known).toEqual([['hasNode', false]]);
  });

  it.each([
    ['by its entity', { dependencyOf: ['component:default/serve'] }, []],
    ['by its API', { providesApi: ['api:default/score'] }, []],
    [
      'by what it makes',
      {},
      [
        naming('model', dataset('model'), {
          dependencyOf: ['component:default/serve'],
        }),
      ],
    ],
  ])('knows a consumer that is declared %s', async (_, relations, more) => {
    addLineage();
    const entity = naming('train', job('churn/train:v1'), relations);
    const one = collector({
      entities: [
        ...more,
        naming('serve', job('serve')),
        {
          ...component('score', {}),
          kind: 'API',
          relations: [
            { type: 'apiConsumedBy', targetRef: 'component:default/serve' },
          ],
        },
      ],
    });
    const { train } = await collectByName(one, [entity]);
    expect(train).toMatchObject({
      facts: {
        downstreamJobs: { value: [job('serve')] },
        undeclaredConsumers: { value: [] },
      },
    });
  });

  it('does not take an entity of another server for an owner', async () => {
    addLineage();
    const owned = naming('raw', dataset('raw'), {
      ownedBy: ['group:default/a'],
    });
    const of = (instance: string) => ({
      ...owned,
      metadata: {
        ...owned.metadata,
        annotations: {
          ...owned.metadata.annotations,
          'openlineage.io/instance': instance,
        },
      },
    });
    for (const [instance, unowned] of [
      ['main', []],
      ['other', [dataset('raw')]],
    ] as const) {
      expect(
        await collectOne(collector({ entities: [of(instance)] }), job('clean')),
      ).toMatchObject({ unownedRootDatasets: unowned });
    }
  });

  it('keeps the last facts if the catalog cannot be asked', async () => {
    addLineage();
    const catalog = catalogServiceMock();
    jest
      .spyOn(catalog, 'queryEntities')
      .mockRejectedValue(new Error('down: s3cret'));
    const answer = await collectOne(collector({ catalog }), job('clean'));
    expect(answer).toEqual({
      code: 'unavailable',
      message: expect.stringMatching(/^The catalog could not be asked/),
    });
  });

  it('sends the credentials, and links to where people see it', async () => {
    addLineage();
    const { train } = await collectByName(collector(), [
      naming('train', job('churn/train:v1')),
    ]);
    expect(new Set(server.headers.map(each => each.authorization))).toEqual(
      new Set([`Bearer ${TOKEN}`]),
    );
    expect(train).toHaveProperty(
      'facts.upstreamDatasets.link',
      dialect === 'marquez'
        ? 'https://lineage.example.com/lineage/job/airflow%3A%2F%2Fprod%3A8080/churn%2Ftrain%3Av1'
        : 'https://lineage.example.com',
    );
  });
});
