import { createServer, IncomingMessage } from 'node:http';
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
  impatient,
  plain,
  veryImpatient,
} from './__testUtils__/collectAll';
import { dvcProject } from './__testUtils__/dvcProject';
import {
  apiFaults,
  Fault,
  FILE_DEADLINE_MS,
  githubFileFaults,
} from './__testUtils__/faults';
import { GitHubHost, TOKEN } from './__testUtils__/GitHubHost';
import { GitCollectorLimits } from './GitFactCollector';

jest.setTimeout(60_000);

const MEGABYTE = 1024 * 1024;
const { gigabyte, hangUp, json, redirect, status } = misbehaviours;

describe('GitHub that misbehaves', () => {
  let ill: GitHubHost;
  let well: GitHubHost;
  let logger: ReturnType<typeof mockServices.logger.mock>;

  beforeAll(async () => {
    ill = await GitHubHost.start();
    well = await GitHubHost.start();
  });
  afterAll(async () => {
    await ill.stop();
    await well.stop();
  });
  beforeEach(() => {
    logger = mockServices.logger.mock();
    for (const host of [ill, well]) {
      host.reset();
      for (let n = 0; n < 12; n += 1) {
        host.add(`acme/model-${n}`, dvcProject);
      }
    }
  });

  /** Misbehaves at some of its addresses. */
  const letIllDo = (
    misbehave: Misbehaviour,
    isAsked: (request: IncomingMessage) => boolean = () => true,
  ) => {
    ill.intercept = (request, response) => {
      const misbehaves = isAsked(request);
      // Whoever hangs up on what misbehaves is right.
      response.on('error', () => {});
      if (misbehaves) misbehave(response, request);
      return misbehaves;
    };
  };

  const collector = (options: {
    limits?: Partial<GitCollectorLimits>;
    isSlow?: boolean;
  }) =>
    createCollector(
      new ConfigReader({
        integrations: {
          github: [ill, well].map(host => host.integration),
        },
      }),
      options.limits,
      { logger, clock: options.isSlow ? veryImpatient : impatient },
    );

  const models = (host: GitHubHost, name: string, count: number) =>
    Array.from({ length: count }, (_, n) =>
      componentAt(`${name}-${n}`, `${host.origin}/acme/model-${n}/tree/main/`),
    );

  /** Reads components of the host that misbehaves beside one of the other, and expects the other to be well. */
  async function collect(
    count: number,
    options: Parameters<typeof collector>[0] = {},
  ) {
    const collected = await collectAll(collector(options), [
      ...models(ill, 'ill', count),
      ...models(well, 'well', 1),
    ]);
    expect(collected['well-0']).toHaveProperty('facts.hasDvcProject', {
      value: true,
      link: expect.any(String),
    });
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

  it.each(apiFaults)(
    'and %s, is the failure of its components only',
    async (_, misbehave, code, message) => {
      letIllDo(misbehave);
      const isSlow = code === 'timeout';
      const [answer] = await collect(1, { isSlow });
      expect(answer).toMatchObject({
        error: { code, message: expect.stringMatching(message) },
      });

      // Whoever has many components does not wait many times, nor does the host.
      ill.requests.length = 0;
      const answers = await collect(12, { isSlow });
      expect(answers).toHaveLength(12);
      for (const each of answers) {
        expect(each).toHaveProperty('error');
      }
      expect(ill.requests.length).toBeLessThan(60);
    },
  );

  it('and is down, is the failure of its components only', async () => {
    const gone = await GitHubHost.start();
    const { integration } = gone;
    const entity = componentAt('x', `${gone.origin}/acme/model/tree/main/`);
    await gone.stop();
    const { x, 'well-0': other } = await collectAll(
      createCollector(
        new ConfigReader({
          integrations: { github: [integration, well.integration] },
        }),
      ),
      [entity, ...models(well, 'well', 1)],
    );
    expect(x).toMatchObject({
      error: {
        code: 'unavailable',
        message: expect.stringContaining('(ECONNREFUSED)'),
      },
    });
    expect(other).toHaveProperty('facts');
  });

  it('and has an integration that makes no sense, is the failure of its components only', async () => {
    const { ill: component, 'well-0': other } = await collectAll(
      createCollector(
        new ConfigReader({
          integrations: {
            github: [
              { ...ill.integration, apiBaseUrl: 'ftp://files.example' },
              well.integration,
            ],
          },
        }),
        {},
        { logger },
      ),
      [
        componentAt('ill', `${ill.origin}/acme/model-0/tree/main/`),
        ...models(well, 'well', 1),
      ],
    );
    expect(component).toMatchObject({ error: { code: 'bad-payload' } });
    expect(other).toHaveProperty('facts');
  });

  it.each(['/git/trees/', '/git/matching-refs/'])(
    'takes no more memory than it is allowed to for a gigabyte at %s',
    async endpoint => {
      let sent = 0;
      letIllDo(
        (response, request) => {
          const { socket } = response;
          response.once('close', () => {
            sent = Math.max(sent, socket?.bytesWritten ?? 0);
          });
          return gigabyte(response, request);
        },
        ({ url }) => url!.includes(endpoint),
      );
      await collect(1);
      await ill.idle();
      expect(sent).toBeLessThan(40 * MEGABYTE);
    },
  );

  describe('when it is asked for a file', () => {
    const isFile = ({ url }: IncomingMessage) => url!.includes('/contents/');

    it.each<Fault>([
      ...githubFileFaults,
      // Its reader does not notice.
      ['breaks off', hangUp, 'timeout', /took longer than 2 s/],
    ])(
      'and %s, is the failure of its components only',
      async (_, misbehave, code, message) => {
        letIllDo(misbehave, isFile);
        const answers = await collect(2, {
          limits:
            code === 'timeout' ? { fileDeadlineMs: FILE_DEADLINE_MS } : {},
        });
        for (const answer of answers) {
          expect(answer).toMatchObject({
            error: { code, message: expect.stringMatching(message) },
          });
        }
      },
    );

    it.each([
      ['sends a gigabyte', gigabyte, /too large/],
      [
        'does not give it though it is in the list',
        status(404),
        /dvc.yaml is listed, but its host does not give it/,
      ],
      [
        'sends something else',
        json('{"stages": {"made-up": {"cmd": "x"}}}'),
        /came with another content than its repository lists/,
      ],
    ])(
      'and %s, leaves unknown what the file would have told',
      async (_, misbehave, reason) => {
        letIllDo(misbehave, ({ url }) => url!.includes('/contents/dvc.yaml'));
        const [answer] = await collect(1);
        if (!('facts' in answer)) throw new Error(JSON.stringify(answer));
        expect(plain(answer.facts)).toMatchObject({
          dvcStages: expect.stringMatching(reason),
          defaultRemoteUrl: 's3://bucket/path',
        });
        // A file that is too large stays so until the next commit; what came otherwise may be right the next time.
        expect('revision' in answer).toBe(misbehave === gigabyte);
      },
    );

    it('and redirects to another host, shows it no token and believes nothing of what it says', async () => {
      const seen: IncomingMessage[] = [];
      const stranger = createServer((request, response) => {
        seen.push(request);
        response.end('stages: {made-up: {cmd: x}}');
      });
      await new Promise<void>(resolve =>
        stranger.listen(0, '127.0.0.1', resolve),
      );
      const { port } = stranger.address() as AddressInfo;
      letIllDo(redirect(`http://localhost:${port}/x`), ({ url }) =>
        url!.includes('/contents/dvc.yaml'),
      );
      const [answer] = await collect(1);
      await new Promise(resolve => stranger.close(resolve));
      if (!('facts' in answer)) throw new Error(JSON.stringify(answer));
      expect(plain(answer.facts)).toMatchObject({
        dvcStages: expect.stringMatching(/another content/),
      });
      expect(seen.map(({ headers }) => headers.authorization)).toEqual([
        undefined,
      ]);
    });
  });
});
