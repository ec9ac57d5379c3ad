import { readFile } from 'node:fs/promises';
import { expect, Page, test } from '@playwright/test';
import { PortalApi } from '../support/api';
import { expectNoSidewaysScroll } from '../support/expectNoSidewaysScroll';
import { openAs } from '../support/people';

const figuresOf = (page: Page) =>
  page.getByRole('region', { name: 'Key figures' });
const heatmapOf = (page: Page) =>
  page.getByRole('table', { name: /^Groups and dimensions/ });
const listOf = (page: Page) =>
  page.getByRole('table', { name: 'ML components' });

const everyGroup = (nodes: any[]): any[] =>
  nodes.flatMap(node => [node, ...everyGroup(node.children)]);

test('the figures of the maturity page are those of the scorecards behind them', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'maya');
  const { items } = await api.get('ml-scorecards/v1/scorecards?limit=200');
  const { total, groups } = await api.get(
    'ml-scorecards/v1/maturity?groupBy=owner',
  );
  const count = (key: string, value: string) =>
    items.filter((item: any) => item[key] === value).length;

  expect(total.components).toBe(items.length);
  for (const [level, components] of Object.entries(total.levels)) {
    expect([level, components]).toEqual([level, count('level', level)]);
  }
  for (const [tier, components] of Object.entries(total.tiers)) {
    expect([tier, components]).toEqual([tier, count('tier', tier)]);
  }
  expect(everyGroup(groups).length).toBeGreaterThan(5);
  for (const group of everyGroup(groups)) {
    const behind = await api.get(
      `ml-scorecards/v1/scorecards?limit=200&owner=${encodeURIComponent(
        group.id,
      )}`,
    );
    expect([group.id, behind.totalItems]).toEqual([
      group.id,
      group.total.components,
    ]);
    expect([group.id, group.total.tiers['tier-1']]).toEqual([
      group.id,
      behind.items.filter((item: any) => item.tier === 'tier-1').length,
    ]);
  }

  // Today's point of the trend says the same as the figures.
  const { points } = await api.get('ml-scorecards/v1/maturity/trend?days=31');
  const { day, definitionsChanged, ...today } = points[points.length - 1];
  expect(today).toEqual(total);

  await openAs(page, 'maya', '/ml-scorecards');
  const figures = figuresOf(page);
  await expect(figures).toContainText(String(total.gap));
  const checked: [name: RegExp, components: number][] = [
    [/ML components: \d+$/, items.length],
    [/below their target$/, total.components - total.atTarget],
    [
      /Required checks missing: [\d,]+$/,
      items.filter((item: any) => item.gap > 0).length,
    ],
  ];
  for (const [name, components] of checked) {
    await figures.getByRole('link', { name }).click();
    await expect(
      page.getByText(new RegExp(`^${components} components?`)),
    ).toBeVisible();
    await page.goBack();
  }
});

test('a manager finds who needs help most, in what, and the components behind it', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'maya');
  const { groups } = await api.get(
    'ml-scorecards/v1/maturity?groupBy=owner&dimensions=true',
  );
  const teams = everyGroup(groups).filter(({ own }) => own.components > 0);
  const worstGap = Math.max(
    ...teams.map(({ own }) => own.gap / own.components),
  );

  await openAs(page, 'maya', '/ml-scorecards/overview');
  const heatmap = heatmapOf(page);
  await expect(heatmap.getByRole('rowheader')).toHaveCount(teams.length + 1);
  // The row of the whole organisation stands above.
  const worst = heatmap.getByRole('row').nth(2);
  const name = await worst.getByRole('rowheader').innerText();
  const team = teams.find(({ title }) => title === name.trim());
  expect(team.own.gap / team.own.components).toBeCloseTo(worstGap);

  const cell = worst
    .getByRole('link', { name: /checks pass; .* fail/ })
    .first();
  const dimension = (await cell.getAttribute('aria-label'))!.match(
    /, ([^,]+): /,
  )![1];
  await cell.click();
  await expect(
    page.getByRole('button', {
      name: `Remove this filter: Dimension: ${dimension}`,
    }),
  ).toBeVisible();
  const first = listOf(page).getByRole('rowheader').first().getByRole('link');
  const component = await first.innerText();
  await first.click();
  await expect(page).toHaveURL(/\/scorecard/);
  await expect(
    page.getByRole('heading', { name: component }).first(),
  ).toBeVisible();
  await expect(
    page.getByRole('button', { name: new RegExp(`^${dimension}`) }).first(),
  ).toBeVisible();
});

test('a manager looks at one group alone, and finds back', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'maya');
  const { groups } = await api.get('ml-scorecards/v1/maturity?groupBy=owner');
  const parent = everyGroup(groups).find(
    group => group.children.length > 0 && group.total.components > 1,
  );
  await openAs(page, 'maya', '/ml-scorecards/overview?layout=tree');
  await page
    .getByRole('link', { name: `Show only ${parent.title}`, exact: true })
    .click();
  await expect(
    page.getByRole('heading', { name: parent.title, exact: true }),
  ).toBeVisible();
  await expect(
    figuresOf(page).getByRole('link', { name: /ML components: \d+$/ }),
  ).toHaveText(String(parent.total.components));
  await expect(heatmapOf(page).getByRole('rowheader').first()).toHaveText(
    parent.title,
  );

  // Somebody who gets the address sees the same.
  const { pathname, search } = new URL(page.url());
  await openAs(page, 'maya', `${pathname}${search}`);
  await expect(
    page.getByRole('heading', { name: parent.title, exact: true }),
  ).toBeVisible();
  await page
    .getByRole('navigation', { name: 'Group that the page is about' })
    .getByRole('link')
    .click();
  await expect(heatmapOf(page).getByRole('rowheader').first()).toHaveText(
    'Whole organisation',
  );
});

test('the list that is saved is the list that is shown', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'maya');
  const { items } = await api.get(
    'ml-scorecards/v1/scorecards?limit=200&tier=tier-1&orderBy=gap&order=desc',
  );
  await openAs(page, 'maya', '/ml-scorecards/components?tier=tier-1');
  await expect(listOf(page).getByRole('rowheader')).toHaveCount(items.length);

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('ml-scorecards.csv');
  const [head, ...rows] = (await readFile(await download.path(), 'utf8'))
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n');
  expect(head).toMatch(/^"entityRef","title"/);
  expect(rows.map(row => row.split('","')[0].slice(1))).toEqual(
    items.map(({ entityRef }: any) => entityRef),
  );
  await expect(
    listOf(page).getByRole('rowheader').getByRole('link'),
  ).toHaveText(
    items.map(({ title }: any) => title),
    { useInnerText: true },
  );
});

test('filters, columns and pages are kept in the address', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'maya');
  const { totalItems } = await api.get(
    'ml-scorecards/v1/scorecards?tier=tier-1',
  );
  await openAs(page, 'maya', '/ml-scorecards/components?tier=tier-1');
  const table = listOf(page);
  await expect(table.getByRole('row')).toHaveCount(totalItems + 1);

  await page.getByLabel('Name or title').fill('fraud');
  await expect(page).toHaveURL(/text=fraud/);
  await expect(page).toHaveURL(/tier=tier-1/);
  await expect(
    table.getByRole('link', { name: 'Fraud detector' }),
  ).toBeVisible();
  await expect(table.getByRole('link', { name: 'Credit limit' })).toBeHidden();

  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Automation' }).click();
  await page.keyboard.press('Escape');
  await expect(
    table.getByRole('columnheader', { name: 'Automation' }),
  ).toBeVisible();
  await expect(page).toHaveURL(/columns=\S*automation/);
  await expect(page).toHaveURL(/text=fraud/);

  // The browser remembers the columns where the address names none.
  await page.goto('/ml-scorecards/components');
  await page.getByRole('button', { name: 'Maya, manager' }).click();
  await expect(
    table.getByRole('columnheader', { name: 'Automation' }),
  ).toBeVisible();
});

test('the list tells the state of a check that it is narrowed by', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'maya');
  const { items } = await api.get('ml-scorecards/v1/checks');
  const check = items.find(({ counts }: any) => counts.fail > 0);
  await openAs(
    page,
    'maya',
    `/ml-scorecards/components?check=${check.id}&state=fail`,
  );
  const table = listOf(page);
  await expect(
    table.getByRole('columnheader', { name: check.title }),
  ).toBeVisible();
  await expect(
    page.getByText(new RegExp(`^${check.counts.fail} components?`)),
  ).toBeVisible();
  const rows = table.getByRole('row').filter({ has: page.getByRole('cell') });
  await expect(rows).toHaveCount(Math.min(20, check.counts.fail));
  await expect(
    rows.filter({ has: page.getByRole('cell', { name: 'Fail' }) }),
  ).toHaveCount(Math.min(20, check.counts.fail));
});

for (const [colorScheme, width] of [
  ['light', 1360],
  ['dark', 1360],
  ['light', 375],
  ['dark', 375],
] as const) {
  test(`the pages of a manager look right in ${colorScheme}, ${width} px wide`, async ({
    page,
  }, testInfo) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    for (const [path, content] of [
      ['overview', page.getByRole('img', { name: /^Components by level/ })],
      ['components', listOf(page)],
      ['sources', page.getByText('MLflow').first()],
    ] as const) {
      await openAs(page, 'maya', `/ml-scorecards/${path}`);
      await expect(content).toBeVisible();
      await expectNoSidewaysScroll(page);
      // Not all tabs have room on a phone.
      await expect(page.getByRole('tab', { selected: true })).toBeInViewport({
        ratio: 0.95,
      });
      await page.screenshot({
        path: testInfo.outputPath(`${path}-${colorScheme}-${width}.png`),
        fullPage: true,
      });
    }
  });
}
