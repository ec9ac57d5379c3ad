import { expect, Page } from '@playwright/test';
import { measured } from './measured';

/** What a browser lays out in an instant. */
const MOST_ROWS = 200;

/** What repeats, by the roles that screen readers tell, and what its parts are. */
const REPEATING = [
  ['table', 'row'],
  ['grid', 'row'],
  ['treegrid', 'row'],
  ['tree', 'treeitem'],
  ['list', 'listitem'],
  ['listbox', 'option'],
] as const;

/** No table or list of a view has more rows than a browser likes, however many components there are. */
export async function expectFewRows(page: Page, view: string): Promise<void> {
  let most = 0;
  for (const [whole, part] of REPEATING) {
    for (const one of await page.getByRole(whole).all()) {
      most = Math.max(most, await one.getByRole(part).count());
    }
  }
  // Each view has something that repeats, or nothing was looked at.
  expect([view, most > 0, most]).toEqual([view, true, most]);
  expect([view, most < MOST_ROWS, most]).toEqual([view, true, most]);
  measured.rows.set(view, most);
}
