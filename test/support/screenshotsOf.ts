import { Page, TestInfo } from '@playwright/test';

const WIDTHS = { desktop: 1360, phone: 375 };
const HEIGHT = 900;

/** Takes screenshots of what a page shows now: light and dark, on a desktop and on a phone. Leaves the page as it was. */
export async function screenshotsOf(
  page: Page,
  testInfo: TestInfo,
  name: string,
): Promise<void> {
  const viewport = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [device, width] of Object.entries(WIDTHS)) {
      await page.setViewportSize({ width, height: HEIGHT });
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
