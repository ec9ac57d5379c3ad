import { listNewest } from './listNewest';

const DAY = 24 * 3_600_000;
const NOW = Date.parse('2026-06-01T00:00:00Z');

/** What is read of things that happened so many days ago, and what was asked for. */
async function list(daysAgo: ReadonlyArray<number | undefined>) {
  const asked: object[] = [];
  const items = await listNewest({
    pageSize: 4,
    maxPages: 3,
    now: NOW,
    read: async page => {
      asked.push(page);
      return daysAgo.slice(page.offset, page.offset + page.limit);
    },
    timeOf: days => (days === undefined ? undefined : NOW - days * DAY),
  });
  return { items, asked };
}

describe('listNewest', () => {
  it('reads to the end', async () => {
    const days = [1, 2, 3, 4, 5, 6];
    expect(await list(days)).toEqual({
      items: days,
      asked: [
        { offset: 0, limit: 4 },
        { offset: 4, limit: 4 },
      ],
    });
  });

  it('reads no further than 30 days back, and then to the end of the page', async () => {
    const days = [1, 2, 29, 30, 30, 31, 32, 33, 34];
    const { items, asked } = await list(days);
    expect(items).toEqual(days.slice(0, 8));
    expect(asked).toHaveLength(2);
  });

  it('does not take what has no time for old', async () => {
    const days = [1, 2, 3, undefined, 5];
    expect((await list(days)).items).toEqual(days);
  });

  it('reads no more pages than it is told', async () => {
    const { items, asked } = await list(Array.from({ length: 20 }, () => 1));
    expect(items).toHaveLength(12);
    expect(asked).toHaveLength(3);
  });
});
