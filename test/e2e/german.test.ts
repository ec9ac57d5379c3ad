import { expect, Page, test } from '@playwright/test';
import { PortalApi } from '../support/api';
import { openAs } from '../support/people';

const SCORECARD =
  'ml-scorecards/v1/scorecards/component/default/chargeback-forecast';

const until = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000)
  .toISOString()
  .slice(0, 10);

/** A day as it is written in German. */
function german(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}.${month}.${year}`;
}

async function chooseLanguage(page: Page, from: string, to: string) {
  await openAs(page, 'omar', '/settings');
  await page.getByText(from, { exact: true }).click();
  await page.getByRole('option', { name: to }).click();
}

test('who chooses German in the settings reads the pages in German, with days and numbers as they are written there', async ({
  page,
  request,
}, testInfo) => {
  const omar = await PortalApi.as(request, 'omar');
  const { items } = await omar.get(
    'ml-scorecards/v1/todo?kind=required-check&limit=200',
  );
  const { subject } = items.find(({ entityRef }: any) =>
    entityRef.endsWith('/chargeback-forecast'),
  );
  const asked = await omar.put(`${SCORECARD}/waivers/${subject.id}`, {
    reason: 'The forecast moves in spring',
    until,
    version: 0,
  });
  expect(asked.status()).toBe(200);

  await chooseLanguage(page, 'English', 'Deutsch');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');

  await openAs(page, 'omar', '/ml-scorecards/todo');
  const todos = page.getByRole('list', { name: 'Aufgaben' });
  await expect(
    todos
      .getByRole('listitem')
      .filter({ hasText: 'Jede beheben oder eine Ausnahme beantragen' })
      .filter({ hasText: 'Stufe 1 · kritisch' })
      .first(),
  ).toBeVisible();
  await page.getByRole('button', { name: /In Kraft: die Altlast/ }).click();
  await page
    .getByRole('option', { name: 'Warten auf eine Entscheidung' })
    .click();
  const waivers = page.getByRole('list', { name: 'Ausnahmen' });
  await expect(
    waivers.getByText(new RegExp(`beantragt, bis ${german(until)}\\.`)),
  ).toBeVisible();
  await expect(
    waivers.getByText('„The forecast moves in spring“'),
  ).toBeVisible();
  await page.screenshot({
    path: testInfo.outputPath('todo-german.png'),
    fullPage: true,
  });

  await openAs(
    page,
    'omar',
    '/catalog/default/component/fraud-detector/scorecard?section=scale-and-fit',
  );
  await expect(
    page.getByText(/^In 30 Tagen zu 99,95\s% verfügbar/),
  ).toBeVisible();
  await page.screenshot({
    path: testInfo.outputPath('scorecard-german.png'),
    fullPage: true,
  });

  await chooseLanguage(page, 'Deutsch', 'English');
  await openAs(page, 'omar', '/ml-scorecards/todo');
  await expect(page.getByRole('list', { name: 'To-dos' })).toBeVisible();

  // Leaves the portal as it was.
  const withdrawn = await omar.post(
    `${SCORECARD}/waivers/${subject.id}/withdraw`,
    { version: 1 },
  );
  expect(withdrawn.status()).toBe(200);
});
