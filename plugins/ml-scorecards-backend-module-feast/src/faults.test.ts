import { mockServices } from '@backstage/backend-test-utils';
import {
  collectByName,
  component,
  fastClock,
  misbehaviours,
  sourceFaults,
  sourceFaultsContract,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { createCollector, TOKEN } from './__testUtils__/createCollector';
import { FakeFeast } from './__testUtils__/FakeFeast';

jest.setTimeout(60_000);

const { json, status } = misbehaviours;

/** How Feast fails, how the failure is sorted, and what the owner of a component reads. */
const faults = sourceFaults({
  cutJson: '{"featureServices": [',
  otherJson: '{"featureServices": {}}',
});

describe('Feast that misbehaves', () => {
  const feast = FakeFeast.forTests();
  const well = FakeFeast.forTests();
  let logger: ReturnType<typeof mockServices.logger.mock>;

  beforeEach(() => {
    logger = mockServices.logger.mock();
    for (const each of [feast, well]) {
      each.projects.set('fraud', { services: { v1: { views: [] } } });
    }
  });

  const entities = (count: number, instance: string) =>
    Array.from({ length: count }, (_, n) =>
      component(`${instance}-${n}`, {
        'feast.dev/project': 'fraud',
        'feast.dev/feature-service': 'v1',
        'feast.dev/instance': instance,
      }),
    );

  /** Reads components of a server that misbehaves beside one of another, and expects the other to be well. */
  async function collect(clock = fastClock) {
    const collector = createCollector(
      { ill: feast.origin, well: well.origin },
      { logger, clock },
    );
    const collected = await collectByName(collector, [
      ...entities(3, 'ill'),
      ...entities(1, 'well'),
    ]);
    expect(collected['well-0']).toHaveProperty('facts.featureServices.value', [
      'v1',
    ]);
    const everything = JSON.stringify([
      collected,
      ...[logger.debug, logger.info, logger.warn, logger.error].map(
        ({ mock }) => mock.calls,
      ),
    ]);
    expect(everything).not.toContain(TOKEN);
    expect(logger.error).not.toHaveBeenCalled();
    return Object.entries(collected)
      .filter(([name]) => name.startsWith('ill'))
      .map(([, answer]) => answer);
  }

  sourceFaultsContract({
    faults,
    misbehave: misbehaviour => {
      feast.intercept = (_asked, response) => {
        misbehaviour(response, response.req);
        return true;
      };
    },
    components: 3,
    collect,
    collectFrom: async ill => {
      const collector = createCollector({ ill });
      const collected = await collectByName(collector, entities(1, 'ill'));
      return collected['ill-0'];
    },
    requests: feast.requests,
    mostRequests: 4,
    // A page of 64, or of half as many until there is one.
    mostRequestsOfMuch: 7,
    configKey: 'mlScorecards.feast.instances.ill',
  });

  it.each(['feature_views', 'saved_datasets'])(
    'and fails at %s only, is told as well',
    async route => {
      feast.intercept = (asked, response) => {
        const isBroken = asked.startsWith(`/api/v1/${route}`);
        if (isBroken) status(503)(response, response.req);
        return isBroken;
      };
      for (const answer of await collect()) {
        expect(answer).toMatchObject({ error: { code: 'unavailable' } });
      }
    },
  );

  it('and says of a project that it is not there in another way than Feast does, is not believed', async () => {
    feast.projects.clear();
    feast.intercept = (asked, response) => {
      const isProject = asked.startsWith('/api/v1/projects/');
      if (isProject) status(404)(response, response.req);
      return isProject;
    };
    for (const answer of await collect()) {
      expect(answer).toHaveProperty(
        'error.message',
        expect.stringContaining('or else baseUrl'),
      );
    }
  });

  it('waits as long as it is asked to, and reads on', async () => {
    let asked = 0;
    feast.intercept = (_, response) => {
      asked += 1;
      if (asked === 1) {
        status(429, { 'retry-after': '2' })(response, response.req);
      }
      return asked === 1;
    };
    for (const answer of await collect()) {
      expect(answer).toHaveProperty('facts.featureServices.value', ['v1']);
    }
  });

  it('is given up when its pages have no end', async () => {
    feast.intercept = (asked, response) => {
      const isList = asked.includes('/feature_services');
      if (isList) {
        const spec = { name: `service-${feast.requests.length}` };
        const featureServices = [{ spec }];
        const pagination = { hasNext: true };
        json(JSON.stringify({ featureServices, pagination }))(
          response,
          response.req,
        );
      }
      return isList;
    };
    for (const answer of await collect()) {
      expect(answer).toHaveProperty(
        'error.message',
        expect.stringContaining('more feature services than are read'),
      );
    }
    expect(feast.requests.length).toBeLessThan(60);
  });
});
