import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/lib/chromium.mjs';

// The browser tests look at the built portal (test/support/portal.mjs). `npm test` builds it and sets these;
// `yarn test:e2e` after a build works as well.
const database = (process.env.PORTAL_DATABASE ??= 'sqlite');
const port = (process.env.PORTAL_PORT ??= '7107');

export default defineConfig({
  testDir: 'test/e2e',
  globalSetup: './test/support/startPortal.mjs',
  outputDir: `test-results/${database}`,
  reporter: [
    ['list'],
    [
      'json',
      {
        outputFile:
          process.env.PLAYWRIGHT_REPORT ??
          `.ci-work/results/browser-${database}.json`,
      },
    ],
  ],
  // One portal, whose data the tests change: one test at a time, and none is given a second chance.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://localhost:${port}`,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        // Chromium talks to nobody but the portal.
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
