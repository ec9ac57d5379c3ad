// Node 22 and yarn 4: those of the machine if it has both, otherwise from the npm packages that carry them.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { childEnvironment } from './environment.mjs';
import { explainInstallFailure } from './installFailures.mjs';
import { UserError, step } from './messages.mjs';
import { chooseNodeDir, headerFolders } from './nodeHeaders.mjs';
import { majorOf } from './nodeVersion.mjs';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

// Node 24.19 and newer abort while better-sqlite3 12 is garbage collected.
export const nodeMajor = 22;
export const yarnVersion = '4.13.0';

const folder = join(root, '.toolchain');
const ownNode = join(folder, 'node_modules', 'node', 'bin', 'node');
const ownBin = join(folder, 'node_modules', '.bin');

function versionOf(command, args, env = process.env) {
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 60_000,
  });
  return status === 0 ? stdout.trim() : undefined;
}

function toolchainOf(node, binFolders) {
  const nodeDir = chooseNodeDir({
    inherited: process.env.npm_config_nodedir,
    nodeMajor,
    folders: headerFolders(node),
  });
  return {
    node,
    nodeMajor,
    env: childEnvironment(process.env, { binFolders, nodeDir }),
  };
}

/** The machine's own Node 22 and yarn 4, for whoever has both. */
function machineToolchain() {
  if (majorOf(process.versions.node) !== nodeMajor) {
    return undefined;
  }
  const toolchain = toolchainOf(process.execPath, [dirname(process.execPath)]);
  const yarn = versionOf('yarn', ['--version'], {
    ...toolchain.env,
    // Yarn may be corepack's stand-in, which would ask before it downloads the real one.
    COREPACK_ENABLE_DOWNLOAD_PROMPT: '0',
  });
  return yarn && majorOf(yarn) === 4 ? toolchain : undefined;
}

function ownToolchain() {
  const node = versionOf(ownNode, ['--version']);
  if (!node || majorOf(node) !== nodeMajor) {
    return undefined;
  }
  const toolchain = toolchainOf(ownNode, [ownBin]);
  const yarn = versionOf(join(ownBin, 'yarn'), ['--version'], toolchain.env);
  return yarn === yarnVersion ? toolchain : undefined;
}

async function installToolchain() {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify(
      {
        private: true,
        dependencies: {
          node: String(nodeMajor),
          '@yarnpkg/cli-dist': yarnVersion,
        },
        // The package `node` fetches the binary for this platform in its preinstall script, and newer versions of
        // npm run such scripts only for packages that are named here.
        allowScripts: { node: true },
      },
      null,
      2,
    ),
  );
  const { code, output } = await run(
    'npm',
    [
      'install',
      '--prefix',
      folder,
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--ignore-scripts=false',
      '--global=false',
      // Somebody without a network shall hear it within half a minute.
      '--fetch-retries=1',
      '--fetch-retry-mintimeout=2000',
      '--fetch-retry-maxtimeout=5000',
    ],
    { cwd: folder, output: 'tee' },
  );
  if (code !== 0) {
    throw new UserError(
      explainInstallFailure(output) ??
        `Node ${nodeMajor} and yarn ${yarnVersion} could not be installed (see npm's messages above): install both yourself and run the same command again.`,
    );
  }
}

/** What everything else is run with; installed once into `.toolchain/` if the machine lacks it. */
export async function ensureToolchain() {
  const present = machineToolchain() ?? ownToolchain();
  if (present) {
    return present;
  }
  await step(
    `Setting up Node ${nodeMajor} and yarn ${yarnVersion} in .toolchain`,
    installToolchain,
  );
  const installed = ownToolchain();
  if (!installed) {
    throw new UserError(
      `The packages node@${nodeMajor} and @yarnpkg/cli-dist@${yarnVersion} were installed into .toolchain but do not run on this machine: install Node ${nodeMajor} and yarn 4 yourself and run the same command again.`,
    );
  }
  return installed;
}
