// yarn docs:pictures: opens every page of ours in the built portal and writes its picture into docs/images. A test sees to
// it that docs/pages.md has one of each.

import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, request } from '@playwright/test';
import { startPortal } from '../test/support/portal.mjs';
import { findChromium, howToGetChromium } from './lib/chromium.mjs';
import { runScript, step, UserError } from './lib/messages.mjs';
import { root } from './lib/paths.mjs';
import { freePort } from './lib/ports.mjs';

const require = createRequire(import.meta.url);
// What the browser tests share is TypeScript.
require('@backstage/cli/config/nodeTransform.cjs');
const { PortalApi, waitUntilCollected } = require('../test/support/api');
const { PAGES } = require('../test/support/pages');
const { openAs } = require('../test/support/people');

const WIDTH = 1360;
const MOST_BYTES = 250_000;
const WITHIN_MS = 60_000;

const daysFromNow = days =>
  new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** So that something waits for who decides about waivers. */
async function askForWaiver(http) {
  const omar = await PortalApi.as(http, 'omar');
  const answer = await omar.put(
    'ml-scorecards/v1/scorecards/component/default/fraud-detector/waivers/rollback-practised',
    {
      reason:
        'The registry moves in spring, and going back is drilled after that',
      until: daysFromNow(60),
      version: 0,
    },
  );
  if (!answer.ok()) {
    throw new Error(`No waiver could be asked for: ${await answer.text()}`);
  }
}

async function takePicture(browser, { url, page }) {
  const { name, person, path, open, complete, height, part, dark } = page;
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: WIDTH, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const file = join(root, 'docs', 'images', `${name}.png`);
  try {
    const tab = await context.newPage();
    tab.setDefaultTimeout(WITHIN_MS);
    await openAs(tab, person, path);
    await open?.(tab);
    await complete(tab).waitFor();
    // Charts, avatars and fonts come last.
    await tab.waitForLoadState('networkidle');
    await (part?.(tab) ?? tab).screenshot({
      path: file,
      animations: 'disabled',
    });
  } finally {
    await context.close();
  }
  const { size } = statSync(file);
  if (size > MOST_BYTES) {
    throw new UserError(
      `The picture ${name}.png has ${size} bytes, more than ${MOST_BYTES}: give its page less height in test/support/pages.ts.`,
    );
  }
}

await runScript(async () => {
  const program = findChromium();
  if (!program) {
    throw new UserError(`The pictures need a browser: ${howToGetChromium}.`);
  }
  const portal = await startPortal({
    name: 'pictures',
    port: await freePort(),
  });
  const browser = await chromium.launch({
    executablePath: program,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const http = await request.newContext({ baseURL: portal.url });
    await step('Reading the sources of the demo', () =>
      waitUntilCollected(http),
    );
    await askForWaiver(http);
    await http.dispose();
    for (const page of PAGES) {
      await step(page.name, () =>
        takePicture(browser, { url: portal.url, page }),
      );
    }
  } finally {
    await browser.close();
    await portal.stop();
  }
});
