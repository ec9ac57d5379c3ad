import { expect, test } from '@playwright/test';
import { openAs } from '../support/people';
import { screenshotsOf } from '../support/screenshotsOf';

test('a guest reads why the fraud detector is tier 1, its level, and what its checks read', async ({
  page,
}, testInfo) => {
  await openAs(
    page,
    'guest',
    '/catalog/default/component/fraud-detector/scorecard',
  );

  const summary = page.getByRole('region', { name: 'At a glance' });
  const answerTo = (name: string) => summary.getByRole('region', { name });
  await expect(answerTo('How critical is it?')).toContainText(
    'Tier 1 · criticalA critical decision rests on it: tier 1.',
  );
  const level = answerTo('How good is it?');
  await expect(
    level.getByRole('listitem').filter({ hasText: 'is here' }),
  ).toContainText('Bronze');
  await expect(
    level.getByRole('listitem').filter({ hasText: 'owes this' }),
  ).toContainText('Gold');
  await expect(
    level.getByText(/^\d+ required checks do not pass$/),
  ).toBeVisible();
  const why = summary.getByRole('list', { name: 'Why this tier' });
  await expect(why.getByRole('listitem').first()).toContainText(
    'Critical decisionsdeclared by the owner',
  );
  await expect(why.getByRole('listitem').last()).toContainText(
    'Tier 1 · critical',
  );

  await page.getByRole('button', { name: /^Data versioning/ }).click();
  await page
    .getByRole('button', { name: /Code, parameters and data are in step/ })
    .click();
  const values = page
    .getByRole('list', { name: 'Values read' })
    .filter({ hasText: 'files in Git whose content differs' });
  await expect(values).toContainText('None');
  await expect(values).toContainText(/ago/);
  await expect(
    values.getByRole('link', { name: /Git repository/ }).first(),
  ).toHaveAttribute('href', /^http:\/\/localhost:\d+\/acme\/fraud-detector\//);
  await page.getByRole('button', { name: 'History of this check' }).click();
  await expect(
    page
      .getByRole('list', { name: 'How the state of the check changed' })
      .getByRole('listitem')
      .first(),
  ).toContainText('Pass');
  await page.screenshot({
    path: testInfo.outputPath('check.png'),
    fullPage: true,
  });
  await screenshotsOf({
    page,
    testInfo,
    name: 'fraud-detector',
    ready: page.getByText('In other maturity models'),
  });
});

test('what to do next leads to the check, and each section has its address', async ({
  page,
}, testInfo) => {
  const asked: string[] = [];
  page.on('request', request => {
    if (request.url().includes('/api/ml-scorecards/')) {
      asked.push(request.url());
    }
  });
  await openAs(
    page,
    'erin',
    '/catalog/default/component/fraud-detector/scorecard?section=history',
  );
  await expect(
    page.getByRole('list', { name: 'What changed' }).getByRole('listitem'),
  ).not.toHaveCount(0);

  const next = page.getByRole('region', { name: 'What to do next?' });
  await next.getByRole('button', { name: /^Show me how/ }).click();
  await expect(page.getByRole('tab', { name: 'Checks' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.locator('[id^="ml-check-"]:focus')).toHaveAttribute(
    'aria-expanded',
    'true',
  );

  await page.getByRole('button', { name: /^Unknown \(\d+\)/ }).click();
  await expect(page).toHaveURL(/\?checks=unknown$/);
  const checks = page.getByRole('button', { name: /(required|advice)$/ });
  await expect(checks.first()).toContainText('Unknown');
  await expect(checks.filter({ hasText: /^(Pass|Fail)/ })).toHaveCount(0);

  for (const [tab, section] of [
    ['Checklists', 'checklists'],
    ['Scale and fit', 'scale-and-fit'],
    ['Lineage', 'lineage'],
    ['Drift', 'drift'],
    ['Service levels', 'service-levels'],
    ['Sources', 'sources'],
  ]) {
    await page.getByRole('tab', { name: tab }).click();
    await expect(page).toHaveURL(new RegExp(`[?&]section=${section}$`));
  }
  await page
    .getByRole('tabpanel', { name: 'Sources' })
    .getByRole('button', { name: 'How to connect' })
    .click();
  await expect(page.getByText(/^How to connect: /).first()).toBeVisible();

  // What was opened once is asked for again only if the scorecard was.
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(page.getByRole('list', { name: 'What changed' })).toBeVisible();
  const count = (path: RegExp) => asked.filter(url => path.test(url)).length;
  expect(count(/\/history\?/)).toBeLessThanOrEqual(count(/\/fraud-detector$/));

  for (const [name, ready] of [
    ['Checklists', page.getByRole('heading', { name: 'Before scaling' })],
    ['Scale and fit', page.getByText('Triggers to scale')],
    ['Lineage', page.getByText(/ · this component/).first()],
    ['Drift', page.getByRole('button', { name: /^Day by day/ }).first()],
    [
      'Service levels',
      page.getByRole('heading', { name: 'Objectives', exact: true }),
    ],
    ['History', page.getByRole('list', { name: 'What changed' })],
    ['Sources', page.getByRole('heading', { name: 'Software catalog' })],
  ] as const) {
    await page.getByRole('tab', { name }).click();
    await screenshotsOf({ page, testInfo, name, ready });
  }
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
  await screenshotsOf({
    page,
    testInfo,
    name: 'overview',
    ready: page.getByRole('link', { name: 'Open the scorecard' }),
  });
  await page.getByRole('link', { name: 'Open the scorecard' }).click();
  await expect(page.getByRole('region', { name: 'At a glance' })).toBeVisible();
});
