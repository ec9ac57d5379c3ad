import { expect, test } from '@playwright/test';

test('a guest enters the portal and sees the catalog', async ({
  page,
}, testInfo) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter' }).click();
  await expect(
    page.getByRole('link', { name: 'Fraud detector' }).first(),
  ).toBeVisible();
  await expect(page.getByText('Demo data')).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('catalog.png') });
});
