import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  Misbehaviour,
  misbehaviours,
} from 'backstage-plugin-ml-scorecards-node/testUtils';
import {
  collectAll,
  componentAt,
  createCollector,
} from './__testUtils__/collectAll';
import { GitHubHost } from './__testUtils__/GitHubHost';

jest.setTimeout(60_000);

const TOKEN = 'canary-token';
const { drip, json, loginPage, noHttp, silence, status } = misbehaviours;

const hosts: ReadonlyArray<
  readonly [string, (host: string) => object, (origin: string) => string]
> = [
  [
    'GitLab',
    host => ({
      gitlab: [
        {
          host,
          baseUrl: `http://${host}`,
          apiBaseUrl: `http://${host}/api/v4`,
          token: TOKEN,
        },
      ],
    }),
    origin => `${origin}/group/models/-/tree/main/`,
  ],
  [
    'Gitea',
    host => ({
      gitea: [{ host, baseUrl: `http://${host}`, password: TOKEN }],
    }),
    origin => `${origin}/acme/models/src/branch/main/`,
  ],
];

/** Backstage's own URL readers list these hosts. */
const faults: ReadonlyArray<readonly [string, Misbehaviour, string]> = [
  ['never answers', silence, 'timeout'],
  ['drips', drip, 'timeout'],
  ['refuses the token', status(401), 'auth'],
  ['forbids', status(403), 'auth'],
  ['does not know the repository', status(404), 'not-found'],
  ['asks for less', status(429), 'rate-limited'],
  [
    'asks for less for an hour',
    status(429, { 'retry-after': '3600' }),
    'rate-limited',
  ],
  ['fails', status(500), 'unavailable'],
  ['shows a login page', loginPage, 'bad-payload'],
  ['cuts its JSON', json('[{"id": "c0f'), 'bad-payload'],
  ['speaks no HTTP', noHttp, 'unavailable'],
];

describe.each(hosts)('%s that misbehaves', (_, integrationsOf, addressOf) => {
  let ill: Server;
  let misbehave: Misbehaviour;
  let well: GitHubHost;

  beforeAll(async () => {
    ill = createServer((request, response) => {
      response.on('error', () => {});
      misbehave(response, request);
    });
    await new Promise<void>(resolve =>
      ill.listen(0, '127.0.0.1', () => resolve()),
    );
    well = await GitHubHost.start();
  });
  afterAll(async () => {
    ill.closeAllConnections();
    await new Promise(resolve => ill.close(resolve));
    await well.stop();
  });

  it.each(faults)(
    'and %s, is the failure of its components only',
    async (__, fault, code) => {
      misbehave = fault;
      well.reset();
      well.add('acme/model', { 'README.md': 'hi' });
      const host = `127.0.0.1:${(ill.address() as AddressInfo).port}`;
      const logger = mockServices.logger.mock();
      const collected = await collectAll(
        createCollector(
          new ConfigReader({
            integrations: {
              github: [well.integration],
              ...integrationsOf(host),
            },
          }),
          { deadlineMs: 1000 },
          { logger },
        ),
        [
          componentAt('ill', addressOf(`http://${host}`)),
          componentAt('well', `${well.origin}/acme/model/tree/main/`),
        ],
      );
      expect(collected).toMatchObject({
        ill: { error: { code } },
        well: { facts: { hasDvcProject: { value: false } } },
      });
      expect(
        JSON.stringify([collected, logger.error.mock.calls]),
      ).not.toContain(TOKEN);
    },
  );
});
