import { expect, Locator, test } from '@playwright/test';
import { openAs } from '../support/people';
import { untilDrawn } from '../support/untilDrawn';

/** Chains of every kind: nobody said anything, owners said it all, and others rest on it. */
const COMPONENTS = [
  'affordability-model',
  'fraud-detector',
  'recommender-rightsized',
];
const WIDTHS = [1360, 1024, 700, 375];

/** What sticks out of the box of its link. */
function stickingOut(chain: Locator): Promise<string[]> {
  return chain.evaluate(list =>
    [...list.children].flatMap(link => {
      // The arrow is before it.
      const box = link.lastElementChild!;
      const { right } = box.getBoundingClientRect();
      const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
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
      await untilDrawn(page);
      await expect(chain).toContainText('So it is');
      await expect.poll(() => stickingOut(chain)).toEqual([]);
      await chain.screenshot({
        path: testInfo.outputPath(`chain-${width}.png`),
      });
    }
  });
}
