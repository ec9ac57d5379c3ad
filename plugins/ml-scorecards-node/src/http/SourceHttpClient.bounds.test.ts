import { once } from 'node:events';
import { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { TestClock } from '../__testUtils__/TestClock';
import { status, TestServer } from '../__testUtils__/TestServer';
import { CollectionFailure } from '../CollectionFailure';
import { SourceHttpClient, SourceHttpClientOptions } from './SourceHttpClient';
import { sourcePath } from './sourcePath';

const MB = 1024 * 1024;
const SECRET = 'canary-token';
const schema = z.unknown();

describe('SourceHttpClient keeps its bounds', () => {
  let server: TestServer;
  let other: TestServer;
  let clock: TestClock;

  beforeEach(async () => {
    server = await TestServer.start();
    other = await TestServer.start();
    clock = new TestClock();
  });
  afterEach(() => Promise.all([server.stop(), other.stop()]));

  const createClient = (options: Partial<SourceHttpClientOptions> = {}) =>
    SourceHttpClient.create({
      baseUrl: server.origin,
      configKey: 'key',
      headers: () => ({ authorization: SECRET }),
      limits: { retries: 0 },
      clock,
      ...options,
    });
  const get = (
    client: SourceHttpClient,
    signal: AbortSignal = new AbortController().signal,
  ) => client.getJson(sourcePath`x`, { schema, signal });
  const errorOf = (call: Promise<unknown>) =>
    call.then(
      () => {
        throw new Error('It did not fail');
      },
      (error: CollectionFailure) => error.error,
    );

  describe('of time', () => {
    const hangs: Array<[string, (response: ServerResponse) => void]> = [
      ['before the headers', () => {}],
      ['after the headers', response => response.flushHeaders()],
      ['within the body, dripping', response => response.write(' ')],
    ];

    it.each(hangs)('when a source hangs %s', async (_, hang) => {
      const asked = new Promise<ServerResponse>(resolve => {
        server.answer = (__, response) => {
          hang(response);
          resolve(response);
        };
      });
      const error = errorOf(get(createClient()));
      const response = await asked;
      const closed = once(response, 'close');
      clock.passDeadlines();
      expect(await error).toEqual({
        code: 'timeout',
        message: `${server.origin}/x took longer than 10 s and was given up. Check that the source runs and is not overloaded (key in app-config.yaml).`,
      });
      await closed;
      expect(clock.pending).toBe(0);
    });

    it('when a source drips, though something comes all the time', async () => {
      let drip = () => {};
      const asked = new Promise<ServerResponse>(resolve => {
        server.answer = (_, response) => {
          drip = () => response.write(' ');
          resolve(response);
        };
      });
      const error = errorOf(
        get(createClient({ limits: { retries: 0, deadlineMs: 10_000 } })),
      );
      const response = await asked;
      const closed = once(response, 'close');
      const dripping = setInterval(drip, 1);
      clock.passDeadlines();
      expect(await error).toMatchObject({ code: 'timeout' });
      await closed;
      clearInterval(dripping);
    });

    it('when the credentials do not come', async () => {
      const error = errorOf(
        get(createClient({ headers: () => new Promise(() => {}) })),
      );
      while (clock.pending === 0) await new Promise(setImmediate);
      clock.passDeadlines();
      expect(await error).toMatchObject({ code: 'timeout' });
    });

    it('and leaves no deadline behind', async () => {
      await get(createClient());
      expect(clock.pending).toBe(0);
    });

    it.each(hangs)('when the caller stops it %s', async (_, hang) => {
      const stop = new AbortController();
      const asked = new Promise<ServerResponse>(resolve => {
        server.answer = (__, response) => {
          hang(response);
          resolve(response);
        };
      });
      const client = createClient({ limits: { retries: 3 } });
      const error = errorOf(get(client, stop.signal));
      const closed = once(await asked, 'close');
      stop.abort();
      expect(await error).toMatchObject({
        code: 'timeout',
        message: expect.stringContaining('collection was stopped'),
      });
      await closed;
      expect(server.requests).toHaveLength(1);
    });

    it('when the caller stops it before, between tries and in the queue', async () => {
      const client = createClient({
        limits: { retries: 3 },
        clock: {
          now: clock.now,
          sleep: () => Promise.reject(new Error('stopped')),
        },
      });
      server.answer = (_, response) => status(503)(response);
      expect(await errorOf(get(client))).toMatchObject({ code: 'timeout' });

      server.answer = () => {};
      const hanging = new AbortController();
      const calls = [1, 2, 3, 4].map(() =>
        errorOf(get(createClient(), hanging.signal)),
      );
      const stop = new AbortController();
      const queued = errorOf(get(createClient(), stop.signal));
      stop.abort();
      expect(await queued).toMatchObject({ code: 'timeout' });
      expect(await errorOf(get(createClient(), stop.signal))).toMatchObject({
        code: 'timeout',
      });
      hanging.abort();
      await Promise.all(calls);
    });

    it('when the caller stops it while another call tries whether the source is well again', async () => {
      const limits = { retries: 0, failuresUntilPause: 1 };
      const client = createClient({ limits });
      server.answer = (_, response) => status(503)(response);
      await errorOf(get(client));
      clock.advance(60_000);
      server.answer = () => {};
      const hanging = new AbortController();
      const tries = errorOf(get(client, hanging.signal));
      const stop = new AbortController();
      const waits = errorOf(get(client, stop.signal));
      stop.abort();
      expect(await waits).toMatchObject({
        code: 'timeout',
        message: expect.stringContaining('collection was stopped'),
      });
      hanging.abort();
      await tries;
    });
  });

  describe('of size', () => {
    it('with an answer without end', async () => {
      const chunk = Buffer.alloc(64 * 1024, ' ');
      let sent = 0;
      let closed: Promise<unknown> | undefined;
      server.answer = (_, response) => {
        closed = once(response, 'close');
        const send = () => {
          while (sent < 1024 * MB && !response.destroyed) {
            sent += chunk.length;
            if (!response.write(chunk)) {
              response.once('drain', send);
              return;
            }
          }
          response.end();
        };
        send();
      };
      const before = process.memoryUsage().rss;
      expect(await errorOf(get(createClient()))).toEqual({
        code: 'bad-payload',
        message: `${server.origin}/x answered with more than 1024 kB. Check that baseUrl leads to the API (key in app-config.yaml).`,
      });
      await closed;
      expect(sent).toBeLessThan(20 * MB);
      expect(process.memoryUsage().rss - before).toBeLessThan(50 * MB);
    });

    it('with a small answer that decompresses to a large one', async () => {
      const bomb = gzipSync(Buffer.alloc(100 * MB, ' '));
      expect(bomb.length).toBeLessThan(MB);
      server.answer = (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(bomb);
      };
      const before = process.memoryUsage().rss;
      expect(await errorOf(get(createClient()))).toMatchObject({
        code: 'bad-payload',
      });
      expect(process.memoryUsage().rss - before).toBeLessThan(50 * MB);
    });

    it('but not with one that just fits', async () => {
      const text = JSON.stringify('x'.repeat(998));
      server.answer = (_, response) => response.end(text);
      const read = (maxBytes: number) =>
        get(createClient({ limits: { maxBytes } }));
      expect(await read(1000)).toHaveLength(998);
      await expect(read(999)).rejects.toThrow('more than 1 kB');
    });

    it('with a failure that says too much', async () => {
      server.answer = (_, response) =>
        status(401, {}, 'x'.repeat(3 * MB))(response);
      expect(await errorOf(get(createClient()))).toMatchObject({
        code: 'auth',
      });
    });
  });

  describe('of number', () => {
    it('with four requests at a time to a host, for all clients', async () => {
      let waiting: ServerResponse[] = [];
      let most = 0;
      server.answer = async (_, response) => {
        waiting.push(response);
        most = Math.max(most, waiting.length);
        if (waiting.length < 4) return;
        // Would there be a fifth, it came now.
        for (let i = 0; i < 50; i += 1) await new Promise(setImmediate);
        most = Math.max(most, waiting.length);
        waiting.forEach(each => each.end('{}'));
        waiting = [];
      };
      const clients = [createClient(), createClient()];
      await Promise.all(
        Array.from({ length: 40 }, (_, i) => get(clients[i % 2])),
      );
      expect(most).toBe(4);
      expect(server.requests).toHaveLength(40);
    });
  });

  describe('of place', () => {
    const redirect =
      (location: string, code = 302) =>
      (response: ServerResponse) =>
        status(code, { location })(response);

    it('with a redirect to another host, which gets nothing', async () => {
      server.answer = (_, response) =>
        redirect(`${other.origin}/y?s=${SECRET}`)(response);
      const error = await errorOf(get(createClient()));
      expect(error).toMatchObject({
        code: 'misconfigured',
        message: expect.stringContaining(
          `redirects to ${other.origin}, which is not allowed`,
        ),
      });
      expect(error.message).not.toContain(SECRET);
      expect(other.requests).toHaveLength(0);
    });

    it.each([
      'http://169.254.169.254/latest/meta-data/',
      'file:///etc/passwd',
      'http://[::ffff:a9fe:a9fe]/',
    ])('with a redirect to %s', async location => {
      server.answer = (_, response) => redirect(location)(response);
      expect(await errorOf(get(createClient()))).toMatchObject({
        code: 'misconfigured',
      });
      expect(server.requests).toHaveLength(1);
    });

    it('with a circle of redirects', async () => {
      server.answer = (_, response) => redirect('/x')(response);
      expect(await errorOf(get(createClient()))).toMatchObject({
        code: 'misconfigured',
        message: expect.stringContaining('more than 5 times'),
      });
      expect(server.requests).toHaveLength(6);
    });

    it('and keeps the credentials to itself where it may go', async () => {
      server.answer = (_, response) => redirect(`${other.origin}/y`)(response);
      other.answerInTurn(redirect('/z'), redirect(`${server.origin}/back`));
      const client = createClient({ allowedOrigins: [other.origin] });
      let turn = 0;
      server.answer = (_, response) => {
        turn += 1;
        if (turn === 1) redirect(`${other.origin}/y`)(response);
        else response.end('"there"');
      };
      expect(await get(client)).toBe('there');
      const seen = [...server.requests, ...other.requests].map(
        ({ url, headers }) => [url, headers.authorization],
      );
      expect(seen).toEqual([
        ['/x', SECRET],
        ['/back', undefined],
        ['/y', undefined],
        ['/z', undefined],
      ]);
    });

    it('and follows within the host, with credentials and what was posted', async () => {
      server.answer = (request, response) => {
        if (request.url === '/x') redirect('/moved', 308)(response);
        else request.pipe(response);
      };
      const { signal } = new AbortController();
      expect(
        await createClient().postJson(sourcePath`x`, {
          schema,
          body: { name: 'x' },
          signal,
        }),
      ).toEqual({ name: 'x' });
      expect(
        server.requests.map(({ headers }) => headers.authorization),
      ).toEqual([SECRET, SECRET]);
    });

    it('and posts nothing elsewhere', async () => {
      server.answer = (_, response) =>
        redirect(`${other.origin}/y`, 307)(response);
      const client = createClient({ allowedOrigins: [other.origin] });
      const { signal } = new AbortController();
      const call = client.postJson(sourcePath`x`, { schema, body: 1, signal });
      expect(await errorOf(call)).toMatchObject({ code: 'misconfigured' });
      expect(other.requests).toHaveLength(0);
    });
  });
});
