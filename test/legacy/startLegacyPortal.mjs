// Playwright's global set-up: a portal with the app that is on Backstage's old frontend system.

import { say, seconds } from '../../scripts/lib/messages.mjs';
import { startPortal } from '../support/portal.mjs';

export default async function globalSetup() {
  const begun = Date.now();
  const portal = await startPortal({
    name: 'legacy',
    port: Number(process.env.PORTAL_PORT),
    app: 'app-legacy',
  });
  say(
    `The portal on the old frontend system answers after ${seconds(
      Date.now() - begun,
    )}; its log: ${portal.logFile}`,
  );
  return portal.stop;
}
