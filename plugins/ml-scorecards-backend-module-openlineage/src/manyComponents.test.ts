import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  collectByName,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  collectOne,
  createCollector,
  DAY,
  naming,
  NOW,
} from './__testUtils__/createCollector';
import { dataset, job } from './__testUtils__/fakeJobs';
import { FakeLineage } from './__testUtils__/FakeLineage';

jest.setTimeout(60_000);

const COMPONENTS = 1000;
const BATCHES = 4;

describe.each([
  // Its lineage and its runs of each.
  ['marquez', 2 * COMPONENTS],
  // One graph of all for each batch, and the events of each component.
  ['feast', BATCHES + COMPONENTS],
] as const)('1,000 components of %s', (dialect, requests) => {
  const server = FakeLineage.forTests();

  it(`take ${requests} requests in ${BATCHES} batches, and all who name nodes are read once`, async () => {
    const names = Array.from({ length: COMPONENTS }, (_, n) => `c-${n}`);
    for (const name of names) {
      server.add(name, {
        reads: [`in-${name}`],
        runs: [{ start: NOW - DAY, seconds: 60 }],
      });
    }
    const catalog = catalogServiceMock({
      entities: names.map(name =>
        naming(`data-${name}`, dataset(`in-${name}`), {
          ownedBy: ['group:default/a'],
        }),
      ),
    });
    const query = jest.spyOn(catalog, 'queryEntities');
    const byRefs = jest.spyOn(catalog, 'getEntitiesByRefs');
    const collector = createCollector(
      { main: server.origin },
      { dialect, catalog, clock: realClock },
    );
    const entities = names.map(name =>
      naming(name, job(name), { providesApi: [`api:default/${name}`] }),
    );
    const answers: Awaited<ReturnType<typeof collectByName>> = {};
    const size = COMPONENTS / BATCHES;
    for (let at = 0; at < COMPONENTS; at += size) {
      const batch = entities.slice(at, at + size);
      Object.assign(answers, await collectByName(collector, batch));
    }
    for (const name of names) {
      expect(answers[name]).toMatchObject({
        facts: {
          rootDatasets: { value: [dataset(`in-${name}`)] },
          unownedRootDatasets: { value: [] },
          lastRunState: { value: 'succeeded' },
        },
      });
    }
    expect(server.requests).toHaveLength(requests);
    // In pages of 500.
    expect(query).toHaveBeenCalledTimes(COMPONENTS / 500);
    expect(byRefs).toHaveBeenCalledTimes(BATCHES);
  });

  it('are read no further than a few pages of runs each', async () => {
    server.add('busy', {
      reads: ['in'],
      runs: Array.from({ length: 2000 }, (_, n) => ({
        start: NOW - (n + 1) * 60_000,
        seconds: 30,
      })),
    });
    const collector = createCollector(
      { main: server.origin },
      { dialect, clock: realClock },
    );
    expect(await collectOne(collector, job('busy'))).toMatchObject({
      runSuccessShare30d: 1,
      runSecondsMedian: 30,
    });
    expect(server.requests).toHaveLength(dialect === 'feast' ? 1 + 4 : 1 + 5);
  });

  it('are asked for in smaller pages, if runs tell much', async () => {
    const column = 'x'.repeat(3000);
    server.add('busy', {
      runs: Array.from({ length: 150 }, (_, n) => ({
        start: NOW - (n + 1) * 60_000,
        seconds: 30,
        // The first one, which is on the last page.
        state: n === 149 ? ('FAIL' as const) : ('COMPLETE' as const),
        tests: { [column]: true },
      })),
    });
    const collector = createCollector(
      { main: server.origin },
      { dialect, clock: realClock, limits: { maxBytes: 200_000 } },
    );
    expect(await collectOne(collector, job('busy'))).toMatchObject({
      runSuccessShare30d: 149 / 150,
      failedDataTests: [],
    });
  });
});
