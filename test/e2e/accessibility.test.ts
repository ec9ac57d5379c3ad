import AxeBuilder from '@axe-core/playwright';
import { expect, Page, test } from '@playwright/test';
import { waitUntilCollected } from '../support/api';
import { PAGES } from '../support/pages';
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
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openAs(page, portalPage.person, portalPage.path);
    await portalPage.complete(page).waitFor();
    for (const width of [1360, 375]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.waitForLoadState('networkidle');
        await portalPage.complete(page).waitFor();
        // Backstage changes its colours little by little, and shows spinners of its own meanwhile.
        await expect(async () => {
          expect(await seriousViolations(page)).toEqual([]);
        }, `${colorScheme}, ${width} px wide`).toPass({ timeout: 20_000 });
      }
    }
  });
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
