import { expect, Page } from '@playwright/test';

/** Expects that the page is no wider than the screen: only tables may be, and these scroll in places of their own. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const tooWide = () =>
    page.evaluate(
      () =>
        document.documentElement.scrollWidth -
        document.documentElement.clientWidth,
    );
  await expect.poll(tooWide).toBe(0);
}
