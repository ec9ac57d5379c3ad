import { expect, Page, test } from '@playwright/test';
import { PortalApi } from '../support/api';
import { openAs } from '../support/people';
import { screenshotsOf } from '../support/screenshotsOf';
import { AnswerWatch } from './AnswerWatch';
import { expectFewRows } from './expectFewRows';
import { openInTime } from './firstPaint';
import { DIVISION } from './largeCatalog';
import { measured } from './measured';

test.afterAll(() => measured.tell());

const heatmapOf = (page: Page) =>
  page.getByRole('table', { name: /^Groups and dimensions/ });
const groupsOf = (page: Page) => heatmapOf(page).getByRole('rowheader');

/** The first groups in an order of the API, page after page. */
async function orderedGroups(
  api: PortalApi,
  order: string,
  count: number,
): Promise<any[]> {
  const found: any[] = [];
  for (let cursor = ''; found.length < count; ) {
    const { groups, nextCursor } = await api.get(
      `ml-scorecards/v1/maturity?groupBy=owner&layout=list&limit=50&${order}${cursor}`,
    );
    found.push(...groups);
    if (!nextCursor) {
      break;
    }
    cursor = `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  return found.slice(0, count);
}

/** What the row of a group is called. */
const nameOf = ({ title, hasChildren }: any): string =>
  hasChildren ? `${title} itself` : title;

/** The share of what applies of a dimension that passes; no number where nothing applies. */
function passShare({ own }: any): number {
  const { counts } = own.dimensions.find(
    ({ id }: any) => id === 'drift-monitoring',
  );
  return counts.pass / (counts.pass + counts.fail + counts.unknown);
}

test('the overview shows those of hundreds of teams who need help most, and more when asked', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'maya');
  const { groupCount, groups } = await api.get(
    'ml-scorecards/v1/maturity?groupBy=owner&layout=list&orderBy=need&limit=50',
  );
  const answers = AnswerWatch.of(page);
  await openInTime(page, {
    person: 'maya',
    path: '/ml-scorecards/overview',
    name: 'overview',
    answers,
    data: /\/v1\/maturity\?/,
    content: groupsOf(page).nth(1),
  });
  await expect(groupsOf(page).nth(1)).toContainText(groups[0].title);
  // The trend begins today, or yesterday if midnight has passed since it was filled.
  await expect(
    page
      .getByText(/^Only one day is recorded so far/)
      .or(page.getByRole('img', { name: /^Components by level/ })),
  ).toBeVisible();
  await answers.expectLean('overview');

  // Page after page until there is a hundred.
  const more = heatmapOf(page).getByRole('button', {
    name: 'Show more groups',
  });
  for (let shown = await groupsOf(page).count(); shown < 100; ) {
    await more.click();
    await expect.poll(() => groupsOf(page).count()).toBeGreaterThan(shown);
    shown = await groupsOf(page).count();
  }
  const [, ...names] = await groupsOf(page).allInnerTexts();
  expect(new Set(names).size).toBe(names.length);
  expect(groupCount).toBeGreaterThan(names.length);
  const neediest = await orderedGroups(api, 'orderBy=need', names.length);
  expect(names).toEqual(neediest.map(nameOf));
  const gaps = neediest.map(({ own }) => own.gap / own.components);
  expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
  await answers.expectLean('overview, more teams');
  await expectFewRows(page, 'overview, more teams');

  await heatmapOf(page)
    .getByRole('button', { name: 'Drift monitoring' })
    .click();
  await expect(
    page.getByText('Those with the weakest Drift monitoring come first.'),
  ).toBeVisible();
  await expect(heatmapOf(page)).toBeVisible();
  await answers.expectLean('overview, ordered by a dimension');
  const [, ...weakest] = await groupsOf(page).allInnerTexts();
  const weak = await orderedGroups(
    api,
    'orderBy=drift-monitoring&dimensions=true',
    weakest.length,
  );
  expect(weakest).toEqual(weak.map(nameOf));
  const shares = weak.map(passShare).filter(share => !Number.isNaN(share));
  expect(shares.length).toBeGreaterThan(2);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

test('the tree opens level by level down to a team, and shows a division alone', async ({
  page,
}) => {
  const answers = AnswerWatch.of(page);
  await openInTime(page, {
    person: 'maya',
    path: '/ml-scorecards/overview?layout=tree',
    name: 'overview, tree',
    answers,
    data: /\/v1\/maturity\?/,
    content: groupsOf(page).nth(1),
  });
  await answers.expectLean('tree');
  const open = async (title: string | RegExp) =>
    heatmapOf(page)
      .getByRole('button', { name: title, exact: true })
      .first()
      .click();
  // Acme stands open or is opened, as are the levels below it.
  for (const [title, below] of [
    ['Acme', DIVISION.title],
    [DIVISION.title, 'Department 0'],
    ['Department 0', 'Area 0'],
    ['Area 0', 'Team 000'],
  ]) {
    const link = heatmapOf(page).getByRole('link', {
      name: `Show only ${below}`,
      exact: true,
    });
    if (!(await link.isVisible())) {
      await open(`Show what belongs to ${title}`);
    }
    await expect(link).toBeVisible();
  }
  await answers.expectLean('tree, opened down to a team');
  await expectFewRows(page, 'tree, opened down to a team');

  await heatmapOf(page)
    .getByRole('link', { name: `Show only ${DIVISION.title}`, exact: true })
    .click();
  await expect(
    page.getByRole('heading', { name: DIVISION.title, exact: true }),
  ).toBeVisible();
  await expect(groupsOf(page).first()).toHaveText(DIVISION.title);
  await expect(
    heatmapOf(page).getByRole('link', { name: /^Show only Department/ }),
  ).toHaveCount(5);
  await answers.expectLean('one division');
});

test('the overview by system pages as that by owner does', async ({ page }) => {
  const answers = AnswerWatch.of(page);
  await openAs(page, 'maya', '/ml-scorecards/overview?groupBy=system');
  await expect(
    heatmapOf(page).getByRole('button', { name: 'Show more groups' }),
  ).toBeVisible();
  await answers.expectLean('overview by system');
  await expectFewRows(page, 'overview by system');
});

test('the overview and the tree of many groups look right', async ({
  page,
}, testInfo) => {
  test.setTimeout(120_000);
  for (const [name, path] of [
    ['overview', '/ml-scorecards/overview'],
    ['tree', '/ml-scorecards/overview?layout=tree'],
  ]) {
    await openAs(page, 'maya', path);
    await screenshotsOf({ page, testInfo, name, ready: groupsOf(page).nth(1) });
  }
});
