import { expect, Page, test } from '@playwright/test';
import { PortalApi } from '../support/api';
import { openAs } from '../support/people';
import { screenshotsOf } from '../support/screenshotsOf';
import { AnswerWatch } from './AnswerWatch';
import { expectFewRows } from './expectFewRows';
import { openInTime } from './firstPaint';
import { teamTitle, titleOf } from './largeCatalog';
import { largePortal } from './largePortal';
import { measured } from './measured';

test.afterAll(() => measured.tell());

const tableOf = (page: Page) =>
  page.getByRole('table', { name: 'ML components' });
const namesOf = (page: Page) => tableOf(page).getByRole('rowheader');
const next = (page: Page) => page.getByRole('button', { name: 'Next page' });

/** Until the list says that it has so many components. */
async function expectFound(page: Page, count: number): Promise<void> {
  await expect(
    page.getByText(
      new RegExp(
        `^${count.toLocaleString('en-US').replace(',', ',?')} components?`,
      ),
    ),
  ).toBeVisible();
}

const openList = (page: Page, answers: AnswerWatch) =>
  openInTime(page, {
    person: 'maya',
    path: '/ml-scorecards/components',
    name: 'components',
    answers,
    data: /\/v1\/scorecards\?/,
    content: namesOf(page).first(),
  });

test('the list of all components pages, and orders by each column that it can order by', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'maya');
  const { totalItems } = await api.get('ml-scorecards/v1/scorecards?limit=1');
  expect(totalItems).toBeGreaterThan(largePortal.components);
  const answers = AnswerWatch.of(page);
  await openList(page, answers);
  await expectFound(page, totalItems);
  await answers.expectLean('components');
  await expectFewRows(page, 'components');

  const seen = new Set(await namesOf(page).allInnerTexts());
  for (let number = 2; number <= 5; number += 1) {
    const first = await namesOf(page).first().innerText();
    await next(page).click();
    await expect(namesOf(page).first()).not.toHaveText(first, {
      useInnerText: true,
    });
    for (const name of await namesOf(page).allInnerTexts()) {
      expect([name, seen.has(name)]).toEqual([name, false]);
      seen.add(name);
    }
  }
  expect(seen.size).toBe(100);
  await answers.expectLean('components, to page 5');

  const heads = tableOf(page).getByRole('columnheader').getByRole('button');
  await expect(heads.nth(2)).toBeVisible();
  const sortable = await heads.allInnerTexts();
  for (const column of sortable) {
    const head = tableOf(page).getByRole('columnheader', {
      name: column,
      exact: true,
    });
    const before = (await head.getAttribute('aria-sort')) ?? '';
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', /ascending|descending/);
    await expect(head).not.toHaveAttribute('aria-sort', before);
    await expect(namesOf(page).first()).toBeVisible();
  }
  await answers.expectLean('components, in each order');
});

test('each filter of the list finds among all components', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'maya');
  const count = async (query: string) =>
    (await api.get(`ml-scorecards/v1/scorecards?limit=1&${query}`)).totalItems;
  const answers = AnswerWatch.of(page);
  for (const query of [
    'tier=tier-1',
    'level=none',
    'gap=true',
    'atTarget=false',
    'check=drift-job-ran&state=fail',
    'check=drift-job-ran&state=pass',
    'lifecycle=deprecated',
    'kind=resource',
    'type=ml-service',
    'system=system:default/system-7',
    'domain=domain:default/domain-3',
    'dimension=drift-monitoring&state=unknown',
    'tier=tier-2&gap=true&lifecycle=production',
  ]) {
    const found = await count(query);
    expect([query, found > 0]).toEqual([query, true]);
    await openAs(page, 'maya', `/ml-scorecards/components?${query}`);
    await expectFound(page, found);
    await expect(namesOf(page).first()).toBeVisible();
    await answers.expectLean('components, filtered');
  }
});

test('a text and an owner are found among all, while one types', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'maya');
  const answers = AnswerWatch.of(page);
  await openList(page, answers);
  await page
    .getByLabel('Name or title')
    .fill(titleOf(4321 % largePortal.components));
  await expectFound(page, 1);
  await page.getByLabel('Name or title').fill('');
  await expect(page).not.toHaveURL(/text=/);
  // The list without the text may be asked for again.
  answers.begin();

  const owner = page.getByRole('textbox', { name: 'Owner' });
  await owner.click();
  await expect(page.getByRole('option')).toHaveCount(20);
  await owner.pressSequentially(teamTitle(124));
  await page.getByRole('option', { name: teamTitle(124), exact: true }).click();
  const { totalItems } = await api.get(
    'ml-scorecards/v1/scorecards?limit=1&owner=group:default/team-124',
  );
  await expectFound(page, totalItems);
  await expect(owner).toHaveValue(teamTitle(124));
  await answers.expectLean('components, by owner');

  // Somebody who gets the address reads the same name.
  const { pathname, search } = new URL(page.url());
  await openAs(page, 'maya', `${pathname}${search}`);
  await expect(owner).toHaveValue(teamTitle(124));
  await expectFound(page, totalItems);
  await answers.expectLean('components, by owner in the address');
});

test('the list of many components looks right', async ({ page }, testInfo) => {
  await openAs(page, 'maya', '/ml-scorecards/components');
  await screenshotsOf({
    page,
    testInfo,
    name: 'components',
    ready: namesOf(page).first(),
  });
});
