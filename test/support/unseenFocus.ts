import { ElementHandle, Page } from '@playwright/test';
import { BACKSTAGES_OWN } from './accessibility';

/** What the focus draws is around an element; around one that cannot be seen itself, it is on what stands for it. */
const AROUND = 24;

/** Where the focus is hard to see, which can only be mended in Backstage. */
const BACKSTAGES_FOCUS = [
  // The buttons in the head of an entity's page.
  '[aria-label="Add to favorites"]',
  '[aria-label="More actions"]',
  // The tables of an entity's other cards.
  '[aria-label="Data table"]',
];

/**
 * What opens because something has the focus shows at best that something has it, and stands on its outline at worst. It is seen through
 * rather than hidden, so that it takes and gives the focus as ever. A list stands on a paper of its own.
 */
const OPENED_BY_FOCUS = `
  [role="tooltip"],
  [role="listbox"],
  [role="presentation"]:has(> * > [role="listbox"]) {
    opacity: 0 !important;
  }
`;

/**
 * Gives what does not look otherwise when it has the focus, of all that the keyboard comes to. Of those that are drawn alike, as
 * hundreds of links in a table are, one is looked at: so no page takes longer than it has kinds of them.
 */
export async function unseenFocus(page: Page): Promise<string[]> {
  // From here on the browser shows where the keyboard is, also when a script moves the focus.
  await page.keyboard.press('Tab');
  const stops = await page.evaluateHandle(oneOfEachKind, [
    ...BACKSTAGES_OWN,
    ...BACKSTAGES_FOCUS,
  ]);
  await page.addStyleTag({ content: OPENED_BY_FOCUS });
  const unseen: string[] = [];
  for (const stop of (await stops.getProperties()).values()) {
    const element = stop.asElement() as ElementHandle<HTMLElement>;
    if (!(await isSeen(page, element))) {
      unseen.push(
        await element.evaluate(
          each =>
            each.getAttribute('aria-label') ?? each.outerHTML.slice(0, 200),
        ),
      );
    }
  }
  return unseen;
}

/** Whether an element looks otherwise with the focus than without it. */
async function isSeen(
  page: Page,
  element: ElementHandle<HTMLElement>,
): Promise<boolean> {
  await element.evaluate(each => {
    each.focus();
    each.scrollIntoView({ block: 'center', inline: 'center' });
  });
  const clip = await element.evaluate((each, around) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    const x = Math.max(left - around, 0);
    const y = Math.max(top - around, 0);
    return {
      x,
      y,
      width: Math.max(Math.min(right + around, window.innerWidth) - x, 1),
      height: Math.max(Math.min(bottom + around, window.innerHeight) - y, 1),
    };
  }, AROUND);
  const picture = () => page.screenshot({ animations: 'disabled', clip });
  const withFocus = await picture();
  await element.evaluate(each => each.blur());
  return !withFocus.equals(await picture());
}

/** The first of each kind of elements that the keyboard comes to, in a dialog if there is one, but for what is Backstage's own. */
function oneOfEachKind(backstagesOwn: string[]): HTMLElement[] {
  const within = document.querySelector('[role="dialog"]') ?? document;
  const kinds = new Map<string, HTMLElement>();
  for (const element of within.querySelectorAll<HTMLElement>('*')) {
    if (
      element.tabIndex >= 0 &&
      element.checkVisibility({ visibilityProperty: true }) &&
      !element.matches(':disabled') &&
      // Of Backstage's library, of which nothing of ours is.
      !element.matches('[class*="bui-"]') &&
      !element.closest(backstagesOwn.join())
    ) {
      // What is around it can cut off what it draws.
      const kind: string[] = [];
      for (
        let each: Element | null = element;
        each && kind.length < 5;
        each = each.parentElement
      ) {
        kind.push(`${each.tagName} ${each.getAttribute('class')}`);
      }
      const name = kind.join(' in ');
      if (!kinds.has(name)) {
        kinds.set(name, element);
      }
    }
  }
  return [...kinds.values()];
}
