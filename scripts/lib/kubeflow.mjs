// A real Model Registry of Kubeflow for the live tests, built by Go, with MariaDB from Debian.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { debianPrograms } from './debianPrograms.mjs';
import { step } from './messages.mjs';
import { workFolder } from './paths.mjs';
import { run } from './processes.mjs';
import { findProgram } from './programs.mjs';

/** The last one that Go can install by its name. */
const VERSION = '0.2.20';

export const kubeflowVersions = `Model Registry ${VERSION}`;

export const howToGetKubeflow =
  'install Go and the server of MariaDB (Debian: apt-get install golang mariadb-server-core)';

/** Where the programs are; undefined if they cannot be had. */
export async function installKubeflow() {
  const registry = await buildRegistry();
  const database = await debianPrograms({
    // The libraries are not on every machine.
    packages: ['mariadb-server-core', 'libaio1', 'liburing2'],
    programs: ['mariadbd'],
  });
  return (
    registry &&
    database && {
      MODEL_REGISTRY: registry,
      MODEL_REGISTRY_VERSION: VERSION,
      MARIADB: database[0],
    }
  );
}

async function buildRegistry() {
  const folder = join(workFolder, 'live', `model-registry-${VERSION}`);
  const program = join(folder, 'model-registry');
  const go = findProgram(['go']);
  if (!existsSync(program) && go) {
    const { code, output } = await step(
      `Building Model Registry ${VERSION}, which takes some minutes`,
      () =>
        run(go, ['install', `github.com/kubeflow/model-registry@v${VERSION}`], {
          env: { ...process.env, GOBIN: folder },
          output: 'keep',
        }),
    );
    if (code !== 0) console.log(output.split('\n').slice(-5).join('\n'));
  }
  return existsSync(program) ? program : undefined;
}
