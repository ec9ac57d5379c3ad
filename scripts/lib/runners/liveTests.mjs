import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromNodeTest, withExitCode } from '../counts.mjs';
import { root } from '../paths.mjs';
import { run } from '../processes.mjs';

const folder = join(root, 'test', 'live');

/** How many there are at least, to be told when they cannot run. */
export function countLiveTests() {
  return readdirSync(folder)
    .filter(name => name.endsWith('.test.ts'))
    .map(name => readFileSync(join(folder, name), 'utf8'))
    .reduce((sum, text) => sum + (text.match(/^ *test\(/gm) ?? []).length, 0);
}

/** The tests that ask real servers of the systems that are read. They start these themselves. */
export async function runLiveTests({ node, env }) {
  const { code, output } = await run(
    node,
    [join(folder, 'run.mjs'), '--test-reporter=tap'],
    // It stops the servers that it has started.
    { cwd: root, env, output: 'keep', stopsItsOwn: true },
  );
  const counts = withExitCode(fromNodeTest(output), code);
  if (counts.failed > 0) {
    console.log(output);
  }
  return { counts };
}
