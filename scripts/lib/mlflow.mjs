// Real MLflow servers for the live tests: each version in a Python environment of its own, below .ci-work, where it
// stays for the next time.

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { run } from './processes.mjs';

const folder = join(root, '.ci-work', 'live');

/**
 * The newest of each major version that can be installed: 3.18.0 asks for a mlflow-skinny that was never published. 2.22
 * takes any SQLAlchemy, and does not start with 2.1.
 */
export const mlflowVersions = [
  { major: 3, version: '3.17.2', requirements: ['mlflow[auth]==3.17.2'] },
  {
    major: 2,
    version: '2.22.5',
    requirements: ['mlflow[auth]==2.22.5', 'sqlalchemy<2.1'],
  },
];

export const howToGetMlflow =
  'install Python 3.10 to 3.12 with venv (Debian: apt-get install python3-venv) and let pip reach PyPI';

/** One that MLflow has packages for. A name may be that of a stand-in, which only says which versions there are. */
function findPython() {
  return ['python3', 'python3.12', 'python3.11', 'python3.10'].find(name => {
    const { status } = spawnSync(name, [
      '-c',
      'import ensurepip, sys, venv; sys.exit(not (3, 10) <= sys.version_info < (3, 13))',
    ]);
    return status === 0;
  });
}

/** The Python of an environment that has the requirements; undefined if they cannot be installed. */
async function environmentOf({ version, requirements }) {
  const environment = join(folder, `mlflow-${version}`);
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
    [system, ['-m', 'venv', environment]],
    [
      python,
      [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        ...requirements,
      ],
    ],
  ];
  for (const [command, args] of steps) {
    const { code, output } = await run(command, args, { output: 'keep' });
    if (code !== 0) {
      console.log(output.split('\n').slice(-5).join('\n'));
      return undefined;
    }
  }
  writeFileSync(stamp, wanted);
  return python;
}

/** The Python of each version by its major number; undefined if one of them cannot be had. */
export async function installMlflow() {
  const pythons = {};
  for (const each of mlflowVersions) {
    const python = await environmentOf(each);
    if (!python) {
      return undefined;
    }
    pythons[each.major] = python;
  }
  return pythons;
}
