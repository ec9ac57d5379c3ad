// Builds every package, the app and the backend bundle. Done once for the same sources: the browser tests and the
// checks in CI share one build.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { backstageCli } from './backstageCli.mjs';
import { say, step } from './messages.mjs';
import { root, workFolder } from './paths.mjs';
import { run } from './processes.mjs';

export const bundle = join(
  root,
  'packages',
  'backend',
  'dist',
  'bundle.tar.gz',
);
const stampFile = join(workFolder, 'build-stamp');

const sources = [
  'packages',
  'plugins',
  'package.json',
  'yarn.lock',
  'tsconfig.json',
  'app-config.yaml',
];
const outputs = ['node_modules', 'dist', 'dist-types', 'coverage'];

function addToHash(hash, path) {
  if (!existsSync(path)) {
    return;
  }
  hash.update(path);
  hash.update(readFileSync(path));
}

function addFolderToHash(hash, folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !outputs.includes(entry.name)) {
      addFolderToHash(hash, path);
    } else if (entry.isFile()) {
      addToHash(hash, path);
    }
  }
}

function stampOfSources() {
  const hash = createHash('sha256');
  for (const source of sources) {
    const path = join(root, source);
    if (source.includes('.')) {
      addToHash(hash, path);
    } else {
      addFolderToHash(hash, path);
    }
  }
  return hash.digest('hex');
}

/** Whether what is built comes from the sources as they are now. */
export function isBuilt() {
  return (
    existsSync(bundle) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === stampOfSources()
  );
}

async function mustRun(title, command, args, { env }) {
  const { code } = await step(title, () =>
    run(command, args, { cwd: root, env: { ...env, NODE_ENV: 'production' } }),
  );
  if (code !== 0) {
    throw new Error(`${title}: failed, its messages above say why`);
  }
}

export async function ensureBuilt(toolchain) {
  if (isBuilt()) {
    say('Build: made from these sources already, nothing to build');
    return;
  }
  rmSync(stampFile, { force: true });
  const stamp = stampOfSources();
  await mustRun('Compiling the types', 'yarn', ['tsc'], toolchain);
  await mustRun(
    'Building all packages, the app and the backend',
    toolchain.node,
    [backstageCli, 'repo', 'build', '--all'],
    toolchain,
  );
  mkdirSync(workFolder, { recursive: true });
  writeFileSync(stampFile, stamp);
}
