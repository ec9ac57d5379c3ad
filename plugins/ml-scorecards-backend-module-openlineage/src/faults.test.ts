import { mockServices } from '@backstage/backend-test-utils';
import {
  collectByName,
  fastClock,
  misbehaviours,
  sourceFaults,
  sourceFaultsContract,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  createCollector,
  naming,
  NOW,
  TOKEN,
} from './__testUtils__/createCollector';
import { job } from './__testUtils__/fakeJobs';
import { FakeLineage } from './__testUtils__/FakeLineage';

jest.setTimeout(60_000);

const noSuchRoute = misbehaviours.status(
  404,
  {},
  '{"code":404,"message":"HTTP 404 Not Found"}',
);

/** How servers fail, how the failure is sorted, and what the owner of a component reads. */
const faults = sourceFaults({
  cutJson: '{"graph": [',
  otherJson: '{"graph": {}, "edges": {}}',
  also: [
    ['has no such route', noSuchRoute, 'not-found', /is not there \(404\)/],
  ],
});

describe.each(['marquez', 'feast'] as const)('%s that misbehaves', dialect => {
  const server = FakeLineage.forTests();
  const well = FakeLineage.forTests();
  let logger: ReturnType<typeof mockServices.logger.mock>;

  beforeEach(() => {
    logger = mockServices.logger.mock();
    for (const each of [server, well]) {
      each.add('train', {
        reads: ['raw'],
        runs: [{ start: NOW - 3_600_000, seconds: 60 }],
      });
    }
  });

  const entity = (instance: string) => {
    const named = naming(instance, job('train'));
    named.metadata.annotations!['openlineage.io/instance'] = instance;
    return named;
  };

  /** Reads a component of a server that misbehaves beside one of another, and expects the other to be well. */
  async function collect(clock = fastClock) {
    const collected = await collectByName(
      createCollector(
        { ill: server.origin, well: well.origin },
        { dialect, logger, clock },
      ),
      [entity('ill'), entity('well')],
    );
    expect(collected.well).toHaveProperty('facts.hasNode.value', true);
    const everything = JSON.stringify([
      collected,
      ...[logger.debug, logger.info, logger.warn, logger.error].map(
        ({ mock }) => mock.calls,
      ),
    ]);
    expect(everything).not.toContain(TOKEN);
    expect(logger.error).not.toHaveBeenCalled();
    return collected.ill;
  }

  sourceFaultsContract({
    faults,
    misbehave: misbehaviour => {
      server.intercept = (request, response) => {
        misbehaviour(response, request);
        return true;
      };
    },
    components: 1,
    collect: async clock => [await collect(clock)],
    collectFrom: async ill => {
      const collected = await collectByName(
        createCollector({ ill }, { dialect }),
        [entity('ill')],
      );
      return collected.ill;
    },
    requests: server.requests,
    mostRequests: 4,
    configKey: 'mlScorecards.openlineage.instances.ill',
  });

  it('and tells of lineage but of no runs, tells half of it to nobody', async () => {
    server.intercept = ({ url = '' }, response) => {
      const isBroken = /\/runs|\/events/.test(url);
      if (isBroken) response.writeHead(503).end();
      return isBroken;
    };
    expect(await collect()).toMatchObject({ error: { code: 'unavailable' } });
  });
});
