// npm run setup: installs what is missing, and nothing else.

import { requireNode } from './lib/nodeVersion.mjs';

requireNode();

const { runScript } = await import('./lib/messages.mjs');
const { stopOnSignals } = await import('./lib/processes.mjs');
const { setUp } = await import('./lib/setUp.mjs');

stopOnSignals({ exitCode: 130 });
await runScript(async () => {
  await setUp();
});
