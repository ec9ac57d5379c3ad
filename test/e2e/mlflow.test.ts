import { expect, test } from '@playwright/test';
import { checkOf, PortalApi } from '../support/api';
import { openAs } from '../support/people';

// What the demo's MLflow says was recorded from a real server: see examples/README.md.

test('MLflow answers what only it knows', async ({ request }) => {
  const api = await PortalApi.as(request, 'guest');
  const statesOf = async (name: string) => {
    const scorecard = await api.scorecard(name);
    return Object.fromEntries(
      [
        'live-version-has-signature',
        'live-versions-trace-to-run',
        'better-than-simple-baseline',
        'reproduction-proven',
        'model-performance-stable',
        'model-update-planned',
        'few-live-variants',
      ].map(id => [id, checkOf(scorecard, id)?.state]),
    );
  };
  const allPass = {
    'live-version-has-signature': 'pass',
    'live-versions-trace-to-run': 'pass',
    'better-than-simple-baseline': 'pass',
    'reproduction-proven': 'pass',
    'model-performance-stable': 'pass',
    'model-update-planned': 'pass',
    'few-live-variants': 'pass',
  };
  expect(await statesOf('fraud-detector')).toEqual(allPass);
  expect(await statesOf('recommender-rightsized')).toEqual(allPass);
  expect(await statesOf('recommender-overengineered')).toMatchObject({
    'live-version-has-signature': 'fail',
    'live-versions-trace-to-run': 'pass',
    'better-than-simple-baseline': 'fail',
    'reproduction-proven': 'unknown',
    'few-live-variants': 'fail',
  });
  // It serves what was uploaded by hand, to where the server cannot look.
  expect(await statesOf('loan-default-risk')).toMatchObject({
    'live-version-has-signature': 'unknown',
    'live-versions-trace-to-run': 'fail',
    'better-than-simple-baseline': 'unknown',
  });
});

test('a scorecard says why MLflow does not tell', async ({
  page,
}, testInfo) => {
  await openAs(
    page,
    'guest',
    '/catalog/default/component/loan-default-risk/scorecard',
  );
  await page.getByRole('button', { name: /^Model versioning/ }).click();
  await page
    .getByRole('button', { name: /^Unknown.*The live version says/ })
    .click();
  await expect(
    page.getByText(/the server could not give the file MLmodel/).first(),
  ).toBeVisible();
  await page.screenshot({
    path: testInfo.outputPath('loan-default-risk.png'),
    fullPage: true,
  });
});
