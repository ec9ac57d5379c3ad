// The collectors against real systems, which are installed from PyPI or Debian below .ci-work/live:
//   node test/live/run.mjs [source …] [--test-name-pattern=…]
//   node test/live/run.mjs [source …] --record     writes anew what the tests of the packages replay

import { liveSources, liveTestFiles } from '../../scripts/lib/liveSources.mjs';
import { runScript, UserError } from '../../scripts/lib/messages.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { run, stopOnSignals } from '../../scripts/lib/processes.mjs';

stopOnSignals({ exitCode: 130 });

const args = process.argv.slice(2);
const asked = args.filter(arg => !arg.startsWith('-'));
const options = args.filter(arg => arg.startsWith('-') && arg !== '--record');

await runScript(async () => {
  const unknown = asked.find(
    name => !liveSources.some(source => source.name === name),
  );
  if (unknown) {
    throw new UserError(`There are no live tests of ${unknown}`);
  }
  const sources = liveSources.filter(
    ({ name }) => !asked.length || asked.includes(name),
  );
  const env = { ...process.env };
  if (args.includes('--record')) {
    env.RECORD = '1';
  }
  for (const { title, howTo, install } of sources) {
    const installed = await install();
    if (!installed) {
      throw new UserError(`${title} cannot be installed: ${howTo}`);
    }
    Object.assign(env, installed);
  }
  const { code } = await run(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      '--test',
      ...options,
      ...sources.flatMap(liveTestFiles),
    ],
    // Each file stops the servers that it has started.
    { cwd: root, env, stopsItsOwn: true },
  );
  return code === 0 ? 0 : 1;
});
