import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config';

const root = join(__dirname, '..', '..');

// How pages look and how everybody can use them, whatever the database. These tests change nothing, and take longer than all
// the others: two at a time.
export default defineConfig({
  ...base,
  testDir: '.',
  fullyParallel: true,
  workers: 2,
  globalSetup: '../support/startPortal.mjs',
  outputDir: join(root, 'test-results', 'looks'),
  reporter: [
    ['list'],
    [
      'json',
      {
        outputFile:
          process.env.PLAYWRIGHT_REPORT ??
          join(root, '.ci-work', 'results', 'browser-looks.json'),
      },
    ],
  ],
});
