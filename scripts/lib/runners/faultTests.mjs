import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromNodeTest, withExitCode } from '../counts.mjs';
import { failedInNodeTest } from '../failedTests.mjs';
import { root } from '../paths.mjs';
import { run } from '../processes.mjs';

const folder = join(root, 'test', 'faults');

/** How many there are, to be told when they cannot run. */
export function countFaultTests() {
  return readdirSync(folder)
    .filter(name => name.endsWith('.test.ts'))
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .reduce((sum, text) => sum + (text.match(/^ *test\(/gm) ?? []).length, 0);
}

/** The tests that kill, stop and restart what the product runs on. They start their own databases. */
export async function runFaultTests({ node, env }) {
  const { code, output } = await run(
    node,
    [join(folder, 'run.mjs'), '--test-reporter=tap'],
    // It stops the servers and replicas that it has started.
    { cwd: root, env, output: 'keep', stopsItsOwn: true },
  );
  const counts = withExitCode(fromNodeTest(output), code);
  if (counts.failed > 0) {
    console.log(output);
  }
  return { counts, notes: failedInNodeTest(output) };
}
