import { IncomingMessage } from 'node:http';
import { gzipSync } from 'node:zlib';
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
  veryImpatient,
} from './__testUtils__/collectAll';
import { dvcProject } from './__testUtils__/dvcProject';
import {
  apiFaults,
  FILE_DEADLINE_MS,
  fileFaults,
} from './__testUtils__/faults';
import { GitHubHost } from './__testUtils__/GitHubHost';
import { OtherHost, OtherHostType, TOKEN } from './__testUtils__/OtherHost';
import { tarGz } from './__testUtils__/tarGz';
import { GitCollectorLimits } from './GitFactCollector';

jest.setTimeout(60_000);

const { body, drip, hangUp, json, loginPage, silence, status } = misbehaviours;

const whole = tarGz(dvcProject, 'models-main');

/** Of archives, of which Backstage's own URL readers read what they can. */
const archiveFaults: ReadonlyArray<readonly [string, Misbehaviour, string]> = [
  ['never answers', silence, 'timeout'],
  ['drips', drip, 'timeout'],
  ['breaks off', hangUp, 'unavailable'],
  ['fails', status(500), 'unavailable'],
  ['shows a login page', loginPage, 'bad-payload'],
  ['sends an error as a success', json('{"message": "sorry"}'), 'bad-payload'],
  ['sends nothing', body('application/gzip', ''), 'bad-payload'],
  [
    'sends an archive of nothing',
    response => response.end(gzipSync(Buffer.alloc(1024))),
    'bad-payload',
  ],
  [
    'sends half of it',
    response => response.end(whole.subarray(0, whole.length / 2)),
    'bad-payload',
  ],
];

describe.each<readonly [OtherHostType, RegExp]>([
  ['gitlab', /\/files\//],
  ['gitea', /\/contents\//],
  ['bitbucketServer', /\/raw\//],
  ['azure', /\/items\?.*path=/],
])('%s that misbehaves', (type, isFile) => {
  let ill: OtherHost;
  let well: GitHubHost;
  let logger: ReturnType<typeof mockServices.logger.mock>;

  beforeAll(async () => {
    ill = await OtherHost.start(type);
    ill.files = dvcProject;
    well = await GitHubHost.start();
    well.add('acme/model', { 'README.md': 'hi' });
  });
  afterAll(async () => {
    await ill.stop();
    await well.stop();
  });
  beforeEach(() => {
    logger = mockServices.logger.mock();
  });

  const letIllDo = (
    misbehave: Misbehaviour,
    isAsked: (url: string) => boolean,
  ) => {
    ill.intercept = (request: IncomingMessage, response) => {
      const misbehaves = isAsked(request.url!);
      if (misbehaves) misbehave(response, request);
      return misbehaves;
    };
  };

  /** Reads its component beside one of another host, which is well. */
  async function collect(
    options: { limits?: Partial<GitCollectorLimits>; isSlow?: boolean } = {},
  ) {
    const collected = await collectAll(
      createCollector(
        new ConfigReader({
          integrations: { github: [well.integration], ...ill.integrations },
        }),
        options.limits,
        { logger, clock: options.isSlow ? veryImpatient : impatient },
      ),
      [
        componentAt('ill', ill.address),
        componentAt('well', `${well.origin}/acme/model/tree/main/`),
      ],
    );
    expect(collected.well).toMatchObject({
      facts: { hasDvcProject: { value: false } },
    });
    expect(
      JSON.stringify([
        collected,
        logger.warn.mock.calls,
        logger.error.mock.calls,
      ]),
    ).not.toContain(TOKEN);
    expect(logger.error).not.toHaveBeenCalled();
    return collected.ill;
  }

  it.each(apiFaults)(
    'and %s, is the failure of its components only',
    async (_, misbehave, code, message) => {
      letIllDo(misbehave, () => true);
      const isSlow = code === 'timeout';
      expect(await collect({ isSlow })).toMatchObject({
        error: { code, message: expect.stringMatching(message) },
      });
    },
  );

  it.each(fileFaults)(
    'and %s when it is asked for a file, is the failure of its components only',
    async (_, misbehave, code, message) => {
      letIllDo(misbehave, url => isFile.test(url));
      const limits =
        code === 'timeout' ? { fileDeadlineMs: FILE_DEADLINE_MS } : {};
      expect(await collect({ limits })).toMatchObject({
        error: { code, message: expect.stringMatching(message) },
      });
    },
  );

  it('and breaks off within a file, is the failure of its components only', async () => {
    letIllDo(misbehaviours.hangUp, url => isFile.test(url));
    // Some readers notice, and others do not.
    const limits = { fileDeadlineMs: FILE_DEADLINE_MS };
    expect(await collect({ limits })).toMatchObject({
      error: { code: expect.stringMatching(/^(timeout|unavailable)$/) },
    });
  });
});

describe('a host that lists by an archive and misbehaves', () => {
  let host: OtherHost;
  let misbehave: Misbehaviour;

  beforeAll(async () => {
    // An old one.
    host = await OtherHost.start('gitlab');
    host.files = dvcProject;
    host.intercept = (request, response) => {
      const { url = '' } = request;
      if (url.includes('/repository/tree')) response.writeHead(400).end('{}');
      else if (url.includes('/archive')) misbehave(response, request);
      else return false;
      return true;
    };
  });
  afterAll(() => host.stop());

  const collect = async (limits: Partial<GitCollectorLimits>) =>
    (
      await collectAll(createCollector(host.config, limits), [
        componentAt('x', host.address),
      ])
    ).x;

  it.each(archiveFaults)(
    'and %s, never has no files for a fact',
    async (_, fault, code) => {
      misbehave = fault;
      const limits = code === 'timeout' ? { deadlineMs: 1000 } : {};
      expect(await collect(limits)).toMatchObject({ error: { code } });
    },
  );

  it.each([
    ['more files', { maxArchivedFiles: 5 }],
    ['more bytes', { maxArchivedBytes: 500 }],
  ])('and sends %s than are taken, is stopped', async (_, limits) => {
    let isOver: Promise<unknown> = Promise.resolve();
    misbehave = response => {
      isOver = new Promise(resolve => response.once('close', resolve));
      // Without an end.
      response.write(whole);
    };
    expect(await collect(limits)).toMatchObject({
      error: {
        code: 'bad-payload',
        message: expect.stringMatching(/too large to be read/),
      },
    });
    await isOver;
  });
});
