import { spawn } from 'node:child_process';
import { backstageCli } from './backstageCli.mjs';
import { root } from './paths.mjs';

/** `backstage-cli repo test`, as in any Backstage repository: watching, filters and all of jest's options. */
export function runPackageTestsAsAsked({ node, env }, args) {
  return new Promise((resolve, reject) => {
    // In our own process group, because jest's watch mode reads the keyboard.
    const child = spawn(node, [backstageCli, 'repo', 'test', ...args], {
      cwd: root,
      env,
      stdio: 'inherit',
    });
    process.on('SIGINT', () => {});
    child.once('error', reject);
    child.once('close', code => resolve(code ?? 1));
  });
}
