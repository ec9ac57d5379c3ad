import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config';

const root = join(__dirname, '..', '..');

// As the other browser tests, of a portal on Backstage's old frontend system: packages/app-legacy.
export default defineConfig({
  ...base,
  testDir: '.',
  globalSetup: './startLegacyPortal.mjs',
  outputDir: join(root, 'test-results', 'legacy'),
  reporter: [
    ['list'],
    [
      'json',
      {
        outputFile:
          process.env.PLAYWRIGHT_REPORT ??
          join(root, '.ci-work', 'results', 'browser-legacy.json'),
      },
    ],
  ],
});
