import { pages } from './pages';

interface Page {
  items: number[];
  next?: string;
}

async function readAll(
  read: (token: string | undefined) => Page,
  bounds: { maxPages?: number; maxItems?: number } = {},
) {
  const got: Array<{ items: readonly number[]; truncated: boolean }> = [];
  for await (const page of pages({
    read: async token => read(token),
    items: ({ items }) => items,
    nextToken: ({ next }) => next,
    ...bounds,
  })) {
    got.push(page);
  }
  return got;
}

/** Pages without end. */
const endless = (perPage: number) => (token: string | undefined) => ({
  items: Array.from({ length: perPage }, (_, i) => i),
  next: String(Number(token ?? 0) + 1),
});

describe('pages', () => {
  it('reads until there is no next page', async () => {
    const all: Record<string, Page> = {
      first: { items: [1, 2], next: 'b' },
      b: { items: [3], next: 'c' },
      c: { items: [], next: '' },
    };
    expect(await readAll(token => all[token ?? 'first'])).toEqual([
      { items: [1, 2], truncated: false },
      { items: [3], truncated: false },
      { items: [], truncated: false },
    ]);
  });

  it('reads no more than 50 pages', async () => {
    const got = await readAll(endless(1));
    expect(got).toHaveLength(50);
    expect(got.map(({ truncated }) => truncated)).toEqual([
      ...Array(49).fill(false),
      true,
    ]);
  });

  it('reads no more than 10 000 items', async () => {
    const got = await readAll(endless(3000));
    expect(got.flatMap(({ items }) => items)).toHaveLength(10_000);
    expect(got.at(-1)).toMatchObject({ truncated: true });
  });

  it('does not say truncated when everything just fits', async () => {
    const all: Page[] = [{ items: [1, 2], next: '1' }, { items: [3, 4] }];
    const read = (token?: string) => all[Number(token ?? 0)];
    expect(await readAll(read, { maxPages: 2, maxItems: 4 })).toEqual([
      { items: [1, 2], truncated: false },
      { items: [3, 4], truncated: false },
    ]);
    expect(await readAll(read, { maxItems: 3 })).toEqual([
      { items: [1, 2], truncated: false },
      { items: [3], truncated: true },
    ]);
    expect(await readAll(read, { maxItems: 2 })).toEqual([
      { items: [1, 2], truncated: true },
    ]);
  });

  it('leaves a circle of pages', async () => {
    const next: Record<string, string> = { first: 'a', a: 'b', b: 'a' };
    const asked: Array<string | undefined> = [];
    const got = await readAll(token => {
      asked.push(token);
      return { items: [1], next: next[token ?? 'first'] };
    });
    expect(asked).toEqual([undefined, 'a', 'b']);
    expect(got.at(-1)).toEqual({ items: [1], truncated: true });
  });

  it('reads no page ahead of who takes them', async () => {
    const asked: Array<string | undefined> = [];
    for await (const { items } of pages({
      read: async token => {
        asked.push(token);
        return endless(1)(token);
      },
      items: page => page.items,
      nextToken: page => page.next,
    })) {
      expect(items).toHaveLength(1);
      break;
    }
    expect(asked).toEqual([undefined]);
  });
});
