import { CollectionFailure } from '../CollectionFailure';
import { listAll } from './listAll';

class TooLarge extends CollectionFailure {
  override get isTooLarge(): boolean {
    return true;
  }
}

/** Lists 0, 1, 2 … of a server whose answers hold so much, each item as much as `weigh` says. */
async function list(options: {
  count: number;
  weigh: (item: number) => number;
  maxPages?: number;
  pageSize?: number;
}) {
  const { count, weigh, maxPages = 5, pageSize = 200 } = options;
  const sizes: number[] = [];
  const listed = await listAll({
    maxPages,
    pageSize,
    read: async (token, size) => {
      sizes.push(size);
      const from = Number(token ?? 0);
      const items = Array.from(
        { length: Math.min(size, count - from) },
        (_, n) => from + n,
      );
      const weight = items.reduce((sum, item) => sum + weigh(item), 0);
      if (weight > 1000) {
        throw new TooLarge({ code: 'bad-payload', message: 'Too much.' });
      }
      const to = from + items.length;
      return { items, next: to < count ? String(to) : undefined };
    },
    items: page => page.items,
    nextToken: page => page.next,
  });
  return { ...listed, count: listed.items.length, sizes };
}

describe('listAll', () => {
  it('asks for pages as large as they may be', async () => {
    expect(await list({ count: 450, weigh: () => 1 })).toMatchObject({
      count: 450,
      truncated: false,
      cutBecause: undefined,
      sizes: [200, 200, 200],
    });
  });

  it('gives up after a number of pages', async () => {
    expect(await list({ count: 5000, weigh: () => 1 })).toMatchObject({
      count: 1000,
      truncated: true,
      cutBecause: undefined,
      sizes: [200, 200, 200, 200, 200],
    });
  });

  it('halves a page that is too large, and those after it', async () => {
    const { items, ...rest } = await list({
      count: 260,
      // From the 101st on.
      weigh: item => (item < 100 ? 1 : 20),
    });
    expect(rest).toMatchObject({
      truncated: false,
      sizes: [200, 100, 100, 50, 50, 50, 50],
    });
    expect(items).toEqual(Array.from({ length: 260 }, (_, n) => n));
  });

  it('reads no more items by smaller pages than by large ones', async () => {
    expect(await list({ count: 5000, weigh: () => 10 })).toMatchObject({
      count: 1000,
      truncated: true,
      cutBecause: undefined,
    });
  });

  it('says that large items were too many requests, which are bounded', async () => {
    const { sizes, ...listed } = await list({ count: 5000, weigh: () => 400 });
    expect(listed).toMatchObject({
      // 200, 100, 50, 25, 12, 6 and 3 are too many for one answer, and fourteen pages of 1 are left.
      count: 13,
      truncated: true,
      cutBecause: 'the others are so large that they take too many answers',
    });
    expect(sizes).toHaveLength(5 * 4);
  });

  it('keeps what comes before an item that is too large by itself', async () => {
    const { items, sizes, ...listed } = await list({
      count: 400,
      weigh: item => (item === 203 ? 2000 : 1),
    });
    expect(listed).toMatchObject({
      truncated: true,
      cutBecause: 'the next one is larger than an answer may be',
    });
    expect(items).toEqual(Array.from({ length: 203 }, (_, n) => n));
    expect(sizes).toEqual([200, 200, 100, 50, 25, 12, 6, 3, 3, 1]);
  });

  it('fails if the first item is too large by itself', async () => {
    const listing = list({ count: 2, weigh: () => 2000, pageSize: 4 });
    await expect(listing).rejects.toThrow('Too much');
  });

  it.each([
    new CollectionFailure({ code: 'timeout', message: 'took longer' }),
    new CollectionFailure({ code: 'bad-payload', message: 'a web page' }),
    new Error('a fault of ours'),
  ])('does not ask again after %s', async failure => {
    let asked = 0;
    const listing = listAll({
      maxPages: 5,
      pageSize: 200,
      read: () => {
        asked += 1;
        return Promise.reject(failure);
      },
      items: () => [],
      nextToken: () => undefined,
    });
    await expect(listing).rejects.toBe(failure);
    expect(asked).toBe(1);
  });
});
