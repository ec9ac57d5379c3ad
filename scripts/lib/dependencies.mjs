import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explainInstallFailure } from './installFailures.mjs';
import { installStamp } from './installStamp.mjs';
import { UserError, say, step } from './messages.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

// Inside node_modules, so that whoever removes that folder gets a new installation.
const stampFile = join(
  root,
  'node_modules',
  '.cache',
  'ml-scorecards',
  'stamp',
);

const compilerMissing =
  'SQLite (better-sqlite3) does not work because it was neither downloaded nor compiled: install a C++ compiler, make and Python 3 (Debian and Ubuntu: apt-get install build-essential python3, Fedora: dnf install gcc-c++ make python3, macOS: xcode-select --install) and run the same command again.';

function readStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
}

/** Opens a database with the Node that will run the portal: that the package is there does not mean that it loads. */
async function sqliteLoads({ node, env }) {
  const { code } = await run(
    node,
    [
      '-e',
      "new (require('better-sqlite3'))(':memory:').prepare('select 1').get()",
    ],
    { cwd: join(root, 'packages', 'backend'), env, output: 'keep' },
  );
  return code === 0;
}

/** Whether yarn gets an answer from its registry, through whatever proxy it is configured with. */
async function registryAnswers({ env }) {
  const { code } = await run(
    'yarn',
    ['npm', 'info', '@yarnpkg/cli-dist', '--fields', 'name', '--json'],
    {
      cwd: root,
      env: { ...env, YARN_HTTP_RETRY: '1', YARN_HTTP_TIMEOUT: '20000' },
      output: 'keep',
    },
  );
  return code === 0;
}

async function install(toolchain) {
  // Without a network yarn would try for every package, for many minutes. What its cache holds it can still install.
  const online = await registryAnswers(toolchain);
  const { code, output } = await run('yarn', ['install', '--immutable'], {
    cwd: root,
    env: {
      ...toolchain.env,
      ...(online ? {} : { YARN_ENABLE_NETWORK: '0' }),
    },
    output: online ? 'tee' : 'keep',
  });
  if (code === 0) {
    return;
  }
  // Before the other failures: a failed build also prints that its prebuilt binary could not be downloaded.
  if (/better-sqlite3\S* couldn't be built/.test(output)) {
    throw new UserError(compilerMissing);
  }
  const explained = explainInstallFailure(output);
  if (!explained && !online) {
    console.error(output);
  }
  throw new UserError(
    explained ??
      'The dependencies could not be installed: yarn says why above.',
  );
}

/** Installs the dependencies if they have changed since the last time, and proves that SQLite works. */
export async function ensureDependencies(toolchain) {
  const stamp = installStamp(root, toolchain.nodeMajor);
  if (readStamp() === stamp) {
    say('Dependencies: unchanged, nothing to install');
  } else {
    await step(
      'Installing the dependencies (a few minutes the first time)',
      () => install(toolchain),
    );
  }

  let works = await sqliteLoads(toolchain);
  if (!works) {
    // Yarn does not build a native package again only because Node is another one.
    await step('Building SQLite for this version of Node', () =>
      run('yarn', ['rebuild', 'better-sqlite3'], {
        cwd: root,
        env: toolchain.env,
        output: 'tee',
      }),
    );
    works = await sqliteLoads(toolchain);
  }
  if (!works) {
    throw new UserError(compilerMissing);
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}
