import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { step } from './messages.mjs';
import { workFolder } from './paths.mjs';
import { run } from './processes.mjs';

const folder = join(workFolder, 'live');

export const howToGetPythonPackages =
  'install Python 3.10 to 3.12 with venv (Debian: apt-get install python3-venv) and let pip reach PyPI';

/** One that the packages are made for. A name may be that of a stand-in, which only says which versions there are. */
function findPython() {
  return ['python3', 'python3.12', 'python3.11', 'python3.10'].find(name => {
    const { status } = spawnSync(name, [
      '-c',
      'import ensurepip, sys, venv; sys.exit(not (3, 10) <= sys.version_info < (3, 13))',
    ]);
    return status === 0;
  });
}

/**
 * The Python of an environment of its own that has the requirements; undefined if they cannot be installed. It is below
 * .ci-work, where it stays for the next time.
 */
export async function pythonEnvironment({ name, requirements }) {
  const environment = join(folder, name);
  const python = join(environment, 'bin', 'python');
  const stamp = join(environment, 'requirements.txt');
  const wanted = requirements.join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
    return python;
  }
  const system = findPython();
  if (!system) {
    return undefined;
  }
  mkdirSync(folder, { recursive: true });
  rmSync(environment, { recursive: true, force: true });
  const steps = [
    [system, '-m', 'venv', environment],
    [
      ...[python, '-m', 'pip', 'install', '--quiet', '--no-input'],
      ...['--disable-pip-version-check', ...requirements],
    ],
  ];
  return step(`Installing ${requirements.join(', ')}`, async () => {
    for (const [command, ...args] of steps) {
      const { code, output } = await run(command, args, { output: 'keep' });
      if (code !== 0) {
        console.log(output.split('\n').slice(-5).join('\n'));
        return undefined;
      }
    }
    writeFileSync(stamp, wanted);
    return python;
  });
}
