import { expect, test } from '@playwright/test';
import { PortalApi, waitUntilCollected } from '../support/api';
import { openAs } from '../support/people';

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  await waitUntilCollected(request);
  await request.dispose();
});

test('the figures of the maturity page are those of the scorecards behind them', async ({
  page,
  request,
}, testInfo) => {
  const api = await PortalApi.as(request, 'maya');
  const { items } = await api.get('ml-scorecards/v1/scorecards?limit=200');
  const { total, groups } = await api.get(
    'ml-scorecards/v1/maturity?groupBy=owner',
  );
  const count = (key: string, value: string) =>
    items.filter((item: any) => item[key] === value).length;

  expect(total.components).toBe(items.length);
  for (const [level, components] of Object.entries(total.levels)) {
    expect([level, components]).toEqual([level, count('level', level)]);
  }
  for (const [tier, components] of Object.entries(total.tiers)) {
    expect([tier, components]).toEqual([tier, count('tier', tier)]);
  }
  const everyGroup = (nodes: any[]): any[] =>
    nodes.flatMap(node => [node, ...everyGroup(node.children)]);
  expect(everyGroup(groups).length).toBeGreaterThan(5);
  for (const group of everyGroup(groups)) {
    const behind = await api.get(
      `ml-scorecards/v1/scorecards?limit=200&owner=${encodeURIComponent(
        group.id,
      )}`,
    );
    expect([group.id, behind.totalItems]).toEqual([
      group.id,
      group.total.components,
    ]);
    expect([group.id, group.total.tiers['tier-1']]).toEqual([
      group.id,
      behind.items.filter((item: any) => item.tier === 'tier-1').length,
    ]);
  }

  await openAs(page, 'maya', '/ml-scorecards');
  const figures = page.getByRole('region', { name: 'Key figures' });
  await expect(figures).toContainText(String(items.length));
  await page.screenshot({
    path: testInfo.outputPath('maturity.png'),
    fullPage: true,
  });
  await figures.getByRole('link', { name: 'show all' }).click();
  const table = page.getByRole('table', { name: 'ML components' });
  await expect(table.getByRole('link', { name: 'Credit limit' })).toBeVisible();
});

test('filters are kept in the address', async ({ page, request }) => {
  const api = await PortalApi.as(request, 'maya');
  const { totalItems } = await api.get(
    'ml-scorecards/v1/scorecards?tier=tier-1',
  );
  await openAs(page, 'maya', '/ml-scorecards/components?tier=tier-1');
  const table = page.getByRole('table', { name: 'ML components' });
  await expect(table.getByRole('row')).toHaveCount(totalItems + 1);

  await page.getByLabel('Name or title').fill('fraud');
  await expect(page).toHaveURL(/text=fraud/);
  await expect(page).toHaveURL(/tier=tier-1/);
  await expect(
    table.getByRole('link', { name: 'Fraud detector' }),
  ).toBeVisible();
  await expect(table.getByRole('link', { name: 'Credit limit' })).toBeHidden();
});
