import { expect, test } from '@playwright/test';
import { checkOf, PortalApi } from '../support/api';
import { openAs } from '../support/people';

const NAME = 'merchant-risk';
const REF = `component:default/${NAME}`;
const SCORECARD = `ml-scorecards/v1/scorecards/component/default/${NAME}`;

const until = new Date(Date.now() + 30 * 24 * 60 * 60 * 1000)
  .toISOString()
  .slice(0, 10);

/** What keeps a scorecard from bronze. */
function missing(scorecard: any): any[] {
  return scorecard.dimensions
    .flatMap(({ checks }: any) => checks)
    .filter(
      ({ level, state, waived }: any) =>
        level === 'bronze' &&
        (state === 'fail' || state === 'unknown') &&
        !waived,
    );
}

async function levelLabel(api: PortalApi): Promise<string> {
  const entity = await api.get(
    `catalog/entities/by-name/component/default/${NAME}`,
  );
  return entity.metadata.labels['mlscorecards.io/level'];
}

test('waivers give a level with a debt, and the to-dos, the label in the catalog and the history follow', async ({
  page,
  request,
}, testInfo) => {
  const omar = await PortalApi.as(request, 'omar');
  const maya = await PortalApi.as(request, 'maya');
  const before = await omar.scorecard(NAME);
  expect(before).toMatchObject({ level: 'none', waived: 0 });
  await expect.poll(() => levelLabel(maya), { timeout: 60_000 }).toBe('none');
  const checks = missing(before);
  expect(checks.length).toBeGreaterThan(1);

  // All but the last are waived by the API, as somebody would do with a script.
  for (const { id } of checks) {
    const asked = await omar.put(`${SCORECARD}/waivers/${id}`, {
      reason: 'The registry moves in spring',
      until,
      version: 0,
    });
    expect([id, asked.status()]).toEqual([id, 200]);
    const own = await omar.post(`${SCORECARD}/waivers/${id}/approve`, {
      version: 1,
    });
    expect([id, own.status()]).toEqual([id, 403]);
  }
  const last = checks.at(-1);
  for (const { id } of checks.slice(0, -1)) {
    const approved = await maya.post(`${SCORECARD}/waivers/${id}/approve`, {
      version: 1,
    });
    expect([id, approved.status()]).toEqual([id, 200]);
  }
  expect((await omar.scorecard(NAME)).level).toBe('none');

  // The approver finds the last one among her to-dos, and decides there.
  await openAs(page, 'maya', '/ml-scorecards/todo?kind=waiver-to-decide');
  const todo = page
    .getByRole('list', { name: 'To-dos' })
    .getByRole('listitem')
    .filter({ hasText: last.title });
  await expect(todo).toBeVisible();
  await page.screenshot({ path: testInfo.outputPath('todo.png') });
  await todo.getByRole('button', { name: /^Do it here/ }).click();
  await todo
    .getByRole('button', { name: `Approve the waiver of “${last.title}”` })
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Approve' })
    .click();
  // What is behind a dialog has no roles.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(todo).toHaveCount(0);

  const waived = await omar.scorecard(NAME);
  expect(waived).toMatchObject({ level: 'bronze', waived: checks.length });
  expect(waived.score).toBe(before.score);
  expect(waived.gap).toBe(
    before.gap - checks.filter(({ required }) => required).length,
  );
  await expect.poll(() => levelLabel(maya), { timeout: 60_000 }).toBe('bronze');

  await openAs(page, 'omar', `/catalog/default/component/${NAME}/scorecard`);
  const summary = page.getByRole('region', { name: 'At a glance' });
  await expect(
    summary.getByRole('listitem').filter({ hasText: 'is here' }),
  ).toContainText('Bronze');
  await expect(summary).toContainText(`with ${checks.length} waivers`);
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(
    page
      .getByRole('list', { name: 'What people stated' })
      .getByText(/approved the waiver of/)
      .first(),
  ).toBeVisible();
  await page.screenshot({
    path: testInfo.outputPath('with-waivers.png'),
    fullPage: true,
  });

  const { items } = await omar.get(`${SCORECARD}/history?limit=50`);
  expect(items).toContainEqual(
    expect.objectContaining({
      cause: 'people',
      subject: 'level',
      from: 'none',
      to: 'bronze',
    }),
  );
  // The owner's to-dos have one thing less to do, and nobody else's ever had it.
  await openAs(page, 'omar', '/ml-scorecards/todo?kind=required-check');
  const todos = page.getByRole('list', { name: 'To-dos' });
  await expect(todos.getByRole('listitem').first()).toBeVisible();
  await expect(
    todos
      .getByRole('listitem')
      .filter({ hasText: last.title })
      .filter({ has: page.locator(`a[href*="/${NAME}/scorecard#"]`) }),
  ).toHaveCount(0);
  await openAs(page, 'guest', '/ml-scorecards/todo');
  await expect(page.getByText('You are all caught up')).toBeVisible();

  const { items: owed } = await omar.get(
    'ml-scorecards/v1/todo?kind=required-check&limit=200',
  );
  const owedHere = owed
    .filter(({ entityRef }: any) => entityRef === REF)
    .map(({ subject }: any) => subject.id);
  expect(owedHere).not.toContain(last.id);

  // Leaves the portal as it was.
  for (const { id } of checks) {
    const revoked = await maya.post(`${SCORECARD}/waivers/${id}/revoke`, {
      reason: 'The test is over',
      version: 2,
    });
    expect([id, revoked.status()]).toEqual([id, 200]);
  }
  const after = await omar.scorecard(NAME);
  expect(after).toMatchObject({ level: 'none', gap: before.gap, waived: 0 });
  expect(checkOf(after, last.id).waiver.state).toBe('revoked');
});
