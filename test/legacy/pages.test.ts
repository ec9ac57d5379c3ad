import { expect, Page, test } from '@playwright/test';
import { openAs } from '../support/people';
import { screenshotsOf } from '../support/screenshotsOf';

// The old frontend system mounts the same components, from `./legacy`: that they are there and find one another.

/** Errors that the page reports while it is used. */
function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', error => errors.push(error.message));
  return errors;
}

test('the catalog of the old frontend system has our columns and filters, and leads to a scorecard', async ({
  page,
}, testInfo) => {
  const errors = errorsOf(page);
  await openAs(page, 'guest', '/catalog');
  const row = page.getByRole('row', { name: /fraud-detector|Fraud detector/ });
  await expect(row).toContainText('Tier 1');
  await expect(page.getByLabel('Reliability tier').first()).toBeVisible();
  await row.getByRole('link').first().click();
  const card = page.getByRole('link', { name: /scorecard/i }).first();
  await expect(card).toBeVisible();
  await expect(page.getByText('About', { exact: true })).toBeVisible();
  await screenshotsOf({ page, testInfo, name: 'entity', ready: card });
  await page.getByRole('tab', { name: 'Scorecard' }).click();
  await expect(
    page.getByRole('heading', { name: 'At a glance' }),
  ).toBeVisible();
  await screenshotsOf({
    page,
    testInfo,
    name: 'scorecard',
    ready: page.getByRole('heading', { name: 'Next best steps' }),
  });
  expect(errors).toEqual([]);
});

test('the pages of the old frontend system lead to one another', async ({
  page,
}, testInfo) => {
  const errors = errorsOf(page);
  await openAs(page, 'guest', '/home');
  await expect(page.getByText('My ML to-dos')).toBeVisible();
  await page.getByRole('link', { name: 'ML maturity' }).click();
  await expect(
    page.getByRole('table', { name: /^Groups and dimensions/ }),
  ).toBeVisible();
  await screenshotsOf({
    page,
    testInfo,
    name: 'overview',
    ready: page.getByRole('table', { name: /^Groups and dimensions/ }),
  });
  for (const [tab, shows] of [
    ['Components', 'Components'],
    ['Checks', 'Checks'],
    ['To do', 'To-dos'],
    ['Sources', 'Sources'],
  ]) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(
      page.getByRole('heading', { name: shows, exact: true }).last(),
    ).toBeVisible();
  }
  await page.getByRole('tab', { name: 'Checks' }).click();
  await page
    .getByRole('link', { name: 'The model is registered', exact: true })
    .click();
  await expect(
    page.getByRole('heading', { name: 'The model is registered' }),
  ).toBeVisible();
  await page.getByRole('link', { name: 'All checks' }).click();
  await expect(page.getByLabel('Title or id')).toBeVisible();
  expect(errors).toEqual([]);
});
