import { act, fireEvent, render, screen } from '@testing-library/react';
import { useCentred } from './useCentred';

function Box() {
  const { ref, onScroll, more } = useCentred(500);
  return (
    <div role="region" ref={ref} onScroll={onScroll}>
      {more.before && 'more before'} {more.after && 'more after'}
    </div>
  );
}

describe('useCentred', () => {
  let width = 200;
  let resized: () => void;
  const sizes = { clientWidth: () => width, scrollWidth: () => 1000 };

  beforeEach(() => {
    width = 200;
    for (const [name, get] of Object.entries(sizes)) {
      Object.defineProperty(HTMLElement.prototype, name, {
        get,
        configurable: true,
      });
    }
    // What jsdom does not have.
    window.ResizeObserver = class {
      constructor(callback: ResizeObserverCallback) {
        resized = () => callback([], this);
      }
      observe() {}
      unobserve() {}
      disconnect() {}
    };
  });
  afterEach(() => {
    for (const name of Object.keys(sizes)) {
      delete (HTMLElement.prototype as any)[name];
    }
    delete (window as any).ResizeObserver;
  });

  it('keeps the place in the middle when the box gets another width, and leaves it where somebody scrolled to', () => {
    render(<Box />);
    const box = screen.getByRole('region');
    expect(box.scrollLeft).toBe(400);

    box.scrollLeft = 0;
    act(() => resized());
    expect(box.scrollLeft).toBe(0);

    width = 600;
    act(() => resized());
    expect(box.scrollLeft).toBe(200);
  });

  it('tells on which sides there is more', () => {
    render(<Box />);
    const box = screen.getByRole('region');
    expect(box).toHaveTextContent('more before more after');
    box.scrollLeft = 800;
    fireEvent.scroll(box);
    expect(box).toHaveTextContent(/^more before$/);
    box.scrollLeft = 0;
    fireEvent.scroll(box);
    expect(box).toHaveTextContent(/^more after$/);
  });
});
