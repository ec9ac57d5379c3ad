import { expect, Page, test } from '@playwright/test';
import { BACKSTAGES_OWN, violationsOn } from '../support/accessibility';
import { waitUntilCollected } from '../support/api';
import { PAGES, PortalPage } from '../support/pages';
import { openAs } from '../support/people';

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  await waitUntilCollected(request);
  await request.dispose();
});

// Each page is looked at four times.
test.setTimeout(180_000);

for (const portalPage of PAGES.filter(({ dark }) => !dark)) {
  test(`${portalPage.name} can be used by everybody`, async ({
    page,
  }, testInfo) => {
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
          expect(await violationsOn(page)).toEqual([]);
        }, `${colorScheme}, ${width} px wide`).toPass({ timeout: 20_000 });
        await page.screenshot({
          path: testInfo.outputPath(
            `${portalPage.name}-${colorScheme}-${width}.png`,
          ),
          fullPage: true,
        });
      }
    }
  });
}

for (const portalPage of PAGES.filter(({ dark }) => !dark)) {
  test(`${portalPage.name} shows where the keyboard is`, async ({ page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 1360, height: 900 });
      await openAs(page, portalPage.person, portalPage.path);
      await complete(page, portalPage);
      await page.waitForLoadState('networkidle');
      expect([colorScheme, await unseenFocus(page)]).toEqual([colorScheme, []]);
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
