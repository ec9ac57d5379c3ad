import { expect, Locator, test } from '@playwright/test';
import { openAs } from '../support/people';

/** Chains of every kind: nobody said anything, owners said it all, and others rest on it. */
const COMPONENTS = [
  'affordability-model',
  'fraud-detector',
  'recommender-rightsized',
];
const WIDTHS = [1360, 1024, 700, 375];

/** What sticks out of its link of the chain. */
function stickingOut(chain: Locator): Promise<string[]> {
  return chain.evaluate(list =>
    [...list.children].flatMap(link => {
      const { right } = link.getBoundingClientRect();
      const texts = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
      const out: string[] = [];
      while (texts.nextNode()) {
        const range = document.createRange();
        range.selectNodeContents(texts.currentNode);
        if (range.getBoundingClientRect().right > right) {
          out.push(range.toString());
        }
      }
      return out;
    }),
  );
}

for (const name of COMPONENTS) {
  test(`why ${name} has its tier fits into the links of the chain`, async ({
    page,
  }, testInfo) => {
    await openAs(page, 'guest', `/catalog/default/component/${name}/scorecard`);
    const chain = page.getByRole('list', { name: 'Why this tier' });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await expect(chain).toBeVisible();
      await expect.poll(() => stickingOut(chain)).toEqual([]);
      await chain.screenshot({
        path: testInfo.outputPath(`chain-${width}.png`),
      });
    }
  });
}
