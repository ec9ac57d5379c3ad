import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fromNodeTest, withExitCode } from '../counts.mjs';
import { failedInNodeTest } from '../failedTests.mjs';
import { root } from '../paths.mjs';
import { run } from '../processes.mjs';

/** The tests of some folders that ask for nothing but Node's own runner. */
export async function runNodeTests({ node, env }, folders) {
  const files = folders
    .map(folder => join(root, folder))
    .flatMap(folder =>
      readdirSync(folder)
        .filter(name => /\.test\.(ts|mjs)$/.test(name))
        .map(name => join(folder, name)),
    );
  const { code, output } = await run(
    node,
    [
      ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
      ...['--test', '--test-reporter=tap'],
      ...files,
    ],
    { cwd: root, env, output: 'keep' },
  );
  const counts = withExitCode(fromNodeTest(output), code);
  if (counts.failed > 0) {
    console.log(output);
  }
  return { counts, notes: failedInNodeTest(output) };
}
