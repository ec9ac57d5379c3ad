import { expect, Locator, Page, test } from '@playwright/test';
import { checkOf, PortalApi } from '../support/api';
import { openAs, Person } from '../support/people';

const until = new Date(Date.now() + 5 * 24 * 60 * 60 * 1000)
  .toISOString()
  .slice(0, 10);

const SCORECARDS = 'ml-scorecards/v1/scorecards/component/default';

/** What waits for Omar, of one kind: as many as the page shows at first. */
async function todosOf(api: PortalApi, kind: string): Promise<any[]> {
  const { items } = await api.get(
    `ml-scorecards/v1/todo?kind=${kind}&limit=50`,
  );
  return items.filter(({ may }: any) => may);
}

/** The first to-do about a check that is as asked, with the check. */
async function findCheck(
  api: PortalApi,
  isWanted: (check: any) => boolean,
): Promise<{ todo: any; name: string; check: any }> {
  for (const todo of await todosOf(api, 'required-check')) {
    const name = todo.entityRef.split('/')[1];
    const check = checkOf(await api.scorecard(name), todo.subject.id);
    if (isWanted(check)) {
      return { todo, name, check };
    }
  }
  throw new Error('Nothing like that waits for Omar in the demo');
}

/** The row of a to-do: what it is about, and where it leads, as its component is named above the first about it only. */
const rowOf = (page: Page, { subject, entityRef }: any): Locator =>
  page
    .getByRole('list', { name: 'To-dos', exact: true })
    .getByRole('listitem')
    .filter({
      has: page.getByRole('heading', { name: subject.title, exact: true }),
    })
    .filter({
      has: page.locator(`a[href*="/${entityRef.split('/')[1]}/scorecard#"]`),
    });

async function doHere(
  page: Page,
  todo: any,
  person: Person = 'omar',
): Promise<Locator> {
  await openAs(page, person, `/ml-scorecards/todo?kind=${todo.kind}`);
  const row = rowOf(page, todo);
  await row.getByRole('button', { name: /^Do it here/ }).click();
  return row;
}

/** The to-do is no more on the list, which still has the others, and the keyboard is not lost. */
async function expectGone(page: Page, todo: any): Promise<void> {
  // What is behind a dialog has no roles.
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(rowOf(page, todo)).toHaveCount(0);
  await expect(
    page
      .getByRole('list', { name: 'To-dos', exact: true })
      .getByRole('listitem')
      .first(),
  ).toBeVisible();
  await expect(page.locator(':focus')).not.toHaveCount(0);
  // Nor does it come back for who looks again.
  await openAs(page, 'omar', `/ml-scorecards/todo?kind=${todo.kind}`);
  await expect(
    page.getByRole('list', { name: 'To-dos', exact: true }),
  ).toBeVisible();
  await expect(rowOf(page, todo)).toHaveCount(0);
}

test('an owner ticks an item in the list of to-dos, and it is gone', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'omar');
  // A trigger to scale has fired for the features of his team, and some things have to be settled before that.
  const [todo] = await todosOf(api, 'item-waiting');
  const row = await doHere(page, todo);
  await row.getByRole('checkbox', { name: todo.subject.title }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Note').fill('Seen on Monday');
  await dialog.getByRole('button', { name: 'Tick' }).click();
  await expectGone(page, todo);

  const [checklist, item] = todo.subject.id.split('/');
  const name = todo.entityRef.split('/')[1];
  const ticked = (await api.scorecard(name)).checklists
    .find(({ id }: any) => id === checklist)
    .items.find(({ id }: any) => id === item);
  expect(ticked).toMatchObject({ state: 'ticked', note: 'Seen on Monday' });

  // Leaves the portal as it was.
  const undone = await api.put(
    `${SCORECARDS}/${name}/checklists/${checklist}/items/${item}`,
    { ticked: false, version: ticked.version },
  );
  expect(undone.status()).toBe(200);
});

test('an owner vouches for a check in the list of to-dos, and it is gone', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'omar');
  const { todo, name, check } = await findCheck(
    api,
    ({ attestable, state }) => attestable && state === 'unknown',
  );
  const row = await doHere(page, todo);
  await row.getByRole('button', { name: /^Vouch for/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What you vouch for').fill('We drilled it in March');
  await dialog
    .getByLabel('Link to the evidence')
    .fill('https://wiki.acme.example/drill');
  await dialog.getByLabel('Holds until').fill(until);
  await dialog.getByRole('button', { name: 'Vouch for it' }).click();
  await expectGone(page, todo);
  const vouched = checkOf(await api.scorecard(name), check.id);
  expect(vouched).toMatchObject({ state: 'pass', attested: true });

  const undone = await api.delete(
    `${SCORECARDS}/${name}/attestations/${check.id}?version=${vouched.attestation.version}`,
  );
  expect(undone.status()).toBe(200);
});

test('an owner asks for a waiver in the list of to-dos, and it is gone when somebody approves it there', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'omar');
  const { todo, name, check } = await findCheck(
    api,
    ({ state, waiver }) => state === 'fail' && !waiver,
  );
  const row = await doHere(page, todo);
  await row.getByRole('button', { name: /^Ask for a waiver/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why it cannot pass for now').fill('We move in June');
  await dialog.getByLabel('Excused until').fill(until);
  await dialog.getByRole('button', { name: 'Ask for the waiver' }).click();
  await expect(row).toContainText('Waiver requested');
  await expect(row).toContainText('“We move in June”');
  await expect(row.getByRole('button', { name: /^Withdraw/ })).toBeVisible();

  const waiting = { ...todo, kind: 'waiver-to-decide' };
  const decision = await doHere(page, waiting, 'maya');
  await decision.getByRole('button', { name: /^Approve/ }).click();
  await dialog.getByRole('button', { name: 'Approve' }).click();
  // What is behind a dialog has no roles.
  await expect(dialog).toHaveCount(0);
  await expect(rowOf(page, waiting)).toHaveCount(0);
  const { waiver } = checkOf(await api.scorecard(name), check.id);
  expect(waiver).toMatchObject({
    state: 'approved',
    reason: 'We move in June',
  });

  await openAs(page, 'omar', `/ml-scorecards/todo?kind=${todo.kind}`);
  await expect(
    page.getByRole('list', { name: 'To-dos', exact: true }),
  ).toBeVisible();
  await expect(rowOf(page, todo)).toHaveCount(0);

  // Leaves the portal as it was.
  const maya = await PortalApi.as(request, 'maya');
  const undone = await maya.post(
    `${SCORECARDS}/${name}/waivers/${check.id}/revoke`,
    { reason: 'It was a test', version: waiver.version },
  );
  expect(undone.status()).toBe(200);
});
