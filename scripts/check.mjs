// npm run check: lint, formatting, types, API reports, build and start. CI runs it after `npm test` and hands over how
// that ended (--tests-exit-code), so that there is one summary of everything.

import { parseArgs } from 'node:util';
import { requireNode } from './lib/nodeVersion.mjs';

requireNode();

const { runChecks } = await import('./lib/checks.mjs');
const { runScript } = await import('./lib/messages.mjs');

const { values } = parseArgs({
  options: { 'tests-exit-code': { type: 'string' } },
});
const code = values['tests-exit-code'];

await runScript(() =>
  runChecks({ testsExitCode: code === undefined ? undefined : Number(code) }),
);
