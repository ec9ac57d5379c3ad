import { expect, Locator, Page, TestInfo } from '@playwright/test';
import { expectNoSidewaysScroll } from './expectNoSidewaysScroll';

const WIDTHS = { desktop: 1360, phone: 375 };
const HEIGHT = 900;

/**
 * Takes screenshots of a page: light and dark, on a desktop and on a phone. The portal makes its page anew for another theme or
 * size: what was opened without a trace in the address is closed again after that.
 */
export async function screenshotsOf(options: {
  page: Page;
  testInfo: TestInfo;
  name: string;
  /** What is there when the page has loaded. */
  ready: Locator;
}): Promise<void> {
  const { page, testInfo, name, ready } = options;
  const viewport = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [device, width] of Object.entries(WIDTHS)) {
      await page.setViewportSize({ width, height: HEIGHT });
      await expect(ready).toBeVisible();
      await expectNoSidewaysScroll(page);
      await page.screenshot({
        path: testInfo.outputPath(`${name}-${colorScheme}-${device}.png`),
        fullPage: true,
      });
    }
  }
  await page.emulateMedia({ colorScheme: null });
  if (viewport) {
    await page.setViewportSize(viewport);
  }
}
