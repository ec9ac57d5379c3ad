import { act, renderHook } from '@testing-library/react';
import { MemoryRouter } from 'react-router-dom';
import { useMaturityView } from './useMaturityView';

const renderView = (address: string) =>
  renderHook(() => useMaturityView(), {
    wrapper: ({ children }) => (
      <MemoryRouter initialEntries={[address]}>{children}</MemoryRouter>
    ),
  });

describe('useMaturityView', () => {
  it('reads from the URL how the organisation is looked at', () => {
    const { result } = renderView('/?groupBy=system&period=90&order=nothing');
    expect(result.current).toMatchObject({
      groupBy: 'system',
      layout: 'teams',
      order: 'nothing',
    });
    expect(result.current.pathTo({ group: 'system:default/fraud' })).toContain(
      'group=system%3Adefault%2Ffraud',
    );
  });

  it('is the same until the URL changes, so that what shows it need not be drawn again', () => {
    const { result, rerender } = renderView('/?groupBy=system');
    const before = result.current;
    rerender();
    expect(result.current).toBe(before);
    act(() => before.change({ groupBy: 'tier' }));
    expect(result.current).not.toBe(before);
    expect(result.current.groupBy).toBe('tier');
  });
});
