import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config';
import { largePortal } from './largePortal';

const root = join(__dirname, '..', '..');

// As the other browser tests, of a portal with many components. `LARGE_COMPONENTS=1000 yarn playwright test -c test/large`
// asks for fewer.
export default defineConfig({
  ...base,
  testDir: '.',
  globalSetup: './startLargePortal.mjs',
  outputDir: join(root, 'test-results', 'large'),
  reporter: [
    ['list'],
    [
      'json',
      {
        outputFile:
          process.env.PLAYWRIGHT_REPORT ??
          join(root, '.ci-work', 'results', 'browser-large.json'),
      },
    ],
  ],
  projects: [
    { name: 'fill', testMatch: 'fill.setup.ts' },
    { name: 'large', dependencies: ['fill'] },
  ],
  use: {
    ...base.use,
    baseURL: largePortal.url,
    // What it copies of a page takes longer than the page itself.
    trace: 'off',
  },
});
