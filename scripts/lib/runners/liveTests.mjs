import { join } from 'node:path';
import { fromNodeTest, withExitCode } from '../counts.mjs';
import { failedInNodeTest } from '../failedTests.mjs';
import { root } from '../paths.mjs';
import { run } from '../processes.mjs';

/** The tests of one source against the real system. They start what they need themselves. */
export async function runLiveTests({ node, env }, { name }) {
  const { code, output } = await run(
    node,
    [join(root, 'test', 'live', 'run.mjs'), name, '--test-reporter=tap'],
    // It stops the servers that it has started.
    { cwd: root, env, output: 'keep', stopsItsOwn: true },
  );
  const counts = withExitCode(fromNodeTest(output), code);
  if (counts.failed > 0) {
    console.log(output);
  }
  return { counts, notes: failedInNodeTest(output) };
}
