import { mockServices } from '@backstage/backend-test-utils';
import {
  collectByName,
  component,
  fastClock,
  misbehaviours,
  sourceFaults,
  sourceFaultsContract,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { createCollector, NOW, TOKEN } from './__testUtils__/createCollector';
import { FakeMlflow } from './__testUtils__/FakeMlflow';

jest.setTimeout(60_000);

const API = '/api/2.0/mlflow/';

const { body, status } = misbehaviours;

const invalidHost = status(
  403,
  { 'content-type': 'text/plain' },
  'Invalid Host header - possible DNS rebinding attack detected',
);

/** How MLflow fails, how the failure is sorted, and what the owner of a component reads. */
const faults = sourceFaults({
  cutJson: '{"registered_models": [',
  otherJson: '{"registered_models": {}, "registered_model": []}',
  also: [
    ['does not know its host', invalidHost, 'misconfigured', /--allowed-hosts/],
  ],
});

describe('MLflow that misbehaves', () => {
  const mlflow = FakeMlflow.forTests();
  const well = FakeMlflow.forTests();
  let logger: ReturnType<typeof mockServices.logger.mock>;

  beforeEach(() => {
    logger = mockServices.logger.mock();
    for (const each of [mlflow, well]) {
      each.experiments.set('1', {});
      each.runs.set('live', { start_time: NOW });
      for (let n = 0; n < 12; n += 1) {
        each.models.set(`model-${n}`, {
          aliases: { champion: '1' },
          versions: [{ version: '1', run_id: 'live' }],
        });
      }
    }
  });

  const entities = (count: number, instance: string) =>
    Array.from({ length: count }, (_, n) =>
      component(`${instance}-${n}`, {
        'mlflow.org/registered-model': `model-${n}`,
        'mlflow.org/instance': instance,
      }),
    );

  /** Reads components of a server that misbehaves beside one of another, and expects the other to be well. */
  async function collect(count: number, clock = fastClock) {
    const collector = createCollector(
      { ill: mlflow.origin, well: well.origin },
      { logger, clock },
    );
    const collected = await collectByName(collector, [
      ...entities(count, 'ill'),
      ...entities(1, 'well'),
    ]);
    expect(collected['well-0']).toHaveProperty('facts.versionCount.value', 1);
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

  // One component is asked for by name, and many are looked for in lists.
  describe.each([1, 12])('for %d components', count => {
    sourceFaultsContract({
      faults,
      misbehave: misbehaviour => {
        mlflow.intercept = (_request, response) => {
          misbehaviour(response, response.req);
          return true;
        };
      },
      components: count,
      collect: clock => collect(count, clock),
      collectFrom: async address => {
        const collector = createCollector({ ill: address });
        const collected = await collectByName(collector, entities(1, 'ill'));
        return collected['ill-0'];
      },
      requests: mlflow.requests,
      // A list of 500, and if that was not understood, a few by name.
      mostRequests: 1 + 10,
      // Or of half as many until there is one.
      mostRequestsOfMuch: 9 + 10,
      configKey: 'mlScorecards.mlflow.instances.ill',
    });
  });

  it('waits as long as it is asked to, and reads on', async () => {
    let asked = 0;
    mlflow.intercept = (_, response) => {
      asked += 1;
      if (asked === 1) {
        status(429, { 'retry-after': '2' })(response, response.req);
      }
      return asked === 1;
    };
    expect(await collect(1)).toMatchObject([
      { facts: { versionCount: { value: 1 } } },
    ]);
  });

  it('is given up when its pages have no end', async () => {
    mlflow.intercept = ({ asked }, response) => {
      const isList = asked.includes('/search');
      if (isList) {
        body(
          'application/json',
          JSON.stringify({
            registered_models: [{ name: `model-${mlflow.requests.length}` }],
            model_versions: [{ name: 'other', version: '1' }],
            next_page_token: `${mlflow.requests.length}`,
          }),
        )(response, response.req);
      }
      return isList;
    };
    const answers = await collect(12);
    // Versions that cannot be listed to their end are not counted.
    for (const answer of answers) {
      expect(answer).toHaveProperty(
        'facts.versionCount.unknownBecause',
        expect.stringContaining('more versions than are read'),
      );
    }
    expect(mlflow.requests.length).toBeLessThan(12 * (2 + 20 + 10));
  });

  it.each([
    ['runs/search', 'unavailable'],
    ['experiments/get', 'unavailable'],
    ['model-versions/search', 'unavailable'],
  ])('and fails at %s only, is told as well', async (route, code) => {
    mlflow.intercept = ({ asked }, response) => {
      const isBroken = asked.startsWith(API + route);
      if (isBroken) status(503)(response, response.req);
      return isBroken;
    };
    expect(await collect(1)).toMatchObject([{ error: { code } }]);
  });
});
