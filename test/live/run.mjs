// The collectors against real servers, which are installed from PyPI below .ci-work/live and started on loopback:
//   node test/live/run.mjs [--test-name-pattern=…]
//   node test/live/run.mjs --record     writes anew what the tests of the packages replay

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { howToGetMlflow, installMlflow } from '../../scripts/lib/mlflow.mjs';
import { run, stopOnSignals } from '../../scripts/lib/processes.mjs';

stopOnSignals({ exitCode: 130 });

const pythons = await installMlflow();
if (!pythons) {
  console.error(`MLflow cannot be installed: ${howToGetMlflow}`);
  process.exit(1);
}

const folder = fileURLToPath(new URL('.', import.meta.url));
const isRecording = process.argv.includes('--record');
const { code } = await run(
  process.execPath,
  [
    '--require',
    '@backstage/cli/config/nodeTransform.cjs',
    '--test',
    ...process.argv.slice(2).filter(arg => arg !== '--record'),
    ...readdirSync(folder)
      .filter(name => name.endsWith('.test.ts'))
      .map(name => `${folder}${name}`),
  ],
  {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: {
      ...process.env,
      MLFLOW_PYTHONS: JSON.stringify(pythons),
      ...(isRecording && { RECORD: '1' }),
    },
    // Each file stops the servers that it has started.
    stopsItsOwn: true,
  },
);
process.exit(code === 0 ? 0 : 1);
