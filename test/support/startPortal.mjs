// Playwright's global set-up: the portal that all browser tests of a run share.

import { UserError, seconds } from '../../scripts/lib/messages.mjs';
import { startCollectedPortal } from './startCollectedPortal.mjs';

export default async function globalSetup() {
  const { PORTAL_DATABASE: database, PORTAL_POSTGRES: postgres } = process.env;
  if ((database === 'postgres') !== Boolean(postgres)) {
    throw new UserError(
      'The browser tests on PostgreSQL need PORTAL_DATABASE=postgres and a connection string in PORTAL_POSTGRES; `npm test` sets both.',
    );
  }
  const begun = Date.now();
  const portal = await startCollectedPortal({
    name: database,
    port: Number(process.env.PORTAL_PORT),
    postgres,
  });
  console.log(
    `▸ The built portal has read the demo on ${database} after ${seconds(
      Date.now() - begun,
    )}; its log: ${portal.logFile}`,
  );
  // The tests run in processes of their own, which get this.
  process.env.PORTAL_REPOSITORIES = portal.repositories;
  return portal.stop;
}
