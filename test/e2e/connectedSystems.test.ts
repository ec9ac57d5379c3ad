import { expect, Page, test } from '@playwright/test';
import { checkOf, PortalApi } from '../support/api';
import { openAs } from '../support/people';

// What real servers were recorded to say of the demo's components, through the collectors that every portal has.

const scorecardOf = (name: string, section: string) =>
  `/catalog/default/component/${name}/scorecard?section=${section}`;

async function lineageTable(page: Page, name: string) {
  await openAs(page, 'guest', scorecardOf(name, 'lineage'));
  await expect(
    page.getByRole('img', { name: /datasets and jobs/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Show as a table' }).click();
  return page.getByRole('table', { name: 'Lineage as a table' });
}

test('lineage leads from data that somebody owns to who uses the model', async ({
  page,
  request,
}) => {
  const table = await lineageTable(page, 'fraud-detector');
  for (const [name, where] of [
    ['payments.public.payments', 'upstream'],
    ['card-transactions', 'upstream'],
    ['fraud-api-server', 'downstream'],
  ]) {
    const row = table.getByRole('row').filter({ hasText: name }).first();
    await expect(row).toContainText(where);
  }
  const scorecard = await (
    await PortalApi.as(request, 'guest')
  ).scorecard('fraud-detector');
  for (const id of [
    'upstream-data-known',
    'lineage-ends-at-owned-data',
    'consumers-declared',
    'data-pipeline-reliable',
  ]) {
    expect([id, checkOf(scorecard, id).state]).toEqual([id, 'pass']);
  }
});

test('what nobody owns, and who was never named, is marked in the lineage', async ({
  page,
  request,
}) => {
  const table = await lineageTable(page, 'recommender-overengineered');
  const clicks = table.getByRole('row').filter({ hasText: 'clicks' }).first();
  await expect(clicks.getByRole('cell').nth(2)).toHaveText('no');
  const scorecard = await (
    await PortalApi.as(request, 'guest')
  ).scorecard('recommender-overengineered');
  expect(checkOf(scorecard, 'lineage-ends-at-owned-data').state).toBe('fail');
  expect(checkOf(scorecard, 'consumers-declared').state).toBe('fail');
});

test('triggers to scale fire by what Prometheus and the lineage measure, with their curves', async ({
  page,
}) => {
  await openAs(page, 'guest', scorecardOf('fraud-api-server', 'scale-and-fit'));
  for (const title of [
    'Inference is slower than promised',
    'Machines are used to more than 70 %',
  ]) {
    await expect(
      page.getByRole('img', { name: new RegExp(`^${title}`) }),
    ).toBeVisible();
  }
  await expect(page.getByText('Fired', { exact: false }).first()).toBeVisible();
  await openAs(page, 'guest', scorecardOf('fraud-features', 'scale-and-fit'));
  await expect(
    page.getByRole('img', { name: /^Processing the data is a bottleneck/ }),
  ).toBeVisible();
});

test('service levels are judged by what Prometheus says, and show the numbers', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'guest');
  const healthy = await api.scorecard('fraud-detector');
  const late = await api.scorecard('fraud-api-server');
  for (const [id, ofHealthy, ofLate] of [
    ['objectives-defined', 'pass', 'not-applicable'],
    ['uptime-meets-objective', 'pass', 'pass'],
    ['latency-meets-limit', 'pass', 'fail'],
    ['error-budget-healthy', 'pass', 'fail'],
  ]) {
    expect([id, checkOf(healthy, id).state, checkOf(late, id).state]).toEqual([
      id,
      ofHealthy,
      ofLate,
    ]);
  }
  await openAs(
    page,
    'guest',
    '/catalog/default/component/fraud-api-server/scorecard#ml-check-error-budget-healthy',
  );
  const values = page
    .getByRole('list', { name: 'Values read' })
    .filter({ hasText: 'share of the error budget that is left' });
  await expect(values).toContainText('-1.4');
  await expect(
    values.getByRole('link', { name: /Prometheus/ }).first(),
  ).toHaveAttribute('href', /^http:\/\/localhost:\d+\/graph\?/);
});

test('service levels show each objective, with one that has overspent its budget', async ({
  page,
}) => {
  await openAs(
    page,
    'guest',
    scorecardOf('fraud-api-server', 'service-levels'),
  );
  const late = page.getByRole('row', { name: /^api-latency/ });
  await expect(late).toContainText('99% over 30 days');
  await expect(late).toContainText('Missed: 97.6%');
  await expect(late).toContainText('Overspent by 140%');
  const up = page.getByRole('row', { name: /^api-availability/ });
  await expect(up).toContainText('99.95% over 30 days');
  await expect(up).toContainText(/Met: 99\.9\d+%/);
  await expect(
    up.getByRole('img', { name: /of the error budget is left$/ }),
  ).toBeVisible();
  await expect(
    page.getByRole('img', {
      name: /^Share of the error budget that is spent: .* to 240% on /,
    }),
  ).toBeVisible();
  await expect(
    page.getByText(/^More than the error budget spent since/),
  ).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Promised and measured' }),
  ).toContainText('Uptime of 30 days');
  await expect(page.getByRole('region', { name: 'Alerts' })).toContainText(
    'Fraud-api-api-latency',
  );
  await expect(
    page.getByRole('link', { name: /^Open in Prometheus/ }).first(),
  ).toHaveAttribute('href', /^http:\/\/localhost:\d+\/graph\?/);

  // Without room for a table each objective is a list, and nothing is cut.
  await page.setViewportSize({ width: 375, height: 800 });
  await expect(
    page.getByRole('heading', { name: 'api-latency' }),
  ).toBeVisible();
  const panel = page.getByRole('tabpanel');
  const tooWide = () =>
    panel.evaluate(element => element.scrollWidth - element.clientWidth);
  await expect.poll(tooWide).toBeLessThanOrEqual(0);
});

test('drift is seen where it is, that nobody looked, and how it came about', async ({
  page,
  request,
}) => {
  const api = await PortalApi.as(request, 'guest');
  const drifting = await api.scorecard('loan-default-risk');
  const steady = await api.scorecard('recommender-rightsized');
  for (const [id, ofDrifting] of [
    ['drift-monitor-with-alert', 'pass'],
    ['drift-checked-recently', 'fail'],
    ['drift-within-bounds', 'fail'],
  ]) {
    expect([
      id,
      checkOf(drifting, id).state,
      checkOf(steady, id).state,
    ]).toEqual([id, ofDrifting, 'pass']);
  }

  for (const [name, source] of [
    ['loan-default-risk', 'Prometheus'],
    ['recommender-rightsized', 'Evidently'],
  ]) {
    await openAs(page, 'guest', scorecardOf(name, 'drift'));
    await expect(
      page
        .getByRole('link', { name: new RegExp(`^Open in ${source}`) })
        .first(),
    ).toBeVisible();
    for (const curve of [
      'Share of the columns that drifted',
      'Drift of the predictions',
    ]) {
      await expect(
        page.getByRole('img', { name: new RegExp(`^${curve}`) }),
      ).toBeVisible();
    }
    // A month of them, from the first day that the portal ran.
    await page
      .getByRole('button', { name: /^Day by day/ })
      .first()
      .click();
    await expect
      .poll(() => page.getByRole('rowheader').count())
      .toBeGreaterThan(25);
  }
  // Customers buy otherwise, and somebody has looked into that.
  const { facts } = await api.scorecard('recommender-rightsized');
  expect(facts['evidently.predictionDrift'].value).toBeGreaterThan(0.2);
  expect(facts['evidently.driftIsAcknowledged'].value).toBe(true);
});

// What docs/sources.md takes for granted: see test/sources/readFedFacts.ts.
test('the catalog and the scorecards tell each fact of theirs that a check asks for', async ({
  request,
}) => {
  const api = await PortalApi.as(request, 'guest');
  const { items } = await api.get('ml-scorecards/v1/scorecards?limit=200');
  const asked = new Set<string>();
  const told = new Set<string>();
  for (const { entityRef } of items) {
    const [kind, name] = entityRef.split(/:default\//);
    const { dimensions, facts } = await api.scorecard(name, kind);
    for (const { evidence } of dimensions.flatMap(
      ({ checks }: any) => checks,
    )) {
      for (const fact of evidence) {
        if (!/^(catalog|scorecard)\./.test(fact)) continue;
        asked.add(fact);
        if (facts[fact].value !== null) told.add(fact);
      }
    }
  }
  expect(asked.size).toBeGreaterThan(10);
  expect([...asked].filter(fact => !told.has(fact))).toEqual([]);
});
