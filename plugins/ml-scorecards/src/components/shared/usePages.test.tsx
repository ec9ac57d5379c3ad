import { act, renderHook, waitFor } from '@testing-library/react';
import { portalOfHooks } from '../../__testUtils__/askedApi';
import { useAnswers } from './useAnswers';
import { usePages } from './usePages';

/** A list of seven in pages of two, of which each page can be made to fail. */
function setUp(options: { failing?: Array<string | undefined> } = {}) {
  const { wrapper, signal } = portalOfHooks();
  let items = [1, 2, 3, 4, 5, 6, 7];
  let gate = Promise.resolve();
  const failing = new Set(options.failing);
  const load = jest.fn(async (cursor?: string) => {
    await gate;
    if (failing.has(cursor)) {
      throw new Error('no network');
    }
    const from = Number(cursor ?? 0);
    return {
      items: items.slice(from, from + 2),
      nextCursor: from + 2 < items.length ? String(from + 2) : undefined,
      count: items.length,
    };
  });
  const open = () =>
    renderHook(
      ({ of }: { of?: unknown }) => ({
        ...usePages<number, Awaited<ReturnType<typeof load>>>({
          question: ['list'],
          load,
          of,
        }),
        answers: useAnswers(),
      }),
      { wrapper, initialProps: {} },
    );
  return {
    ...open(),
    open,
    load,
    failing,
    signal,
    /** Holds all that is asked from now on, until what it gives is called. */
    hold: () => {
      let release = () => {};
      gate = new Promise(resolve => {
        release = resolve;
      });
      return release;
    },
    changeTo: (changed: number[]) => {
      items = changed;
    },
  };
}

type SetUp = ReturnType<typeof setUp>;

async function shows({ result }: Pick<SetUp, 'result'>, items: number[]) {
  await waitFor(() => expect(result.current.items).toEqual(items));
}

async function showMore(list: SetUp, items: number[]) {
  act(() => list.result.current.more.show());
  await shows(list, items);
}

const cursors = ({ load }: SetUp) => load.mock.calls.map(([cursor]) => cursor);

describe('usePages', () => {
  it('loads a list page by page, to its end', async () => {
    const list = setUp();
    expect(list.result.current).toMatchObject({
      items: undefined,
      loading: true,
      hasMore: false,
    });
    await shows(list, [1, 2]);
    await showMore(list, [1, 2, 3, 4]);
    await showMore(list, [1, 2, 3, 4, 5, 6]);
    expect(list.result.current.hasMore).toBe(true);
    await showMore(list, [1, 2, 3, 4, 5, 6, 7]);
    expect(list.result.current.hasMore).toBe(false);
    expect(list.result.current.firstPage?.count).toBe(7);
    expect(cursors(list)).toEqual([undefined, '2', '4', '6']);
  });

  it('asks for a page once, however often somebody wants it', async () => {
    const list = setUp();
    await shows(list, [1, 2]);
    act(() => {
      list.result.current.more.show();
      list.result.current.more.show();
    });
    await shows(list, [1, 2, 3, 4]);
    expect(cursors(list)).toEqual([undefined, '2']);
  });

  it('stays as long as it is when it is asked again', async () => {
    const list = setUp();
    await shows(list, [1, 2]);
    await showMore(list, [1, 2, 3, 4]);
    list.changeTo([0, 1, 2, 3, 4, 5]);
    const lengths = new Set<number | undefined>();
    list.result.current.answers.client
      .getQueryCache()
      .subscribe(({ query }) => lengths.add(query.state.data?.pages.length));
    await act(async () => list.result.current.answers.outdate());
    await shows(list, [0, 1, 2, 3]);
    expect([...lengths]).toEqual([2]);
    expect(list.result.current.hasMore).toBe(true);
    expect(cursors(list)).toEqual([undefined, '2', undefined, '2']);
  });

  it('is as long when one comes back, and what was added is not fresher than what it was added to', async () => {
    const list = setUp();
    await shows(list, [1, 2]);
    list.signal();
    await showMore(list, [1, 2, 3, 4]);
    list.unmount();
    list.load.mockClear();
    const again = list.open();
    expect(again.result.current.items).toEqual([1, 2, 3, 4]);
    await waitFor(() => expect(cursors(list)).toEqual([undefined, '2']));
    again.unmount();
    list.load.mockClear();
    list.open();
    expect(list.load).not.toHaveBeenCalled();
  });

  it('becomes shorter if there is less', async () => {
    const list = setUp();
    await shows(list, [1, 2]);
    await showMore(list, [1, 2, 3, 4]);
    list.changeTo([1]);
    list.rerender({ of: 'another one' });
    await shows(list, [1]);
    expect(list.result.current.hasMore).toBe(false);
  });

  it('keeps what is there if a further page fails, says so, and tries that page again', async () => {
    const list = setUp();
    list.failing.add('2');
    await shows(list, [1, 2]);
    act(() => list.result.current.more.show());
    await waitFor(() =>
      expect(list.result.current.more.error?.message).toBe('no network'),
    );
    expect(list.result.current).toMatchObject({
      items: [1, 2],
      error: undefined,
      hasMore: true,
    });
    list.failing.clear();
    await showMore(list, [1, 2, 3, 4]);
    expect(list.result.current.more.error).toBeUndefined();
    expect(cursors(list)).toEqual([undefined, '2', '2']);
  });

  it('is no less up to date while it is loaded again after a further page has failed', async () => {
    const list = setUp();
    list.failing.add('2');
    await shows(list, [1, 2]);
    act(() => list.result.current.more.show());
    await waitFor(() => expect(list.result.current.more.error).toBeDefined());
    list.changeTo([0, 1, 2, 3]);
    const release = list.hold();
    act(() => list.result.current.retry());
    await waitFor(() => expect(list.load).toHaveBeenCalledTimes(3));
    expect(list.result.current.error).toBeUndefined();
    expect(list.result.current.more.error?.message).toBe('no network');
    release();
    await shows(list, [0, 1]);
    expect(list.result.current.more.error).toBeUndefined();

    // What fails then is about all that is shown.
    list.failing.add(undefined);
    act(() => list.result.current.retry());
    await waitFor(() =>
      expect(list.result.current.error?.message).toBe('no network'),
    );
    expect(list.result.current.more.error).toBeUndefined();
  });

  it.each([undefined, '2'])(
    'keeps all that is there if asking again fails at the page %s',
    async page => {
      const list = setUp();
      await shows(list, [1, 2]);
      await showMore(list, [1, 2, 3, 4]);
      list.failing.add(page);
      act(() => list.result.current.retry());
      await waitFor(() =>
        expect(list.result.current.error?.message).toBe('no network'),
      );
      expect(list.result.current.items).toEqual([1, 2, 3, 4]);
      expect(list.result.current.more.error).toBeUndefined();
    },
  );

  it('adds the next page to what comes, if that is being asked again just then', async () => {
    const list = setUp();
    await shows(list, [1, 2]);
    list.changeTo([0, 1, 2, 3, 4]);
    const release = list.hold();
    act(() => list.result.current.retry());
    await waitFor(() => expect(list.load).toHaveBeenCalledTimes(2));
    act(() => list.result.current.more.show());
    release();
    await shows(list, [0, 1, 2, 3]);
    expect(cursors(list)).toEqual([undefined, undefined, '2']);
  });

  it('adds no page to what is old, but loads that again first', async () => {
    const list = setUp();
    await shows(list, [1, 2]);
    list.failing.add(undefined);
    act(() => list.result.current.retry());
    await waitFor(() => expect(list.result.current.error).toBeDefined());
    act(() => list.result.current.more.show());
    await waitFor(() => expect(list.load).toHaveBeenCalledTimes(3));
    await waitFor(() => expect(list.result.current.error).toBeDefined());
    expect(list.result.current.items).toEqual([1, 2]);

    list.failing.clear();
    list.changeTo([0, 1, 2, 3, 4]);
    await showMore(list, [0, 1, 2, 3]);
    expect(list.result.current.error).toBeUndefined();
    expect(cursors(list)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      '2',
    ]);
  });

  it('says why there is nothing', async () => {
    const list = setUp({ failing: [undefined] });
    await waitFor(() =>
      expect(list.result.current.error?.message).toBe('no network'),
    );
    expect(list.result.current).toMatchObject({
      items: undefined,
      loading: false,
    });
    list.failing.clear();
    act(() => list.result.current.retry());
    await shows(list, [1, 2]);
  });
});
