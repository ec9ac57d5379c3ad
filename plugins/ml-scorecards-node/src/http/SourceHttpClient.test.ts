import { z } from 'zod';
import { TestClock } from '../__testUtils__/TestClock';
import { status, TestServer } from '../__testUtils__/TestServer';
import { CollectionFailure, ifFound } from '../CollectionFailure';
import { SourceHttpClient, SourceHttpClientOptions } from './SourceHttpClient';
import { sourcePath } from './sourcePath';

const SECRET = 'canary-token';
const schema = z.object({ name: z.string() });
const { signal } = new AbortController();

describe('SourceHttpClient', () => {
  let server: TestServer;
  let clock: TestClock;

  beforeEach(async () => {
    server = await TestServer.start();
    clock = new TestClock();
  });
  afterEach(() => server.stop());

  const createClient = (options: Partial<SourceHttpClientOptions> = {}) =>
    SourceHttpClient.create({
      baseUrl: `${server.origin}/prefix`,
      configKey: 'mlScorecards.mlflow.instances.prod',
      headers: () => ({ authorization: `Bearer ${SECRET}` }),
      clock,
      random: () => 1,
      ...options,
    });
  const get = (client: SourceHttpClient) =>
    client.getJson(sourcePath`api/models/${'fraud'}`, {
      schema,
      query: { token: SECRET },
      signal,
    });
  const failureOf = async (call: Promise<unknown>) => {
    const failure = await call.then(
      () => undefined,
      error => error,
    );
    if (!(failure instanceof CollectionFailure)) {
      throw new Error(`Not a failure: ${failure}`);
    }
    expect(failure.message).not.toContain(SECRET);
    return failure.error;
  };
  const good = status(200, {}, '{"name": "fraud", "more": 1}');

  describe('reads', () => {
    it('JSON of a shape, below the base URL and with the credentials', async () => {
      server.answer = (_, response) => good(response);
      expect(await get(createClient())).toEqual({ name: 'fraud' });
      expect(server.requests[0]).toMatchObject({
        method: 'GET',
        url: `/prefix/api/models/fraud?token=${SECRET}`,
        headers: {
          authorization: `Bearer ${SECRET}`,
          accept: 'application/json',
          'user-agent': 'backstage-plugin-ml-scorecards',
        },
      });
    });

    it('JSON by a POST', async () => {
      server.answer = (request, response) => {
        expect(request.headers['content-type']).toBe('application/json');
        request.pipe(response);
      };
      const client = createClient();
      expect(
        await client.postJson(sourcePath`search`, {
          schema,
          body: { name: 'x' },
          signal,
        }),
      ).toEqual({ name: 'x' });
    });

    it('what is nearly JSON, as it is told to', async () => {
      server.answerInTurn(
        status(200, {}, '{"name": NaN}'),
        status(200, {}, '{"name": '),
      );
      const ask = () =>
        createClient().getJson(sourcePath`x`, {
          schema,
          parse: text => JSON.parse(text.replace('NaN', '"none"')),
          signal,
        });
      expect(await ask()).toEqual({ name: 'none' });
      expect(await failureOf(ask())).toMatchObject({ code: 'bad-payload' });
    });

    it('text', async () => {
      server.answer = (_, response) => response.end('3.1.0');
      const client = createClient();
      expect(await client.getText(sourcePath`version`, { signal })).toBe(
        '3.1.0',
      );
    });

    describe('what it may remember', () => {
      const ask = (client: SourceHttpClient) =>
        client.getJson(sourcePath`api/models/${'fraud'}`, {
          schema,
          signal,
          remember: true,
        });
      const marked = (etag: string, name: string) =>
        status(200, { etag }, JSON.stringify({ name }));
      const sent = () =>
        server.requests.map(({ headers }) => headers['if-none-match']);

      it('and asks only whether that still holds', async () => {
        server.answerInTurn(
          marked('"1"', 'old'),
          status(304, {}, ''),
          marked('"2"', 'new'),
          status(304, {}, ''),
        );
        const client = createClient();
        const names = [];
        for (let n = 0; n < 4; n += 1) names.push((await ask(client)).name);
        expect(names).toEqual(['old', 'old', 'new', 'new']);
        expect(sent()).toEqual([undefined, '"1"', '"1"', '"2"']);
      });

      it('unless the source gives no mark, or nobody allows it', async () => {
        server.answerInTurn(good, good, marked('"1"', 'fraud'), good);
        const client = createClient();
        await ask(client);
        await ask(client);
        await get(client);
        await get(client);
        expect(sent()).toEqual([undefined, undefined, undefined, undefined]);
      });

      it('and takes no such answer from a source that was asked for something else', async () => {
        server.answer = (_, response) => status(304, {}, '')(response);
        expect(await failureOf(ask(createClient()))).toMatchObject({
          code: 'misconfigured',
        });
      });
    });

    it('with headers that are asked for each time', async () => {
      server.answerInTurn(status(503), good);
      let turn = 0;
      const headers = async () => {
        turn += 1;
        return { authorization: `Bearer ${turn}` };
      };
      await get(createClient({ headers }));
      expect(
        server.requests.map(({ headers: { authorization } }) => authorization),
      ).toEqual(['Bearer 1', 'Bearer 2']);
    });
  });

  describe('says what is wrong', () => {
    it.each([
      [400, 'misconfigured'],
      [401, 'auth'],
      [403, 'auth'],
      [404, 'not-found'],
      [410, 'not-found'],
      [418, 'misconfigured'],
    ])('with a %s, which it does not try again', async (code, expected) => {
      server.answer = (_, response) =>
        status(code, { 'x-echo': SECRET }, SECRET)(response);
      const error = await failureOf(get(createClient()));
      expect(error.code).toBe(expected);
      expect(error.message).toContain(
        `${server.origin}/prefix/api/models/fraud `,
      );
      expect(error.message).toContain('mlScorecards.mlflow.instances.prod');
      expect(server.requests).toHaveLength(1);
    });

    it('with a login page', async () => {
      const html = '<!DOCTYPE html><title>Log in</title>';
      server.answer = (_, response) =>
        status(200, { 'content-type': 'text/html' }, html)(response);
      const client = createClient();
      expect(await failureOf(get(client))).toMatchObject({
        code: 'bad-payload',
        message: expect.stringContaining('login page'),
      });
      expect(
        await failureOf(client.getText(sourcePath`version`, { signal })),
      ).toMatchObject({ code: 'bad-payload' });
      expect(server.requests).toHaveLength(2);
    });

    it.each([
      ['no JSON', 'nope', 'not JSON'],
      ['nothing', '', 'not JSON'],
      ['JSON that is cut off', '{"name": "fra', 'not JSON'],
      ['other JSON', `{"name": {"x": "${SECRET}"}}`, '(name)'],
      ['a list', `["${SECRET}"]`, '(at the top)'],
    ])('with %s', async (_, body, why) => {
      server.answer = (__, response) => response.end(body);
      expect(await failureOf(get(createClient()))).toMatchObject({
        code: 'bad-payload',
        message: expect.stringContaining(why),
      });
      expect(server.requests).toHaveLength(1);
    });

    it('with a body that is not what its encoding says', async () => {
      server.answer = (_, response) =>
        status(200, { 'content-encoding': 'gzip' }, 'no gzip')(response);
      expect((await failureOf(get(createClient()))).code).toBe('bad-payload');
      expect(server.requests).toHaveLength(1);
    });

    it('with credentials that cannot be had', async () => {
      const headers = () => {
        throw new Error(SECRET);
      };
      expect((await failureOf(get(createClient({ headers })))).code).toBe(
        'auth',
      );
      const notAHeader = () => ({ authorization: `${SECRET}\n` + 'é→' });
      expect(
        (await failureOf(get(createClient({ headers: notAHeader })))).code,
      ).toBe('auth');
      expect(server.requests).toHaveLength(0);
    });

    it('as a value, if something is just not there', async () => {
      const client = createClient();
      server.answer = (_, response) => status(404)(response);
      expect(await ifFound(get(client))).toBeUndefined();
      server.answer = (_, response) => good(response);
      expect(await ifFound(get(client))).toEqual({ name: 'fraud' });
      server.answer = (_, response) => status(403)(response);
      await expect(ifFound(get(client))).rejects.toThrow(CollectionFailure);
    });

    it('and lets a collector look closer', async () => {
      const body = '{"message": "alias X not found"}';
      server.answer = (_, response) => status(400, {}, body)(response);
      await expect(get(createClient())).rejects.toMatchObject({
        status: 400,
        body,
      });
    });
  });

  describe('tries again', () => {
    it('what may pass, after twice as long each time', async () => {
      server.answerInTurn(status(503), status(408), status(500), good);
      expect(await get(createClient())).toEqual({ name: 'fraud' });
      expect(clock.sleeps).toEqual([1000, 2000, 4000]);
    });

    it('three times, with chance in when', async () => {
      server.answer = (_, response) => status(502)(response);
      const client = createClient({ random: () => 0 });
      expect((await failureOf(get(client))).code).toBe('unavailable');
      expect(server.requests).toHaveLength(4);
      expect(clock.sleeps).toEqual([500, 1000, 2000]);
    });

    it('when the connection breaks, before and within the body', async () => {
      server.answerInTurn(
        response => response.destroy(),
        response => {
          response.writeHead(200, { 'content-length': '1000' });
          response.write('{"na', () => response.destroy());
        },
        good,
      );
      expect(await get(createClient())).toEqual({ name: 'fraud' });
    });

    it('when nobody is there, and says so', async () => {
      const { origin } = server;
      await server.stop();
      server = await TestServer.start();
      const client = createClient({ baseUrl: origin });
      expect(await failureOf(get(client))).toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining('cannot be reached (ECONNREFUSED)'),
      });
      expect(clock.sleeps).toHaveLength(3);
    });

    it('when the source says when, in seconds or as a date', async () => {
      const date = new Date(clock.now() + 3_000 + 20_000).toUTCString();
      server.answerInTurn(
        status(429, { 'retry-after': '3' }),
        status(503, { 'retry-after': date }),
        good,
      );
      const began = clock.now();
      expect(await get(createClient())).toEqual({ name: 'fraud' });
      expect(clock.now() - began).toBe(23_000);
    });

    it('no sooner than the source said, for any call', async () => {
      server.answerInTurn(status(429, { 'retry-after': '20' }), good);
      const client = createClient({ limits: { retries: 0 } });
      expect((await failureOf(get(client))).code).toBe('rate-limited');
      expect(clock.sleeps).toEqual([]);
      await get(client);
      expect(clock.sleeps).toEqual([20_000]);
    });

    it('not when that is too long, and then asks nothing until then', async () => {
      server.answer = (_, response) =>
        status(429, { 'retry-after': '120' })(response);
      const client = createClient();
      expect((await failureOf(get(client))).code).toBe('rate-limited');
      expect(await failureOf(get(client))).toEqual({
        code: 'rate-limited',
        message: `${server.origin} refused to answer for now because too much was asked (429) when it was last asked. It is asked again at 2026-01-05T12:02:00Z. Collect less often, or raise the limit of the source (mlScorecards.mlflow.instances.prod in app-config.yaml).`,
      });
      expect(server.requests).toHaveLength(1);
      expect(clock.sleeps).toEqual([]);
      clock.advance(120_000);
      server.answer = (_, response) => good(response);
      expect(await get(client)).toEqual({ name: 'fraud' });
    });
  });

  describe('leaves an instance in peace', () => {
    it('that fails again and again', async () => {
      server.answer = (_, response) => status(500)(response);
      const client = createClient();
      for (let i = 0; i < 5; i += 1) await failureOf(get(client));
      expect(server.requests).toHaveLength(20);
      const { code, message } = await failureOf(get(client));
      expect(code).toBe('unavailable');
      expect(message).toMatch(/asked again at 2026-/);
      expect(server.requests).toHaveLength(20);
      // Another instance is another matter.
      expect((await failureOf(get(createClient()))).message).toContain('(500)');
    });

    it('that refuses the credentials, with one request for a hundred calls', async () => {
      server.answer = (_, response) => status(401)(response);
      const client = createClient();
      for (let i = 0; i < 100; i += 1) {
        expect((await failureOf(get(client))).code).toBe('auth');
      }
      expect(server.requests).toHaveLength(1);
    });

    it('but not because of questions that are too much for it, which are asked once', async () => {
      server.answer = (request, response) =>
        (request.url?.includes('much') ? status(504) : good)(response);
      const client = createClient();
      for (let i = 0; i < 10; i += 1) {
        const { message } = await failureOf(
          client.getJson(sourcePath`much`, {
            schema,
            signal,
            isOwnFault: failure => failure.status === 504,
          }),
        );
        expect(message).toContain('(504)');
      }
      expect(server.requests).toHaveLength(10);
      expect(await get(client)).toEqual({ name: 'fraud' });
    });
  });

  it('does not try again what another call found to be of no use', async () => {
    server.answerInTurn(status(503), status(401));
    let whileAsleep = async () => {};
    const client = createClient({
      clock: {
        now: clock.now,
        sleep: async (ms, until) => {
          await clock.sleep(ms, until);
          await whileAsleep();
        },
      },
    });
    whileAsleep = async () => {
      whileAsleep = async () => {};
      expect((await failureOf(get(client))).code).toBe('auth');
    };
    expect((await failureOf(get(client))).message).toContain('(503)');
    expect(server.requests).toHaveLength(2);
  });

  describe('refuses at start', () => {
    it.each([
      'mlflow.example.com',
      'ftp://mlflow.example.com',
      `https://user:${SECRET}@mlflow.example.com`,
      `https://mlflow.example.com?token=${SECRET}`,
      'https://mlflow.example.com/#/models',
    ])('%s', baseUrl => {
      const create = () => createClient({ baseUrl });
      expect(create).toThrow('mlScorecards.mlflow.instances.prod.baseUrl');
      expect(create).not.toThrow(SECRET);
      expect(() => createClient({ allowedOrigins: [baseUrl] })).toThrow(
        'mlScorecards.mlflow.instances.prod.allowedOrigins',
      );
    });
  });
});
