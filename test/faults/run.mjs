// What happens when things break: processes that are killed or stopped, replicas that do the same, a database that is
// restarted. Each file starts what it needs, and stops it again:
//   node test/faults/run.mjs [--test-name-pattern=…]
// FAULTS_SEED=N repeats the random moments of an earlier run.

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run, stopOnSignals } from '../../scripts/lib/processes.mjs';

stopOnSignals({ exitCode: 130 });

const folder = fileURLToPath(new URL('.', import.meta.url));
const { code } = await run(
  process.execPath,
  [
    '--require',
    '@backstage/cli/config/nodeTransform.cjs',
    '--test',
    ...process.argv.slice(2),
    ...readdirSync(folder)
      .filter(name => name.endsWith('.test.ts'))
      .map(name => `${folder}${name}`),
  ],
  { cwd: fileURLToPath(new URL('../..', import.meta.url)) },
);
process.exit(code === 0 ? 0 : 1);
