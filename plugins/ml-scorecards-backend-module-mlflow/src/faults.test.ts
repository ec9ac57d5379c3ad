import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import {
  collectByName,
  component,
  fastClock,
  Misbehaviour,
  misbehaviours,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import { createCollector, NOW, TOKEN } from './__testUtils__/createCollector';
import { FakeMlflow } from './__testUtils__/FakeMlflow';

jest.setTimeout(60_000);

const API = '/api/2.0/mlflow/';

const {
  body,
  drip,
  gigabyte,
  gzipBomb,
  hangUp,
  json,
  noHttp,
  redirect,
  silence,
  status,
} = misbehaviours;

/** Says the token that it was sent, as error pages do that show the request. */
const repeatsToken: Misbehaviour = response =>
  response
    .writeHead(400)
    .end(`authorization: ${response.req.headers.authorization}`);

const invalidHost = status(
  403,
  { 'content-type': 'text/plain' },
  'Invalid Host header - possible DNS rebinding attack detected',
);

/** How MLflow fails, how the failure is sorted, and what the owner of a component reads. */
const faults: ReadonlyArray<readonly [string, Misbehaviour, string, RegExp]> =
  // prettier-ignore
  [
    ['breaks off', hangUp, 'unavailable', /broke off the connection/],
    ['speaks no HTTP', noHttp, 'bad-payload', /answered with something that cannot be read/],
    ['never answers', silence, 'timeout', /took longer than 10 s/],
    ['drips', drip, 'timeout', /took longer than 10 s/],
    ['refuses the token', status(401), 'auth', /refused the portal's credentials \(401\)/],
    ['forbids', status(403), 'auth', /does not let the portal read this \(403\)/],
    ['does not know its host', invalidHost, 'misconfigured', /--allowed-hosts/],
    ['is elsewhere', status(404, {}, '<h1>Not found</h1>'), 'not-found', /or else baseUrl/],
    ['asks for less', status(429), 'rate-limited', /too much was asked \(429\)/],
    ['asks for less for an hour', status(429, { 'retry-after': '3600' }), 'rate-limited', /too much was asked \(429\)/],
    ['fails', status(500), 'unavailable', /failed to answer \(500\)/],
    ['repeats the token', repeatsToken, 'misconfigured', /did not accept the request \(400\)/],
    ['shows a login page', body('text/html', '<!doctype html><title>Log in</title>'), 'bad-payload', /a web page, which is often a login page/],
    ['cuts its JSON', json('{"registered_models": ['), 'bad-payload', /is not JSON/],
    ['has another shape', json('{"registered_models": {}, "registered_model": []}'), 'bad-payload', /of another shape/],
    ['sends a gigabyte', gigabyte, 'bad-payload', /more than 16384 kB/],
    ['sends a gigabyte in a small archive', gzipBomb, 'bad-payload', /more than 16384 kB/],
    ['sends people to another host', redirect('https://login.example.com/'), 'misconfigured', /redirects to https:\/\/login\.example\.com/],
    ['redirects to a link-local address', redirect('http://169.254.169.254/latest/meta-data/'), 'misconfigured', /redirects to http:\/\/169\.254\.169\.254, which is not allowed/],
  ];

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
    return Object.entries(collected)
      .filter(([name]) => name.startsWith('ill'))
      .map(([, answer]) => answer);
  }

  // One component is asked for by name, and many are looked for in lists.
  describe.each([1, 12])('for %d components', count => {
    it.each(faults)(
      'and %s, is told to each of them',
      async (_, misbehave, code, message) => {
        mlflow.intercept = (_request, response) => {
          misbehave(response, response.req);
          return true;
        };
        const isMuch = [gigabyte, gzipBomb].includes(misbehave);
        // As much as that takes its time.
        const answers = await collect(count, isMuch ? realClock : fastClock);
        expect(answers).toHaveLength(count);
        for (const answer of answers) {
          expect(answer).toMatchObject({ error: { code } });
          expect(answer).toHaveProperty(
            'error.message',
            expect.stringMatching(message),
          );
          expect(answer).toHaveProperty(
            'error.message',
            expect.stringContaining('mlScorecards.mlflow.instances.ill'),
          );
        }
        // A list of 500, or of half as many until there is one; and if that was not understood, a few by name.
        expect(mlflow.requests.length).toBeLessThanOrEqual(
          (isMuch ? 9 : 1) + 10,
        );
        expect(logger.error).not.toHaveBeenCalled();
      },
    );
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

  it('is not read where nothing listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise(resolve => server.close(resolve));
    const collector = createCollector({ ill: `http://127.0.0.1:${port}` });
    const collected = await collectByName(collector, entities(1, 'ill'));
    expect(collected['ill-0']).toMatchObject({
      error: {
        code: 'unavailable',
        message: expect.stringContaining('cannot be reached (ECONNREFUSED)'),
      },
    });
  });
});
