import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';
import { askSingly } from './askSingly';
import { isListRefused } from './isListRefused';

const failed = (
  status?: number,
  code: 'auth' | 'bad-payload' | 'rate-limited' | 'misconfigured' = 'auth',
) =>
  new CollectionFailure(
    { code, message: `failed with ${status}` },
    status === undefined ? undefined : { status, body: '' },
  );

describe('isListRefused', () => {
  it.each([400, 403, 404, 405, 501])('is one with %d', status => {
    expect(isListRefused(failed(status))).toBe(true);
  });

  it.each([401, 408, 429, 500, 502, 503, 504])('is none with %d', status => {
    expect(isListRefused(failed(status))).toBe(false);
  });

  it('is one if something in it cannot be understood, and none of a server that is in peace or elsewhere', () => {
    expect(isListRefused(failed(undefined, 'bad-payload'))).toBe(true);
    expect(isListRefused(failed(undefined, 'auth'))).toBe(false);
    expect(isListRefused(failed(undefined, 'misconfigured'))).toBe(false);
    expect(isListRefused(failed(403, 'rate-limited'))).toBe(false);
    expect(isListRefused(new Error('a fault of ours'))).toBe(false);
  });
});

describe('askSingly', () => {
  const refusal = failed(403);
  const keys = Array.from({ length: 30 }, (_, n) => n);

  async function ask(
    answer: (key: number) => unknown,
    options: { refusal?: unknown } = { refusal },
  ) {
    const asked: number[] = [];
    const settled = await askSingly(
      keys,
      async key => {
        asked.push(key);
        const value = answer(key);
        if (value instanceof Error) throw value;
        return value;
      },
      options,
    );
    expect([...settled.keys()]).toEqual(keys);
    return { asked: asked.length, settled };
  }

  it('asks for each of them once the first few show that only the list is refused', async () => {
    const { asked, settled } = await ask(key => (key < 9 ? failed(403) : key));
    expect(asked).toBe(30);
    expect(settled.get(29)).toEqual({ value: 29 });
    expect(settled.get(3)).toHaveProperty('failure.status', 403);
  });

  it('takes what is not there for an answer', async () => {
    const { asked } = await ask(() => undefined);
    expect(asked).toBe(30);
  });

  it('asks for no more once the first few are refused as well', async () => {
    const { asked, settled } = await ask(() => failed(404));
    expect(asked).toBe(10);
    expect(settled.get(3)).toHaveProperty('failure.status', 404);
    expect(settled.get(29)).toEqual({ failure: refusal });
  });

  it('asks for each of them if no list was refused', async () => {
    const { asked } = await ask(() => failed(403), {});
    expect(asked).toBe(30);
  });
});
