import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import {
  collectByName,
  fastClock,
  Misbehaviour,
  misbehaviours,
  realClock,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  createCollector,
  naming,
  NOW,
  TOKEN,
} from './__testUtils__/createCollector';
import { FakeLineage, job } from './__testUtils__/FakeLineage';

jest.setTimeout(60_000);

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

/** How servers fail, how the failure is sorted, and what the owner of a component reads. */
const faults: ReadonlyArray<readonly [string, Misbehaviour, string, RegExp]> =
  // prettier-ignore
  [
    ['breaks off', hangUp, 'unavailable', /broke off the connection/],
    ['speaks no HTTP', noHttp, 'bad-payload', /answered with something that cannot be read/],
    ['never answers', silence, 'timeout', /took longer than 10 s/],
    ['drips', drip, 'timeout', /took longer than 10 s/],
    ['refuses the token', status(401), 'auth', /refused the portal's credentials \(401\)/],
    ['forbids', status(403), 'auth', /does not let the portal read this \(403\)/],
    ['is elsewhere', status(404, {}, '{"code":404,"message":"HTTP 404 Not Found"}'), 'not-found', /is not there \(404\)/],
    ['asks for less', status(429), 'rate-limited', /too much was asked \(429\)/],
    ['fails', status(500), 'unavailable', /failed to answer \(500\)/],
    ['repeats the token', repeatsToken, 'misconfigured', /did not accept the request \(400\)/],
    ['shows a login page', body('text/html', '<!doctype html><title>Log in</title>'), 'bad-payload', /a web page, which is often a login page/],
    ['cuts its JSON', json('{"graph": ['), 'bad-payload', /is not JSON/],
    ['has another shape', json('{"graph": {}, "edges": {}}'), 'bad-payload', /of another shape/],
    ['sends a gigabyte', gigabyte, 'bad-payload', /more than 16384 kB/],
    ['sends a gigabyte in a small archive', gzipBomb, 'bad-payload', /more than 16384 kB/],
    ['sends people to another host', redirect('https://login.example.com/'), 'misconfigured', /redirects to https:\/\/login\.example\.com/],
    ['redirects to a link-local address', redirect('http://169.254.169.254/latest/meta-data/'), 'misconfigured', /redirects to http:\/\/169\.254\.169\.254, which is not allowed/],
  ];

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
    return collected.ill;
  }

  it.each(faults)('and %s, is told', async (_, misbehave, code, message) => {
    server.intercept = (request, response) => {
      misbehave(response, request);
      return true;
    };
    // As much as that takes its time.
    const isMuch = [gigabyte, gzipBomb].includes(misbehave);
    const answer = await collect(isMuch ? realClock : fastClock);
    expect(answer).toMatchObject({ error: { code } });
    expect(answer).toHaveProperty(
      'error.message',
      expect.stringMatching(message),
    );
    expect(answer).toHaveProperty(
      'error.message',
      expect.stringContaining('mlScorecards.openlineage.instances.ill'),
    );
    expect(server.requests.length).toBeLessThanOrEqual(4);
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('and tells of lineage but of no runs, tells half of it to nobody', async () => {
    server.intercept = ({ url = '' }, response) => {
      const isBroken = /\/runs|\/events/.test(url);
      if (isBroken) response.writeHead(503).end();
      return isBroken;
    };
    expect(await collect()).toMatchObject({ error: { code: 'unavailable' } });
  });

  it('is not read where nothing listens', async () => {
    const nobody = createServer().listen(0, '127.0.0.1');
    await new Promise(resolve => nobody.once('listening', resolve));
    const { port } = nobody.address() as AddressInfo;
    await new Promise(resolve => nobody.close(resolve));
    const collected = await collectByName(
      createCollector({ ill: `http://127.0.0.1:${port}` }, { dialect }),
      [entity('ill')],
    );
    expect(collected.ill).toMatchObject({
      error: {
        code: 'unavailable',
        message: expect.stringContaining('cannot be reached (ECONNREFUSED)'),
      },
    });
  });
});
