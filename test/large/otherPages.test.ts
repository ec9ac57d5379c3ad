import { expect, Page, test } from '@playwright/test';
import { PortalApi } from '../support/api';
import { openAs } from '../support/people';
import { screenshotsOf } from '../support/screenshotsOf';
import { AnswerWatch } from './AnswerWatch';
import { expectFewRows } from './expectFewRows';
import { openInTime } from './firstPaint';
import { nameOf, titleOf } from './largeCatalog';
import { PUSHED } from './largePortalConfig';
import { measured } from './measured';

test.afterAll(() => measured.tell());

const failingOf = (page: Page) =>
  page.getByRole('table').filter({ hasText: 'Made-up model' }).first();

test('the checks, and who of all components fails one of them', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'maya');
  const check = await api.get(`ml-scorecards/v1/checks/${PUSHED.check}`);
  expect(check.counts.fail).toBeGreaterThan(0);
  expect(check.counts.pass).toBeGreaterThan(0);
  const answers = AnswerWatch.of(page);
  const checks = page.getByRole('table', {
    name: 'Checks with their pass rates',
  });
  await openInTime(page, {
    person: 'maya',
    path: '/ml-scorecards/checks',
    name: 'checks',
    answers,
    data: /\/v1\/checks$/,
    content: checks.getByRole('link').first(),
  });
  await answers.expectLean('checks');
  await expectFewRows(page, 'checks');

  await openInTime(page, {
    person: 'maya',
    path: `/ml-scorecards/checks/${PUSHED.check}`,
    name: 'check',
    answers,
    data: /\/v1\/(checks\/|scorecards\?)/,
    content: failingOf(page).getByRole('rowheader').first(),
  });
  await expectFewRows(page, 'check');
  await answers.expectLean('check');
});

test('the to-dos of somebody who owns hundreds', async ({ page, request }) => {
  const api = await PortalApi.as(request, 'omar');
  const { counts } = await api.get('ml-scorecards/v1/todo?limit=1');
  expect(counts['required-check']).toBeGreaterThan(300);
  const answers = AnswerWatch.of(page);
  const todos = page
    .getByRole('list', { name: 'To-dos', exact: true })
    .getByRole('listitem');
  await openInTime(page, {
    person: 'omar',
    path: '/ml-scorecards/todo',
    name: 'to-dos',
    answers,
    data: /\/v1\/todo/,
    content: todos.first(),
  });
  expect(await todos.count()).toBeLessThan(200);
  await answers.expectLean('to-dos');
  const first = await todos.first().innerText();
  await page.getByRole('button', { name: 'Next page' }).first().click();
  await expect(todos.first()).not.toHaveText(first, { useInnerText: true });
  await answers.expectLean('to-dos, next page');
});

test('the sources', async ({ page }) => {
  const answers = AnswerWatch.of(page);
  await openInTime(page, {
    person: 'maya',
    path: '/ml-scorecards/sources',
    name: 'sources',
    answers,
    data: /\/v1\/collectors/,
    content: page.getByText('Drift job').first(),
  });
  await answers.expectLean('sources');
  await expectFewRows(page, 'sources');
});

test('the scorecard of one of many', async ({ page }) => {
  const answers = AnswerWatch.of(page);
  await openInTime(page, {
    person: 'omar',
    path: `/catalog/default/component/${nameOf(3)}/scorecard`,
    name: 'scorecard',
    answers,
    data: /\/v1\/scorecards\/component\//,
    content: page.getByRole('region', { name: 'At a glance' }),
  });
  await answers.expectLean('scorecard');
  await expectFewRows(page, 'scorecard');
});

test('the card of the home page, and that of an entity', async ({ page }) => {
  const answers = AnswerWatch.of(page);
  await openInTime(page, {
    person: 'omar',
    path: '/home',
    name: 'home card',
    answers,
    data: /\/v1\/todo/,
    content: page
      .getByRole('list', { name: 'First to-dos' })
      .getByRole('listitem')
      .first(),
  });
  await answers.expectLean('home card');
  await openInTime(page, {
    person: 'omar',
    path: `/catalog/default/component/${nameOf(3)}`,
    name: 'entity card',
    answers,
    data: /\/v1\/scorecards\/component\//,
    content: page.getByRole('link', { name: 'Open the scorecard' }),
  });
  await answers.expectLean('entity card');
});

test('pages of many components look right', async ({ page }, testInfo) => {
  test.setTimeout(180_000);
  for (const [name, person, path, ready] of [
    [
      'checks',
      'maya',
      '/ml-scorecards/checks',
      page
        .getByRole('table', { name: 'Checks with their pass rates' })
        .getByRole('link')
        .first(),
    ],
    [
      'check',
      'maya',
      `/ml-scorecards/checks/${PUSHED.check}`,
      failingOf(page).getByRole('rowheader').first(),
    ],
    [
      'to-dos',
      'omar',
      '/ml-scorecards/todo',
      page
        .getByRole('list', { name: 'To-dos', exact: true })
        .getByRole('listitem')
        .first(),
    ],
    [
      'sources',
      'maya',
      '/ml-scorecards/sources',
      page.getByText('Drift job').first(),
    ],
  ] as const) {
    await openAs(page, person, path);
    await screenshotsOf({ page, testInfo, name, ready });
  }
});

test('the catalog with our columns and filters', async ({ page, request }) => {
  test.setTimeout(180_000);
  const api = await PortalApi.as(request, 'maya');
  const { totalItems } = await api.get(
    'ml-scorecards/v1/scorecards?limit=1&kind=component&tier=tier-1',
  );
  // The catalog writes so many labels in its own time, and its page does not follow.
  const labelled =
    'catalog/entities/by-query?limit=0&filter=kind=component,metadata.labels.mlscorecards.io/reliability-tier=tier-1';
  await expect
    .poll(async () => (await api.get(labelled)).totalItems, {
      timeout: 120_000,
    })
    .toBe(totalItems);

  const answers = AnswerWatch.of(page);
  const rows = page.getByRole('table').getByRole('row');
  await openInTime(page, {
    person: 'maya',
    path: '/?filters[kind]=component&filters[user]=all&filters[reliabilityTier]=tier-1',
    name: 'catalog',
    answers,
    data: /\/api\/catalog\/entities\/by-query/,
    content: page.getByRole('cell', { name: 'Tier 1' }).first(),
  });
  await expectFewRows(page, 'catalog');
  await page.getByRole('textbox', { name: /^Level/ }).click();
  await page.getByRole('option', { name: 'No level' }).click();
  await expect(rows.filter({ hasText: 'Tier 1' }).first()).toContainText(
    'No level',
  );
  await page.getByPlaceholder('Search').fill(titleOf(16));
  await expect(rows.filter({ hasText: titleOf(16) })).toHaveCount(1);
  // What the columns say comes with the entities.
  await answers.expectLean('catalog');
});
