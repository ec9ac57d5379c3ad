import { expect, test } from '@playwright/test';
import { PortalApi } from '../support/api';
import { openAs } from '../support/people';
import { screenshotsOf } from '../support/screenshotsOf';

const PAGE =
  '/catalog/default/component/fraud-detector/scorecard?section=checklists';
// Facts do not answer this one.
const ITEM = 'Performance bottlenecks identified';

test('an owner ticks an item with a note and a link, and finds it after a reload', async ({
  page,
}, testInfo) => {
  await openAs(page, 'omar', PAGE);
  await page.getByRole('checkbox', { name: ITEM }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note').fill('Measured in March');

  await dialog.getByLabel('Link to the evidence').fill('javascript:alert(1)');
  await expect(dialog.getByText(/^This must be a web address/)).toBeVisible();
  await dialog
    .getByLabel('Link to the evidence')
    .fill('https://wiki.acme.example/baseline');
  await dialog.getByRole('button', { name: 'Tick' }).click();
  await expect(page.getByRole('checkbox', { name: ITEM })).toBeChecked();
  // It is ticked before the answer is there, and this says who did it after.
  await expect(page.getByText(/Ticked by/)).toBeVisible();

  // The demo's sign-in remembers nobody, so a reload means entering again.
  await openAs(page, 'omar', PAGE);
  await expect(page.getByRole('checkbox', { name: ITEM })).toBeChecked();
  await expect(page.getByText('Measured in March')).toBeVisible();
  await expect(page.getByText(/Ticked by/)).toBeVisible();
  await screenshotsOf({
    page,
    testInfo,
    name: 'ticked',
    ready: page.getByText(/Ticked by/),
  });
});

test('a tick that cannot be saved is taken back, says why, and keeps what was written', async ({
  page,
}) => {
  const item = 'Cost-benefit analysis completed';
  await openAs(page, 'omar', PAGE);
  await page.route(/\/checklists\/.*\/items\//, route =>
    route.fulfill({
      status: 503,
      json: { error: { name: 'Error', message: 'the database is away' } },
    }),
  );
  await page.getByRole('checkbox', { name: item }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note').fill('Worked out in May');
  await dialog.getByRole('button', { name: 'Tick' }).click();
  await expect(page.getByText(/^Not saved: .*is kept\./)).toBeVisible();
  await expect(page.getByRole('checkbox', { name: item })).not.toBeChecked();
  await page
    .getByRole('button', { name: `Open what you wrote about “${item}”` })
    .click();
  await expect(dialog.getByLabel('Note')).toHaveValue('Worked out in May');
});

test('nobody else may tick, on the page and by the API', async ({
  page,
  request,
}) => {
  await openAs(page, 'erin', PAGE);
  await expect(page.getByRole('checkbox', { name: ITEM })).toBeDisabled();
  await expect(page.getByText(/Only the owner ticks items/)).toBeVisible();

  const path =
    'ml-scorecards/v1/scorecards/component/default/fraud-detector/checklists/before-scaling/items/simplest-solution-attempted';
  for (const person of ['erin', 'maya', 'guest'] as const) {
    const api = await PortalApi.as(request, person);
    const response = await api.put(path, { ticked: true, version: 0 });
    expect([person, response.status()]).toEqual([person, 403]);
  }
  const response = await request.put(`/api/${path}`, {
    data: { ticked: true, version: 0 },
  });
  expect(response.status()).toBe(401);
});
