import { expect, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkOf, PortalApi } from '../support/api';
import { openAs } from '../support/people';
import { portalUnderTest } from '../support/portalUnderTest';

/**
 * Changes a file in the repository of a component for as long as something takes. The portal reads it once a minute of its own
 * accord: what a page shows without the change is looked at before this.
 */
async function whileChanged(
  api: PortalApi,
  component: string,
  path: readonly string[],
  change: (content: string) => string,
  work: () => Promise<void>,
): Promise<void> {
  const file = join(portalUnderTest.repositoriesFolder, component, ...path);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
  try {
    await work();
  } finally {
    writeFileSync(file, before);
    await api.refresh(component);
  }
}

test('a lock that no longer matches the code fails its check and lowers the level of its dimension', async ({
  page,
  request,
}, testInfo) => {
  const api = await PortalApi.as(request, 'guest');
  const { gap } = await api.scorecard('fraud-detector');
  const withOtherHash = (lock: string) =>
    lock.replace(
      /(path: src\/train\.py\n\s*hash: md5\n\s*md5: )\w+/,
      `$1${'0'.repeat(32)}`,
    );
  await openAs(
    page,
    'omar',
    '/catalog/default/component/fraud-detector/scorecard',
  );
  const summary = page.getByRole('region', { name: 'At a glance' });
  const dimension = page.getByRole('button', { name: /^Data versioning/ });
  await expect(dimension).toContainText('Silver');
  await whileChanged(
    api,
    'fraud-detector',
    ['dvc.lock'],
    withOtherHash,
    async () => {
      await page.getByRole('button', { name: 'Refresh' }).click();
      await expect(dimension).toContainText('Bronze');
      await expect(
        summary.getByText(`${gap + 1} required checks do not pass`),
      ).toBeVisible();
      await page.screenshot({
        path: testInfo.outputPath('out-of-step.png'),
        fullPage: true,
      });
      const scorecard = await api.scorecard('fraud-detector');
      const check = checkOf(scorecard, 'data-and-code-lock-in-sync');
      expect(check.state).toBe('fail');
      expect(check.evidence).toContain('git.codeDepsOutOfSync');
      expect(scorecard.facts['git.codeDepsOutOfSync'].value).toEqual([
        'src/train.py',
      ]);
    },
  );
});

test('a level that is lost changes the label in the catalog, and back', async ({
  page,
  request,
}, testInfo) => {
  test.setTimeout(240_000);
  const api = await PortalApi.as(request, 'guest');
  const catalogSays = (level: string) =>
    expect
      .poll(
        async () =>
          (
            await api.get(
              `catalog/entities/by-query?filter=kind=component,metadata.name=churn-report,metadata.labels.mlscorecards.io/level=${level}`,
            )
          ).totalItems,
        { timeout: 60_000, intervals: [1_000] },
      )
      .toBe(1);
  await catalogSays('bronze');
  await openAs(
    page,
    'maya',
    '/catalog/default/component/churn-report/scorecard',
  );
  const level = page
    .getByRole('region', { name: 'At a glance' })
    .getByRole('listitem')
    .filter({ hasText: 'is here' });
  await expect(level).toContainText('Bronze');
  await whileChanged(
    api,
    'churn-report',
    ['.dvc', 'config'],
    config => config.replace(/url = .*/, 'url = /home/sam/dvc'),
    async () => {
      await page.getByRole('button', { name: 'Refresh' }).click();
      await expect(level).toContainText('No level');
      await page.screenshot({
        path: testInfo.outputPath('lost-level.png'),
        fullPage: true,
      });
      await catalogSays('none');
    },
  );
  await catalogSays('bronze');
});
