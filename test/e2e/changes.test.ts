import { expect, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkOf, PortalApi, waitUntilCollected } from '../support/api';
import { openAs } from '../support/people';
import { portalUnderTest } from '../support/portalUnderTest';

const PAGE = '/catalog/default/component/fraud-detector/scorecard';
const LABELLED =
  'catalog/entities/by-query?filter=kind=component,metadata.name=fraud-detector,metadata.labels.mlscorecards.io/level=';

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  await waitUntilCollected(request);
  await request.dispose();
});

test('a lock that no longer matches the code fails its check, lowers the level and changes the label', async ({
  page,
  request,
}, testInfo) => {
  test.setTimeout(240_000);
  const api = await PortalApi.as(request, 'guest');
  const catalogSays = (level: string) =>
    expect
      .poll(async () => (await api.get(`${LABELLED}${level}`)).totalItems, {
        timeout: 60_000,
        intervals: [1_000],
      })
      .toBe(1);
  await catalogSays('silver');

  const lock = join(
    portalUnderTest.repositoriesFolder,
    'fraud-detector',
    'dvc.lock',
  );
  const before = readFileSync(lock, 'utf8');
  const hash = before.match(
    /path: src\/train\.py\n\s*hash: md5\n\s*md5: (\w+)/,
  )!;
  writeFileSync(lock, before.replace(hash[1], '0'.repeat(32)));
  try {
    await openAs(page, 'omar', PAGE);
    const summary = page.getByRole('region', { name: 'At a glance' });
    await expect(summary.getByText('Silver')).toBeVisible();
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(summary.getByText('Bronze')).toBeVisible();
    await expect(
      summary.getByText('3 required checks do not pass'),
    ).toBeVisible();
    await page.screenshot({
      path: testInfo.outputPath('out-of-step.png'),
      fullPage: true,
    });
    const check = checkOf(
      await api.scorecard('fraud-detector'),
      'data-and-code-lock-in-sync',
    );
    expect(check.state).toBe('fail');
    expect(
      check.evidence.find((e: any) => e.fact === 'git.codeDepsOutOfSync').value,
    ).toEqual(['src/train.py']);
    await catalogSays('bronze');
  } finally {
    writeFileSync(lock, before);
    await api.refresh('fraud-detector');
  }
  await catalogSays('silver');
});
