// Playwright's global set-up: a portal with many components, which all tests of a run share.

import { randomBytes } from 'node:crypto';
import { say, seconds } from '../../scripts/lib/messages.mjs';
import { startPortal } from '../support/portal.mjs';
import { largeCatalog } from './largeCatalog.ts';
import { largePortal } from './largePortal.ts';
import { largePortalConfig } from './largePortalConfig.ts';

export default async function globalSetup() {
  const { components, port } = largePortal;
  // The tests run in processes of their own, which get this.
  process.env.PORTAL_PIPELINE_TOKEN = randomBytes(24).toString('hex');
  const files = largeCatalog(components);
  const begun = Date.now();
  const portal = await startPortal({
    name: 'large',
    port,
    files: Object.fromEntries(
      Object.entries(files).map(([name, text]) => [`large/${name}`, text]),
    ),
    config: largePortalConfig({
      catalogFiles: Object.keys(files).map(name => `../../large/${name}`),
      token: process.env.PORTAL_PIPELINE_TOKEN,
    }),
  });
  say(
    `The portal with ${components} components answers after ${seconds(
      Date.now() - begun,
    )}; its log: ${portal.logFile}`,
  );
  return portal.stop;
}
