import { expect, test } from '@playwright/test';
import { PortalApi } from '../support/api';
import { openAs } from '../support/people';

// What the guide's sections 6 and 7 say of its examples, the demo says of its own, from facts alone.

test('tiers follow from who depends on a component', async ({ request }) => {
  const api = await PortalApi.as(request, 'guest');
  const tierOf = async (name: string) => (await api.scorecard(name)).tier;
  expect({
    'fraud-detector': await tierOf('fraud-detector'),
    'fraud-features': await tierOf('fraud-features'),
    'recommender-rightsized': await tierOf('recommender-rightsized'),
    'churn-report': await tierOf('churn-report'),
    'notebook-price-elasticity': await tierOf('notebook-price-elasticity'),
  }).toEqual({
    'fraud-detector': 'tier-1',
    // It says nothing of an audience: customers feel it through the fraud detector.
    'fraud-features': 'tier-2',
    'recommender-rightsized': 'tier-2',
    'churn-report': 'tier-3',
    'notebook-price-elasticity': 'tier-4',
  });
});

test('the over-engineered recommender carries the findings that the guide names, the right-sized one none', async ({
  page,
  request,
}, testInfo) => {
  const api = await PortalApi.as(request, 'guest');
  const openFindings = async (name: string) =>
    (await api.scorecard(name)).effortFindings
      .filter((finding: any) => finding.state === 'open')
      .filter((finding: any) => finding.kind === 'over-engineering')
      .map((finding: any) => finding.id);
  // The three of section 7, and what section 4 says of variants.
  expect(await openFindings('recommender-overengineered')).toEqual([
    'premature-distributed-training',
    'unnecessary-real-time',
    'too-many-variants',
    'complex-experiments',
  ]);
  expect(await openFindings('recommender-rightsized')).toEqual([]);
  expect(await openFindings('fraud-detector')).toEqual([]);

  await openAs(
    page,
    'guest',
    '/catalog/default/component/recommender-overengineered/scorecard?section=scale-and-fit',
  );
  const effort = page.getByRole('region', { name: 'Effort against tier' });
  const finding = effort
    .getByRole('listitem')
    .filter({ hasText: 'It serves online for data that changes' });
  await finding.getByRole('button', { name: 'What this rests on' }).click();
  await expect(finding.getByText('catalog.servesOnline')).toBeVisible();
  await expect(finding.getByText('catalog.pipelineIntervalDays')).toBeVisible();
  await page.screenshot({
    path: testInfo.outputPath('over-engineered.png'),
    fullPage: true,
  });
});
