/**
 * Lets what is left around an element take the focus that it has, once it is gone or of no use: so the keyboard stays at the
 * place, and a screen reader goes on from there. It is for whoever knows that the element goes, just before it does. If
 * something else has taken the focus by then, it stays there.
 */
export function handOnFocus(element: HTMLElement): void {
  if (!element.contains(document.activeElement)) {
    return;
  }
  const focusWhatIsLeft = focusAround(element);
  queueMicrotask(() => {
    const { activeElement } = document;
    if (activeElement === document.body || activeElement === element) {
      focusWhatIsLeft();
    }
  });
}

/**
 * Remembers what is around an element now. What it gives lets the nearest of that take the focus that is still there. Around the
 * whole page, which has the focus where nothing else does, there is nothing that could.
 */
export function focusAround(element: Element | null): () => void {
  const around: HTMLElement[] = [];
  for (
    let next = element?.parentElement;
    next && next.matches('body *');
    next = next.parentElement
  ) {
    around.push(next);
  }
  return () => takeFocus(around.find(({ isConnected }) => isConnected));
}

function takeFocus(element: HTMLElement | undefined): void {
  if (element && !element.hasAttribute('tabindex')) {
    element.tabIndex = -1;
    element.addEventListener(
      'blur',
      () => element.removeAttribute('tabindex'),
      { once: true },
    );
  }
  element?.focus({ preventScroll: true });
}
