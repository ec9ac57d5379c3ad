import { expect, test } from '@playwright/test';
import { checkOf, PortalApi } from '../support/api';
import { openAs } from '../support/people';

const NAME = 'recommender-overengineered';
const PAGE = `/catalog/default/component/${NAME}/scorecard?section=scale-and-fit`;
const CHECK = 'no-open-over-engineering';

/** The last day of the year from now that a decision can hold until, less some days. */
const until = new Date(Date.now() + 300 * 24 * 60 * 60 * 1000)
  .toISOString()
  .slice(0, 10);

// Leaves the portal as it was, also for the tests after one that fails.
test.afterEach(async ({ request }) => {
  const api = await PortalApi.as(request, 'erin');
  const { effortFindings } = await api.scorecard(NAME);
  for (const { id, decision } of effortFindings) {
    if (decision) {
      const taken = await api.takeBack(NAME, id, decision.version);
      expect([id, taken.status()]).toEqual([id, 200]);
    }
  }
});

test('an owner decides about each finding, the check follows, and a decision that is taken back opens it again', async ({
  page,
  request,
}, testInfo) => {
  const api = await PortalApi.as(request, 'erin');
  const scorecard = await api.scorecard(NAME);
  expect(checkOf(scorecard, CHECK).state).toBe('fail');
  const open = scorecard.effortFindings.filter(
    ({ state, kind }: any) => state === 'open' && kind === 'over-engineering',
  );
  expect(open.length).toBeGreaterThan(1);

  await openAs(page, 'erin', PAGE);
  const effort = page.getByRole('region', { name: 'Effort against tier' });
  for (const { title } of open) {
    const finding = effort.getByRole('listitem').filter({ hasText: title });
    await finding
      .getByRole('button', { name: /^Put a decision on record/ })
      .click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByLabel('What was decided, and why')
      .fill('We rebuild it in summer');
    await dialog.getByLabel('Holds until').fill('2020-01-01');
    await expect(
      dialog.getByRole('button', { name: 'Put on record' }),
    ).toBeDisabled();
    await dialog.getByLabel('Holds until').fill(until);
    await dialog
      .getByLabel('Link to the evidence')
      .fill('https://wiki.acme.example/rebuild');
    await dialog
      .getByLabel('What does downtime cost?')
      .fill('Nothing, for a day');
    if (title === open[0].title) {
      await page.screenshot({ path: testInfo.outputPath('dialog.png') });
    }
    await dialog.getByRole('button', { name: 'Put on record' }).click();
    await expect(dialog).toBeHidden();
    await expect(finding).toContainText('Settled by a decision');
  }
  // What the pages show after a reload is what the API says, and everybody can read it.
  await openAs(page, 'guest', PAGE);
  const [{ title }] = open;
  const finding = effort.getByRole('listitem').filter({ hasText: title });
  await expect(finding).toContainText('Decided by Erin');
  await expect(finding).toContainText('“We rebuild it in summer”');
  await expect(finding).toContainText('Nothing, for a day');
  await expect(page.getByRole('button', { name: /decision/ })).toHaveCount(0);
  await page.screenshot({
    path: testInfo.outputPath('decided.png'),
    fullPage: true,
  });
  expect(checkOf(await api.scorecard(NAME), CHECK).evidence).toContain(
    'scorecard.openFindings',
  );
  expect(
    (await api.scorecard(NAME)).facts['scorecard.openFindings'].value ?? [],
  ).toEqual([]);
  expect(checkOf(await api.scorecard(NAME), CHECK).state).not.toBe('fail');

  await openAs(page, 'erin', PAGE);
  await finding.getByRole('button', { name: /^Take it back/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Take it back' })
    .click();
  await expect(finding).not.toContainText('Settled by a decision');
  expect(checkOf(await api.scorecard(NAME), CHECK).state).toBe('fail');
});

test('nobody else may decide, on the page and by the API', async ({
  page,
  request,
}) => {
  await openAs(page, 'omar', PAGE);
  await expect(
    page.getByRole('region', { name: 'Effort against tier' }),
  ).toContainText('It serves online');
  await expect(
    page.getByRole('button', { name: /Put a decision on record/ }),
  ).toHaveCount(0);

  const path = `ml-scorecards/v1/scorecards/component/default/${NAME}/decisions/unnecessary-real-time`;
  const decision = { reason: 'Just so', until, version: 0 };
  for (const person of ['omar', 'maya', 'guest'] as const) {
    const api = await PortalApi.as(request, person);
    const put = await api.put(path, decision);
    const taken = await api.takeBack(NAME, 'unnecessary-real-time', 1);
    expect([person, put.status(), taken.status()]).toEqual([person, 403, 403]);
  }
  const response = await request.put(`/api/${path}`, { data: decision });
  expect(response.status()).toBe(401);
});
