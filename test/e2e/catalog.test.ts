import { expect, test } from '@playwright/test';
import { PortalApi } from '../support/api';
import { openAs } from '../support/people';

const TIER = 'mlscorecards.io/reliability-tier';

test('the catalog filters by tier, keeps that in the address, and says tier and level of each row', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'maya');
  const { totalItems } = await api.get(
    'ml-scorecards/v1/scorecards?limit=1&kind=component&tier=tier-1',
  );
  expect(totalItems).toBeGreaterThan(1);
  const labelled = `catalog/entities/by-query?limit=0&filter=kind=component,metadata.labels.${TIER}=tier-1`;
  await expect
    .poll(async () => (await api.get(labelled)).totalItems)
    .toBe(totalItems);
  const asked: string[] = [];
  page.on('request', sent => asked.push(sent.url()));

  await openAs(page, 'maya', '/?filters[user]=all');
  const catalog = page.getByRole('table');
  await expect(catalog.getByRole('row', { name: /Acme shop/ })).toBeVisible();
  await page.getByRole('textbox', { name: /^Reliability tier/ }).click();
  await page.getByRole('option', { name: 'Tier 1 · critical' }).click();
  await expect(catalog.getByRole('row', { name: /Acme shop/ })).toBeHidden();
  await expect(
    catalog.getByRole('row', { name: /Tier 1.*(No level|Bronze|Silver|Gold)/ }),
  ).toHaveCount(totalItems);
  await expect(page).toHaveURL(/reliabilityTier(%5D|\])=tier-1/);
  // What the columns say came with the entities.
  expect(asked.filter(url => url.includes('/api/ml-scorecards/'))).toEqual([]);

  await openAs(
    page,
    'maya',
    new URL(page.url()).pathname + new URL(page.url()).search,
  );
  await expect(catalog.getByRole('row', { name: /Tier 1/ })).toHaveCount(
    totalItems,
  );
});

test('the first card of a component says tier and level, and leads to the scorecard', async ({
  page,
}) => {
  await openAs(page, 'guest', '/catalog/default/component/fraud-detector');
  await page.getByRole('link', { name: /^tier 1 · bronze$/i }).click();
  await expect(page.getByRole('region', { name: 'At a glance' })).toBeVisible();
});

test('the home page says what waits for an owner', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'omar');
  const { items, counts } = await api.get('ml-scorecards/v1/todo?limit=3');
  await openAs(page, 'omar', '/home');
  const first = page
    .getByRole('list', { name: 'First to-dos' })
    .getByRole('listitem');
  await expect(first).toHaveCount(items.length);
  await expect(first.first()).toContainText(items[0].subject.title);
  await page
    .getByRole('list', { name: 'To-dos by kind' })
    .getByRole('link', {
      name: `Required checks (${counts['required-check']})`,
    })
    .click();
  await expect(page).toHaveURL(/\/ml-scorecards\/todo\?kind=required-check/);
});
