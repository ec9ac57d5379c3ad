import { expect, Page, test } from '@playwright/test';
import { violationsOn } from '../support/accessibility';
import { expectNoSidewaysScroll } from '../support/expectNoSidewaysScroll';
import { PAGES, PortalPage } from '../support/pages';
import { openAs } from '../support/people';
import { unseenFocus } from '../support/unseenFocus';
import { untilDrawn } from '../support/untilDrawn';

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
        await untilDrawn(page);
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
      await expectNoSidewaysScroll(page);
    }
    expect(await unseenFocus(page)).toEqual([]);
    await context.close();
  });
}

/** Pages whose layout is Backstage's: the grid of the home page is wider than 640 px whatever is on it. */
const BACKSTAGES_LAYOUT = ['home'];

async function complete(page: Page, portalPage: PortalPage): Promise<void> {
  await portalPage.open?.(page);
  await portalPage.complete(page).waitFor();
}
