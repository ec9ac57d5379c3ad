import { expect, Page, test } from '@playwright/test';
import { checkOf, PortalApi } from '../support/api';
import { openAs } from '../support/people';

const NAME = 'fraud-detector';
const PAGE = `/catalog/default/component/${NAME}/scorecard`;

/** A day on which both an attestation and a waiver may end. */
const until = new Date(Date.now() + 5 * 24 * 60 * 60 * 1000)
  .toISOString()
  .slice(0, 10);

function allChecks(scorecard: any): any[] {
  return scorecard.dimensions.flatMap(({ checks }: any) => checks);
}

const part = (page: Page, name: string) => page.getByRole('region', { name });

test('an owner vouches for a check that no source can tell, and takes it back', async ({
  page,
  request,
}, testInfo) => {
  const api = await PortalApi.as(request, 'omar');
  const check = allChecks(await api.scorecard(NAME)).find(
    ({ attestable, state }) => attestable && state === 'unknown',
  );
  await openAs(page, 'omar', `${PAGE}#ml-check-${check.id}`);
  const attestation = part(page, 'Attestation');
  await attestation.getByRole('button', { name: /^Vouch for/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What you vouch for').fill('We drilled it in March');
  await dialog
    .getByLabel('Link to the evidence')
    .fill('https://wiki.acme.example/drill');
  await dialog.getByLabel('Holds until').fill('2020-01-01');
  await expect(
    dialog.getByRole('button', { name: 'Vouch for it' }),
  ).toBeDisabled();
  await dialog.getByLabel('Holds until').fill(until);
  await page.screenshot({ path: testInfo.outputPath('dialog.png') });
  await dialog.getByRole('button', { name: 'Vouch for it' }).click();
  await expect(dialog).toBeHidden();
  await expect(attestation).toContainText('“We drilled it in March”');
  await expect(page.locator(`#ml-check-${check.id}`)).toContainText('Attested');
  await page.screenshot({
    path: testInfo.outputPath('attested.png'),
    fullPage: true,
  });
  expect(checkOf(await api.scorecard(NAME), check.id)).toMatchObject({
    state: 'pass',
    attested: true,
  });

  // Others read it, and may not do the same.
  await openAs(page, 'erin', `${PAGE}#ml-check-${check.id}`);
  await expect(attestation).toContainText('“We drilled it in March”');
  await expect(attestation.getByRole('button')).toHaveCount(0);
  const stranger = await PortalApi.as(request, 'erin');
  const refused = await stranger.put(
    `ml-scorecards/v1/scorecards/component/default/${NAME}/attestations/${check.id}`,
    {
      note: 'Me too',
      evidenceUrl: 'https://wiki.acme.example/x',
      until,
      version: 1,
    },
  );
  expect(refused.status()).toBe(403);
  await openAs(page, 'omar', `${PAGE}#ml-check-${check.id}`);

  await attestation.getByRole('button', { name: /^Take it back/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Take it back' })
    .click();
  await expect(page.locator(`#ml-check-${check.id}`)).toContainText('Unknown');
  await page.getByRole('tab', { name: 'History' }).click();
  await expect(
    page
      .getByRole('list', { name: 'What people stated' })
      .getByText(`took back the attestation of “${check.title}”`)
      .first(),
  ).toBeVisible();
});

test('an owner asks for a waiver, nobody else may decide than an approver, and the scorecard follows', async ({
  page,
  request,
}, testInfo) => {
  const api = await PortalApi.as(request, 'omar');
  const check = allChecks(await api.scorecard(NAME)).find(
    ({ required, state, waiver }) => required && state === 'fail' && !waiver,
  );
  const at = `${PAGE}#ml-check-${check.id}`;
  const waiver = part(page, 'Waiver');
  const row = page.locator(`#ml-check-${check.id}`);

  await openAs(page, 'omar', at);
  await waiver.getByRole('button', { name: /^Ask for a waiver/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why it cannot pass for now').fill('We move in June');
  await dialog.getByLabel('Excused until').fill(until);
  await page.screenshot({ path: testInfo.outputPath('request.png') });
  await dialog.getByRole('button', { name: 'Ask for the waiver' }).click();
  await expect(row).toContainText('Waiver requested');
  await expect(waiver.getByRole('button', { name: /^Withdraw/ })).toBeVisible();
  await expect(waiver.getByRole('button', { name: /^Approve/ })).toHaveCount(0);

  await openAs(page, 'erin', at);
  await expect(waiver).toContainText('“We move in June”');
  await expect(waiver.getByRole('button')).toHaveCount(0);

  await openAs(page, 'maya', at);
  await waiver.getByRole('button', { name: /^Approve/ }).click();
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await expect(row).toContainText('Waived until');
  await expect(row).toContainText('Fail');
  await expect(part(page, 'At a glance')).toContainText(/with \d+ waiver/);
  await page.screenshot({
    path: testInfo.outputPath('waived.png'),
    fullPage: true,
  });
  expect(checkOf(await api.scorecard(NAME), check.id).waived).toBe(true);

  await waiver.getByRole('button', { name: /^Revoke/ }).click();
  await expect(dialog.getByRole('button', { name: 'Revoke' })).toBeDisabled();
  await dialog.getByLabel('Why').fill('It was mended');
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await expect(waiver).toContainText('Revoked by Maya');
  await expect(row).not.toContainText('Waived until');
});
