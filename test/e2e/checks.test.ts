import { expect, Page, test } from '@playwright/test';
import { PortalApi } from '../support/api';
import { openAs } from '../support/people';

/** Takes a picture of each look that a page has. */
async function photograph(
  page: Page,
  path: (name: string) => string,
  name: string,
): Promise<void> {
  const desktop = page.viewportSize()!;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    // Backstage draws and loads a page anew in another theme.
    await expect(page.locator('body')).toHaveAttribute(
      'data-theme-mode',
      colorScheme,
    );
    await expect(page.getByRole('status', { name: /^Loading/ })).toHaveCount(0);
    await page.screenshot({
      path: path(`${name}-${colorScheme}.png`),
      fullPage: true,
    });
    await page.setViewportSize({ width: 375, height: 800 });
    await page.screenshot({
      path: path(`${name}-${colorScheme}-narrow.png`),
      fullPage: true,
    });
    await page.setViewportSize(desktop);
  }
}

test('from a failing check on a scorecard to its page, whose numbers are those of the API', async ({
  page,
  request,
}, testInfo) => {
  const api = await PortalApi.as(request, 'maya');
  const { dimensions } = await api.scorecard('fraud-detector');
  const dimension = dimensions.find((each: any) =>
    each.checks.some((check: any) => check.state === 'fail'),
  );
  const failing = dimension.checks.find((check: any) => check.state === 'fail');
  const check = await api.get(`ml-scorecards/v1/checks/${failing.id}`);
  const fails = await api.get(
    `ml-scorecards/v1/scorecards?check=${failing.id}&state=fail&limit=200`,
  );
  const everybody = await api.get('ml-scorecards/v1/scorecards?limit=200');

  // The numbers add up: over the states, over the tiers, and with the lists behind them.
  const { pass, fail, unknown, notApplicable } = check.counts;
  expect(pass + fail + unknown + notApplicable).toBe(everybody.totalItems);
  for (const state of ['pass', 'fail', 'unknown', 'notApplicable']) {
    const byTier = Object.values<any>(check.countsByTier).map(
      counts => counts[state],
    );
    expect([state, byTier.reduce((sum, count) => sum + count, 0)]).toEqual([
      state,
      check.counts[state],
    ]);
  }
  expect(fails.totalItems).toBe(fail);

  await openAs(
    page,
    'maya',
    `/catalog/default/component/fraud-detector/scorecard#ml-check-${failing.id}`,
  );
  await page
    .getByRole('link', { name: 'This check across all components' })
    .click();
  await expect(page).toHaveURL(
    new RegExp(`/ml-scorecards/checks/${failing.id}$`),
  );
  await expect(
    page.getByRole('heading', { name: check.title, level: 2 }),
  ).toBeVisible();
  const cells = page
    .getByRole('table', { name: 'By reliability tier' })
    .getByRole('row', { name: /^All/ })
    .getByRole('cell');
  await expect(cells).toHaveText([
    /%$/,
    String(pass),
    String(fail),
    String(unknown),
    String(notApplicable),
  ]);
  await expect(page.getByText(check.conditions[0].condition)).toBeVisible();

  const whoFails = page.getByRole('table', { name: 'Who fails' });
  await expect(whoFails.getByRole('row')).toHaveCount(Math.min(10, fail) + 1);
  await expect(
    whoFails.getByRole('link', { name: 'Fraud detector' }),
  ).toHaveAttribute('href', new RegExp(`#ml-check-${failing.id}$`));
  await photograph(page, name => testInfo.outputPath(name), 'check');

  await page
    .getByRole('link', { name: /^Show (all \d+ )?in Components$/ })
    .click();
  const components = page.getByRole('table', { name: 'ML components' });
  await expect(components.getByRole('row')).toHaveCount(Math.min(20, fail) + 1);
});

test('the checks are found, and the worst come first', async ({
  page,
  request,
}, testInfo) => {
  const api = await PortalApi.as(request, 'maya');
  const { items } = await api.get('ml-scorecards/v1/checks');
  await openAs(page, 'maya', '/ml-scorecards/checks');
  await expect(page.getByText(`${items.length} checks`)).toBeVisible();
  await photograph(page, name => testInfo.outputPath(name), 'checks');

  await page.getByLabel('Order').click();
  await page.getByRole('option', { name: 'Worst first' }).click();
  await expect(page).toHaveURL(/order=worst/);
  const share = ({ counts }: any) =>
    counts.pass / (counts.pass + counts.fail + counts.unknown);
  const applicable = items.filter((check: any) => !Number.isNaN(share(check)));
  const worst = Math.min(...applicable.map(share));
  const first = page
    .getByRole('table', { name: 'Checks with their pass rates' })
    .getByRole('rowheader')
    .first()
    .getByRole('link');
  const shareOfFirst = async () => {
    const title = await first.textContent();
    return share(items.find((check: any) => check.title === title));
  };
  await expect.poll(shareOfFirst).toBe(worst);

  await page.getByLabel('Title or id').fill('pinned');
  await expect(page).toHaveURL(/text=pinned/);
  await page
    .getByRole('table', { name: 'Checks with their pass rates' })
    .getByRole('link', { name: /pinned/i })
    .first()
    .click();
  await expect(page).toHaveURL(/\/ml-scorecards\/checks\/[a-z-]+$/);
  await page.goBack();
  await expect(page).toHaveURL(/text=pinned/);
});

test('a check that there is not says so', async ({ page }) => {
  await openAs(page, 'guest', '/ml-scorecards/checks/no-such-check');
  await expect(
    page.getByText('There is no check “no-such-check”'),
  ).toBeVisible();
  await page.getByRole('link', { name: 'All checks' }).click();
  await expect(page).toHaveURL(/\/ml-scorecards\/checks$/);
});

test('the sources say what to do about each, the worst first', async ({
  page,
  request,
}, testInfo) => {
  const api = await PortalApi.as(request, 'maya');
  const { items } = await api.get('ml-scorecards/v1/collectors');
  await openAs(page, 'maya', '/ml-scorecards/sources');
  const rows = page.getByRole('button', { name: /Last read/ });
  await expect(rows).toHaveCount(items.length);
  const order = await rows.allTextContents();
  const place = (title: string) =>
    order.findIndex(text => text.startsWith(title));
  for (const worse of items.filter((each: any) => each.state === 'degraded')) {
    for (const well of items.filter((each: any) => each.state === 'healthy')) {
      expect(place(worse.title)).toBeLessThan(place(well.title));
    }
  }

  const mlflow = items.find((each: any) => each.source === 'mlflow');
  await rows.filter({ hasText: 'MLflow' }).click();
  await expect(page).toHaveURL(/open=mlflow/);
  await expect(
    page.getByRole('region', { name: 'Components', exact: true }),
  ).toContainText(String(mlflow.components.served));
  await expect(
    page.getByRole('link', { name: /Documentation about MLflow/ }),
  ).toHaveAttribute('href', mlflow.docsUrl);
  await rows.filter({ hasText: 'Kubeflow' }).click();
  await expect(page.getByText(/^Nothing reads it/)).toBeVisible();
  await photograph(page, name => testInfo.outputPath(name), 'sources');

  await page
    .getByRole('region', { name: 'Checks that read its facts' })
    .first()
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(/\/ml-scorecards\/checks\/[a-z-]+$/);
});
