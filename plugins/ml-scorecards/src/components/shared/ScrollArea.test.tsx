import { fireEvent, render, screen } from '@testing-library/react';
import { ScrollArea } from './ScrollArea';

/** How large the area is and what is in it; a browser lays out, and jsdom does not. */
function layOut(sizes: { content: number; area: number }) {
  for (const [name, size] of [
    ['scrollWidth', sizes.content],
    ['clientWidth', sizes.area],
  ] as const) {
    jest.spyOn(Element.prototype, name, 'get').mockReturnValue(size);
  }
}

/** The area, and how many shadows stand beside it. */
function renderArea() {
  const { container } = render(<ScrollArea label="Checks">much</ScrollArea>);
  return {
    area: screen.getByRole('region', { name: 'Checks' }),
    shadows: () => container.querySelectorAll('[aria-hidden]').length,
  };
}

describe('an area that scrolls', () => {
  afterEach(() => jest.restoreAllMocks());

  it('has no shadow where all is in sight', () => {
    layOut({ content: 300, area: 300 });
    expect(renderArea().shadows()).toBe(0);
  });

  it('has a shadow where there is more, at both edges in between', () => {
    layOut({ content: 900, area: 300 });
    const { area, shadows } = renderArea();
    expect(shadows()).toBe(1);
    area.scrollLeft = 300;
    fireEvent.scroll(area);
    expect(shadows()).toBe(2);
    area.scrollLeft = 600;
    fireEvent.scroll(area);
    expect(shadows()).toBe(1);
  });
});
