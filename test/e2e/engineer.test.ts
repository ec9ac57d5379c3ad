import { expect, test } from '@playwright/test';
import { waitUntilCollected } from '../support/api';
import { openAs } from '../support/people';

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  await waitUntilCollected(request);
  await request.dispose();
});

test('a guest reads why the fraud detector is tier 1, its level, and what its checks read', async ({
  page,
}, testInfo) => {
  await openAs(
    page,
    'guest',
    '/catalog/default/component/fraud-detector/scorecard',
  );

  const summary = page.getByRole('region', { name: 'At a glance' });
  await expect(summary.getByText('Tier 1 · critical')).toBeVisible();
  await expect(
    summary.getByText('A critical decision rests on it: tier 1.'),
  ).toBeVisible();
  // Nothing watches it for drift in the demo, and nobody wrote objectives for it: both are of bronze.
  await expect(summary.getByText('No level')).toBeVisible();
  await expect(summary.getByText('Owes gold')).toBeVisible();
  await expect(
    summary.getByText(/^\d+ required checks do not pass$/),
  ).toBeVisible();

  await page.getByRole('button', { name: /^Data versioning/ }).click();
  await page
    .getByRole('button', { name: /Code, parameters and data are in step/ })
    .click();
  const values = page
    .getByRole('table')
    .filter({ hasText: 'files in Git whose content differs' });
  await expect(values).toContainText('None');
  await expect(values).toContainText(/ago/);
  await expect(
    values.getByRole('link', { name: /Git repository/ }).first(),
  ).toHaveAttribute('href', /^http:\/\/localhost:\d+\/acme\/fraud-detector\//);
  await page.screenshot({
    path: testInfo.outputPath('fraud-detector.png'),
    fullPage: true,
  });
});

test('an unknown result says why it is unknown', async ({ page }, testInfo) => {
  await openAs(
    page,
    'guest',
    '/catalog/default/component/collections-priority/scorecard',
  );
  await page.getByRole('button', { name: /^Data versioning/ }).click();
  await page
    .getByRole('button', { name: /^Unknown.*The data is versioned/ })
    .click();
  await expect(page.getByText('Source error').first()).toBeVisible();
  await expect(
    page.getByText(/is gone, or the portal may not see it/).first(),
  ).toBeVisible();
  await page.screenshot({
    path: testInfo.outputPath('collections-priority.png'),
    fullPage: true,
  });
});

test('the overview card leads to the scorecard', async ({ page }, testInfo) => {
  await openAs(page, 'erin', '/catalog/default/component/churn-report');
  await expect(
    page.getByRole('heading', { name: 'ML scorecard' }),
  ).toBeVisible();
  await expect(page.getByText('Tier 3 · standard')).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('overview.png') });
  await page.getByRole('link', { name: 'Open the scorecard' }).click();
  await expect(page.getByRole('region', { name: 'At a glance' })).toBeVisible();
});
