/** Lets pages of the tests around it find a screen of that width. Call it in a `describe`. */
export function onScreenOf(width: number): void {
  const { matchMedia } = window;
  beforeEach(() => {
    window.matchMedia = media => {
      const [, max] = /max-width:\s*([\d.]+)px/.exec(media) ?? [];
      return {
        media,
        matches: max !== undefined && width <= Number(max),
        onchange: null,
        addListener: () => {},
        removeListener: () => {},
        addEventListener: () => {},
        removeEventListener: () => {},
        dispatchEvent: () => false,
      };
    };
  });
  afterEach(() => {
    window.matchMedia = matchMedia;
  });
}
