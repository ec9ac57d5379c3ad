import { expect, test } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkOf, PortalApi } from '../support/api';
import { portalUnderTest } from '../support/portalUnderTest';

test('bad input is named on the scorecard of its owner and turns only what depends on it to unknown', async ({
  request,
}) => {
  const api = await PortalApi.as(request, 'guest');

  const gone = await api.scorecard('collections-priority');
  expect(checkOf(gone, 'training-data-versioned')).toMatchObject({
    state: 'unknown',
    reason: {
      code: 'source-error',
      message: expect.stringContaining('is gone'),
    },
  });
  expect(checkOf(gone, 'reliability-tier-agreed').state).toBe('pass');

  const unreadable = await api.scorecard('email-send-time');
  expect(unreadable.findings).toContainEqual({
    id: 'label-not-understood',
    message: expect.stringContaining('"everybody"'),
  });

  const conflicted = await api.scorecard('credit-limit');
  const pipeline = checkOf(conflicted, 'training-is-a-pipeline');
  expect(pipeline.state).toBe('unknown');
  expect(pipeline.reason.message).toMatch(/dvc\.yaml.*merge/i);
  expect(checkOf(conflicted, 'owner-docs-runbook').state).not.toBe('unknown');

  const bomb = await api.scorecard('product-embeddings');
  const bombed = checkOf(bomb, 'training-is-a-pipeline');
  expect(bombed.state).toBe('unknown');
  expect(bombed.reason.message).toMatch(/alias/i);
  expect(checkOf(bomb, 'environment-pinned').state).not.toBe('unknown');
});

test('a file of 50 MB is not read, and says so', async ({ request }) => {
  const api = await PortalApi.as(request, 'guest');
  const file = join(
    portalUnderTest.repositoriesFolder,
    'recommender-rightsized',
    'dvc.yaml',
  );
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, `${before}\n#${'x'.repeat(50 * 1024 * 1024)}`);
  try {
    const scorecard = await api.refresh('recommender-rightsized');
    const pipeline = checkOf(scorecard, 'training-is-a-pipeline');
    expect(pipeline.state).toBe('unknown');
    expect(pipeline.reason.message).toMatch(/dvc\.yaml.*too large|larger/i);
    expect(checkOf(scorecard, 'model-card-complete').state).toBe('pass');
  } finally {
    writeFileSync(file, before);
    const scorecard = await api.refresh('recommender-rightsized');
    expect(checkOf(scorecard, 'training-is-a-pipeline').state).toBe('pass');
  }
});
