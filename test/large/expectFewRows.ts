import { expect, Page } from '@playwright/test';
import { measured } from './measured';

/** What a browser lays out in an instant. */
const MOST_ROWS = 200;

/** No table of a view has more rows than a browser likes, however many components there are. */
export async function expectFewRows(page: Page, view: string): Promise<void> {
  const rows = await page
    .getByRole('table')
    .evaluateAll(tables =>
      tables.map(table => table.querySelectorAll('tr').length),
    );
  const most = Math.max(0, ...rows);
  measured.rows.set(view, most);
  expect([view, most < MOST_ROWS, most]).toEqual([view, true, most]);
}
