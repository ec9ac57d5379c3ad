import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fromNodeTest, withExitCode } from '../counts.mjs';
import { root } from '../paths.mjs';
import { run } from '../processes.mjs';

/** The tests of these scripts themselves, with Node's own runner. */
export async function runScriptTests({ node, env }) {
  const folder = join(root, 'scripts', 'lib');
  const files = readdirSync(folder)
    .filter(name => name.endsWith('.test.mjs'))
    .map(name => join(folder, name));
  const { code, output } = await run(
    node,
    ['--test', '--test-reporter=tap', ...files],
    { cwd: root, env, output: 'keep' },
  );
  const counts = withExitCode(fromNodeTest(output), code);
  if (counts.failed > 0) {
    console.log(output);
  }
  return { counts };
}
