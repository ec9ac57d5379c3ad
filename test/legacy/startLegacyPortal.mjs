// Playwright's global set-up: a portal with the app that is on Backstage's old frontend system.

import { say, seconds } from '../../scripts/lib/messages.mjs';
import { startCollectedPortal } from '../support/startCollectedPortal.mjs';

export default async function globalSetup() {
  const begun = Date.now();
  const portal = await startCollectedPortal({
    name: 'legacy',
    port: Number(process.env.PORTAL_PORT),
    app: 'app-legacy',
  });
  say(
    `The portal on the old frontend system has read the demo after ${seconds(
      Date.now() - begun,
    )}; its log: ${portal.logFile}`,
  );
  return portal.stop;
}
