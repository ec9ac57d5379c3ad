import AxeBuilder from '@axe-core/playwright';
import { expect, Page, test } from '@playwright/test';
import { waitUntilCollected } from '../support/api';
import { PAGES, PortalPage } from '../support/pages';
import { openAs } from '../support/people';

/** What is Backstage's own on these pages, and can only be mended there. */
const BACKSTAGES_OWN = [
  // The sidebar, with its items and the search.
  'nav[aria-label="sidebar nav"]',
  // The tabs of a plugin's pages: each names a panel that Backstage does not make.
  '.bui-PluginHeader',
  // The heads of the catalog's table: each is a button with a handle to drag in it.
  '.MuiTableSortLabel-root:has([data-rbd-draggable-id])',
];

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  await waitUntilCollected(request);
  await request.dispose();
});

// Each page is looked at four times.
test.setTimeout(180_000);

for (const portalPage of PAGES.filter(({ dark }) => !dark)) {
  test(`${portalPage.name} can be used by everybody`, async ({ page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      // As somebody has it who comes: the catalog's own table keeps colours of the theme in which it was opened.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await openAs(page, portalPage.person, portalPage.path);
      for (const width of [1360, 375]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForLoadState('networkidle');
        await complete(page, portalPage);
        // Backstage changes its colours little by little, and shows spinners of its own meanwhile.
        await expect(async () => {
          expect(await seriousViolations(page)).toEqual([]);
        }, `${colorScheme}, ${width} px wide`).toPass({ timeout: 20_000 });
      }
    }
  });
}

for (const portalPage of PAGES.filter(({ dark }) => !dark)) {
  test(`${portalPage.name} can be used at 200 % and with the colours of the system`, async ({
    browser,
    baseURL,
  }, testInfo) => {
    // A desktop on which everything is twice as large, and only colours that the person has chosen.
    const context = await browser.newContext({
      baseURL,
      viewport: { width: 640, height: 512 },
      deviceScaleFactor: 2,
      forcedColors: 'active',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await openAs(page, portalPage.person, portalPage.path);
    await complete(page, portalPage);
    await page.waitForLoadState('networkidle');
    await page.screenshot({
      path: testInfo.outputPath(`${portalPage.name}-forced.png`),
      fullPage: true,
    });
    // Backstage's header is its own, see manager.test.ts.
    await page.addStyleTag({
      content: '.bui-PluginHeader { display: none }',
    });
    if (!BACKSTAGES_LAYOUT.includes(portalPage.name)) {
      expect(
        await page.evaluate(
          () =>
            document.documentElement.scrollWidth -
            document.documentElement.clientWidth,
        ),
      ).toBe(0);
    }
    expect(await unseenFocus(page)).toEqual([]);
    await context.close();
  });
}

/** Pages whose layout is Backstage's: the grid of the home page is wider than 640 px whatever is on it. */
const BACKSTAGES_LAYOUT = ['home'];

/** Where the focus is hard to see, which can only be mended in Backstage: what the head of an entity's page opens. */
const BACKSTAGES_FOCUS = ['More actions'];

/** Goes on with the keyboard for a while, and gives what does not look otherwise when it has the focus. */
async function unseenFocus(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  await page.evaluate(backstagesOwn => {
    const within = document.querySelector('[role="dialog"]') ?? document;
    [...within.querySelectorAll<HTMLElement>('a[href], button, input')]
      .find(
        element =>
          element.offsetParent && !element.closest(backstagesOwn.join()),
      )
      ?.focus();
  }, BACKSTAGES_OWN);
  for (let steps = 0; steps < 12; steps += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 0) {
      break;
    }
    const withFocus = await page.screenshot({ animations: 'disabled' });
    const name = await focused.evaluate(
      (element, backstagesOwn) =>
        element.closest(backstagesOwn.join())
          ? undefined
          : element.getAttribute('aria-label') ?? element.outerHTML,
      BACKSTAGES_OWN,
    );
    if (name === undefined || BACKSTAGES_FOCUS.includes(name)) {
      continue;
    }
    const handle = await focused.elementHandle();
    await handle!.evaluate(element => (element as HTMLElement).blur());
    const without = await page.screenshot({ animations: 'disabled' });
    await handle!.evaluate(element => (element as HTMLElement).focus());
    if (withFocus.equals(without)) {
      unseen.push(name.slice(0, 200));
    }
  }
  return unseen;
}

async function complete(page: Page, portalPage: PortalPage): Promise<void> {
  await portalPage.open?.(page);
  await portalPage.complete(page).waitFor();
}

async function seriousViolations(page: Page): Promise<string[]> {
  const { violations } = await BACKSTAGES_OWN.reduce(
    (builder, selector) => builder.exclude(selector),
    new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']),
  ).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) =>
          `${id} ${target.join(' ')}: ${failureSummary}`,
      ),
    );
}
