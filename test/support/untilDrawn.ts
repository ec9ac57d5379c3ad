import { Page } from '@playwright/test';

/** Until a page has heard of its new size: the portal makes it anew, and closes what was opened. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise(resolve =>
        requestAnimationFrame(() => requestAnimationFrame(resolve)),
      ),
  );
}
