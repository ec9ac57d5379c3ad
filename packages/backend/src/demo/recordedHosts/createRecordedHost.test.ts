import { AddressInfo } from 'node:net';
import { Server } from 'node:http';
import { close, listenOnLoopback } from '../listenOnLoopback';
import { createRecordedHost } from './createRecordedHost';
import { Dialect } from './Dialect';

const HOUR = 3_600_000;
const recordedAt = Date.parse('2026-11-28T12:00:00Z');
const json = (value: unknown) => ({
  status: 200,
  type: 'application/json',
  json: value,
});

describe('createRecordedHost', () => {
  let server: Server;
  afterEach(() => close(server));

  const start = async (dialect?: Dialect) => {
    server = await listenOnLoopback(
      createRecordedHost({
        title: 'Toy',
        recording: {
          version: '1.2',
          recordedAt,
          answers: {
            'GET /runs?job=a%2Fb&limit=1': json([
              { at: '2026-11-28T11:30:00Z', name: '<b>a</b>' },
            ]),
            'GET /up?names=a,b&time=1': json(['a', 'b']),
            'POST /search {"q": "a b"}': json({ found: 'a b' }),
            'POST /search {"q": "c"}': json({ found: 'c' }),
            'GET /text': { status: 404, type: 'text/html', text: '<b>no</b>' },
          },
        },
        dialect,
        now: () => recordedAt + 30.5 * HOUR,
      }),
      0,
      'it cannot start',
    );
  };
  const ask = async (path: string, body?: string) => {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...(body && {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      text,
      json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : 0,
    };
  };

  it('answers what was asked in any order, and grows no older than an hour', async () => {
    await start();
    const {
      status,
      headers,
      json: answer,
    } = await ask('/runs?limit=1&job=a%2Fb');
    expect(status).toBe(200);
    expect(answer).toEqual([{ at: '2026-11-29T17:30:00Z', name: '<b>a</b>' }]);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    });
  });

  it('tells questions apart by what is posted', async () => {
    await start();
    expect((await ask('/search', '{"q": "a b"}')).json).toEqual({
      found: 'a b',
    });
    expect((await ask('/search', '{"q": "c"}')).json).toEqual({ found: 'c' });
    expect((await ask('/search', '{"q": "d"}')).status).toBe(404);
  });

  it('fails as the server failed, and says that it has nothing else', async () => {
    await start();
    expect(await ask('/text')).toMatchObject({
      status: 404,
      text: '<b>no</b>',
    });
    for (const path of ['/', '/runs', '/runs?limit=2', '/__proto__']) {
      expect(await ask(path)).toMatchObject({
        status: 404,
        text: 'Demo data of Toy 1.2. There are no pages, only what collectors read.\n',
      });
    }
  });

  it('moves what is told by day by days', async () => {
    // It is half past six in the evening of the day after, by UTC.
    await start({ isByDay: () => true });
    const { json: answer } = await ask('/runs?limit=1&job=a%2Fb');
    expect(answer).toEqual([{ at: '2026-11-29T11:30:00Z', name: '<b>a</b>' }]);
  });

  it('recognises questions by its dialect, and answers in part', async () => {
    await start({
      times: ['time'],
      same: text => text.replace(/^[ab,]+$/, 'some'),
      narrow: (all, question) =>
        (all as string[]).filter(name => question.get('names')?.includes(name)),
    });
    expect((await ask('/up?names=b&time=77')).json).toEqual(['b']);
    expect((await ask('/up?names=a,b&time=5')).json).toEqual(['a', 'b']);
    expect((await ask('/up?names=c&time=1')).status).toBe(404);
  });
});
