import { useCallback, useLayoutEffect, useState } from 'react';

/**
 * Scrolls a box so that a place of what is in it is in the middle, again whenever the box gets another width, and tells on which
 * sides there is more than it shows.
 */
export function useCentred(place: number) {
  const [box, setBox] = useState<HTMLElement | null>(null);
  const [more, setMore] = useState({ before: false, after: false });

  const look = useCallback(() => {
    if (box) {
      const { scrollLeft, scrollWidth, clientWidth } = box;
      const before = scrollLeft > 1;
      const after = scrollLeft + clientWidth < scrollWidth - 1;
      setMore(known =>
        known.before === before && known.after === after
          ? known
          : { before, after },
      );
    }
  }, [box]);

  useLayoutEffect(() => {
    let width: number | undefined;
    const centre = () => {
      if (box && box.clientWidth !== width) {
        width = box.clientWidth;
        box.scrollLeft = place - width / 2;
      }
      look();
    };
    centre();
    if (!box || typeof ResizeObserver === 'undefined') {
      return undefined;
    }
    const observer = new ResizeObserver(centre);
    observer.observe(box);
    return () => observer.disconnect();
  }, [box, place, look]);

  return { ref: setBox, onScroll: look, more };
}
