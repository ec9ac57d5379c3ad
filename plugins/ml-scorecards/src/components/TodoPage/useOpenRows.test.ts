import { act, renderHook } from '@testing-library/react';
import { OpenRows, useOpenRows } from './useOpenRows';

function rows() {
  const { result } = renderHook(() => useOpenRows());
  return {
    after: (change: (rows: OpenRows) => void) => {
      act(() => change(result.current));
      return result.current;
    },
  };
}

describe('useOpenRows', () => {
  it('knows those that are open, until they are left', () => {
    const { after } = rows();
    const opened = after(({ onOpen }) => onOpen('a', true));
    expect(opened.openRow('a')).toBe('open');
    expect(opened.openRow('b')).toBeUndefined();
    expect(opened.isAny).toBe(true);
    const left = after(({ onOpen }) => onOpen('a', false));
    expect(left.openRow('a')).toBeUndefined();
    expect(left.isAny).toBe(false);
  });

  it('knows about which of them something was done, unless they are asked for again', () => {
    const { after } = rows();
    after(({ onOpen }) => onOpen('a', true));
    after(({ onOpen }) => onOpen('b', true));
    after(({ onDone }) => onDone('a'));
    const done = after(({ onDone }) => onDone('b'));
    expect(['a', 'b'].map(done.openRow)).toEqual(['done', 'done']);
    const asked = after(({ onAsked }) => onAsked(['b', 'c']));
    expect(['a', 'b', 'c'].map(asked.openRow)).toEqual([
      'done',
      'open',
      undefined,
    ]);
  });

  it('is not held by one that was left before what was done about it is answered', () => {
    const { after } = rows();
    after(({ onOpen }) => onOpen('a', true));
    after(({ onOpen }) => onOpen('a', false));
    const late = after(({ onDone }) => onDone('a'));
    expect(late.openRow('a')).toBeUndefined();
    expect(late.isAny).toBe(false);
  });
});
