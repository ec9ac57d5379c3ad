import { act, renderHook, waitFor } from '@testing-library/react';
import { heldQuestion, portalOfHooks } from '../../__testUtils__/askedApi';
import { useAnswer } from './useAnswer';
import { useAnswers } from './useAnswers';
import { Question } from './useAskedAgain';

type Props = Omit<Question, 'question'>;

/** Asks one question in a portal, in which it can be left and come back to. */
function setUp(props: Props = {}) {
  const { wrapper, signal } = portalOfHooks();
  const question = heldQuestion<string>();
  const open = (initialProps = props) =>
    renderHook(
      (options: Props) => ({
        ...useAnswer({ question: ['it'], ask: question.ask, ...options }),
        answers: useAnswers(),
      }),
      { wrapper, initialProps },
    );
  return { ...question, signal, open, ...open() };
}

type SetUp = ReturnType<typeof setUp>;

async function answered({ answer, result }: SetUp, value: string) {
  answer(value);
  await waitFor(() => expect(result.current.value).toBe(value));
}

const pass = (ms: number) =>
  act(async () => {
    await jest.advanceTimersByTimeAsync(ms);
  });

describe('useAnswer', () => {
  it('asks once, and says so until the answer is there', async () => {
    const portal = setUp();
    expect(portal.result.current).toMatchObject({
      value: undefined,
      loading: true,
    });
    await answered(portal, 'first');
    expect(portal.result.current.loading).toBe(false);
    expect(portal.ask).toHaveBeenCalledTimes(1);
  });

  it('says why there is no answer, and asks again for whoever wants to try', async () => {
    const portal = setUp();
    portal.fail('no network');
    await waitFor(() =>
      expect(portal.result.current.error?.message).toBe('no network'),
    );
    expect(portal.result.current.loading).toBe(false);
    act(() => portal.result.current.retry());
    await waitFor(() => expect(portal.result.current.loading).toBe(true));
    await answered(portal, 'second');
    expect(portal.result.current.error).toBeUndefined();
  });

  it('asks for nothing while nobody looks', async () => {
    const portal = setUp({ isOpen: false });
    expect(portal.result.current.loading).toBe(false);
    act(() => portal.result.current.answers.outdate());
    expect(portal.ask).not.toHaveBeenCalled();
    portal.rerender({ isOpen: true });
    await answered(portal, 'first');
  });

  describe('when one comes back', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it.each([
      ['within a minute of asking', 59_000, 1],
      ['a minute after asking', 60_000, 2],
    ])('%s', async (_, ms, asked) => {
      const portal = setUp();
      // How long the answer takes is part of its age.
      await pass(2_000);
      await answered(portal, 'first');
      portal.unmount();
      // A short way, so that nobody has been deaf.
      const between = portal.open({ isOpen: false });
      await pass(ms - 2_000);
      const { result } = portal.open();
      between.unmount();
      expect(result.current.value).toBe('first');
      expect(result.current.loading).toBe(false);
      expect(portal.ask).toHaveBeenCalledTimes(asked);
    });
  });

  describe('a change of one’s own', () => {
    it('makes what was asked before it count no more, also the very first time', async () => {
      const portal = setUp();
      act(() => portal.result.current.answers.outdate());
      await waitFor(() => expect(portal.ask).toHaveBeenCalledTimes(2));
      expect(portal.result.current.loading).toBe(true);
      portal.answer('from before');
      await answered(portal, 'from after');
    });

    it('asks again once, and what was on its way does not show', async () => {
      const portal = setUp();
      await answered(portal, 'first');
      act(() => portal.result.current.retry());
      await waitFor(() => expect(portal.ask).toHaveBeenCalledTimes(2));
      const seen: unknown[] = [];
      portal.result.current.answers.client
        .getQueryCache()
        .subscribe(({ query }) => seen.push(query.state.data?.value));
      act(() => portal.result.current.answers.outdate());
      await waitFor(() => expect(portal.ask).toHaveBeenCalledTimes(3));
      portal.answer('from before');
      await answered(portal, 'from after');
      expect(seen).not.toContain('from before');
      expect(portal.ask).toHaveBeenCalledTimes(3);
    });

    it.each([
      ['with all else outdated', true],
      ['by itself', false],
    ])(
      'is put in %s, and no older answer comes after it',
      async (_, outdates) => {
        const portal = setUp();
        await answered(portal, 'first');
        act(() => portal.result.current.retry());
        await waitFor(() => expect(portal.ask).toHaveBeenCalledTimes(2));
        act(() => {
          if (outdates) {
            portal.result.current.answers.outdate();
          }
          portal.result.current.replace('changed');
        });
        await waitFor(() =>
          expect(portal.result.current.value).toBe('changed'),
        );
        await act(async () => portal.answer('from before'));
        expect(portal.result.current.value).toBe('changed');
        expect(portal.ask).toHaveBeenCalledTimes(2);
        portal.unmount();
        expect(portal.open().result.current.value).toBe('changed');
        expect(portal.ask).toHaveBeenCalledTimes(2);
      },
    );

    it('makes what was left while it was on its way count no more', async () => {
      const portal = setUp();
      const other = portal.open({ isOpen: false });
      portal.unmount();
      act(() => other.result.current.answers.outdate());
      await act(async () => portal.answer('from before'));
      expect(other.result.current.value).toBeUndefined();
      const { result } = portal.open();
      expect(portal.ask).toHaveBeenCalledTimes(2);
      portal.answer('from after');
      await waitFor(() => expect(result.current.value).toBe('from after'));
    });

    it('is followed by what somebody works on, unless it was another person’s', async () => {
      const portal = setUp({ isHeld: true });
      await answered(portal, 'first');
      const { answers } = portal.result.current;
      await act(async () => answers.outdate({ by: 'others' }));
      expect(portal.ask).toHaveBeenCalledTimes(1);
      portal.rerender({ isHeld: false });
      await waitFor(() => expect(portal.ask).toHaveBeenCalledTimes(2));
      await answered(portal, 'second');
      portal.rerender({ isHeld: true });
      await act(async () => answers.outdate());
      expect(portal.ask).toHaveBeenCalledTimes(3);
    });
  });

  describe('a change of somebody else', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('shows when one comes back', async () => {
      const portal = setUp();
      await answered(portal, 'first');
      portal.signal();
      await pass(10_000);
      expect(portal.ask).toHaveBeenCalledTimes(1);
      portal.unmount();
      const { result } = portal.open();
      expect(result.current.value).toBe('first');
      expect(portal.ask).toHaveBeenCalledTimes(2);
    });

    it('makes an answer doubtful that was on its way', async () => {
      const portal = setUp();
      portal.signal();
      await answered(portal, 'from before');
      portal.unmount();
      portal.open();
      expect(portal.ask).toHaveBeenCalledTimes(2);
    });

    it('is followed where that is wanted, after what is on its way', async () => {
      const portal = setUp({ followsWithinMs: 1_000 });
      portal.signal();
      await pass(1_000);
      portal.signal();
      await pass(1_000);
      // However often something changes, an answer comes.
      expect(portal.ask).toHaveBeenCalledTimes(1);
      await answered(portal, 'from before');
      expect(portal.ask).toHaveBeenCalledTimes(2);
      await answered(portal, 'from after');
      await pass(60_000);
      expect(portal.ask).toHaveBeenCalledTimes(2);
    });

    it('is not asked for over and over where that fails', async () => {
      const portal = setUp({ followsWithinMs: 1_000 });
      portal.signal();
      await pass(1_000);
      portal.fail('no network');
      await pass(60_000);
      expect(portal.result.current.error?.message).toBe('no network');
      expect(portal.ask).toHaveBeenCalledTimes(1);
    });
  });

  describe('what it is as of', () => {
    it('is asked anew for when that is another one', async () => {
      const portal = setUp({ of: { version: 1 } });
      await answered(portal, 'of 1');
      portal.rerender({ of: { version: 2 } });
      await waitFor(() => expect(portal.ask).toHaveBeenCalledTimes(2));
      expect(portal.result.current.value).toBe('of 1');
      await answered(portal, 'of 2');
    });

    it('is asked anew for also if it became another one while nobody looked', async () => {
      const of = { version: 1 };
      const portal = setUp({ of });
      await answered(portal, 'of 1');
      portal.unmount();
      const again = portal.open({ of });
      expect(portal.ask).toHaveBeenCalledTimes(1);
      again.unmount();
      portal.open({ of: { version: 2 } });
      expect(portal.ask).toHaveBeenCalledTimes(2);
    });

    it('is asked anew for when it became another one while the first answer was on its way', async () => {
      const portal = setUp({ of: 1 });
      portal.rerender({ of: 2 });
      await answered(portal, 'of 1');
      await waitFor(() => expect(portal.ask).toHaveBeenCalledTimes(2));
      await answered(portal, 'of 2');
      expect(portal.ask).toHaveBeenCalledTimes(2);
    });
  });
});
