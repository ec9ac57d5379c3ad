// npm start: the portal with its demo, from a fresh clone to a page that answers.

import { requireNode } from './lib/nodeVersion.mjs';

requireNode();

const { runScript } = await import('./lib/messages.mjs');
const { startPortal } = await import('./lib/startPortal.mjs');

await runScript(() => startPortal(process.argv.slice(2)));
