// Native packages such as better-sqlite3 are compiled where no prebuilt binary can be downloaded, and need the C++
// headers of the Node that will load them. Headers of another major version compile, and then fail to load.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The major version of the headers in a folder such as `npm_config_nodedir`; undefined if there are none. */
export function headersMajor(folder) {
  const file = folder && join(folder, 'include', 'node', 'node_version.h');
  if (!file || !existsSync(file)) {
    return undefined;
  }
  const found = /#define\s+NODE_MAJOR_VERSION\s+(\d+)/.exec(
    readFileSync(file, 'utf8'),
  );
  return found ? Number(found[1]) : undefined;
}

/** Where the headers of a Node binary may be: beside it, or in the package that the npm package `node` carries. */
export function headerFolders(nodeBinary) {
  const home = dirname(dirname(nodeBinary));
  const { platform, arch } = process;
  return [
    home,
    join(home, 'node_modules', `node-${platform}-${arch}`),
    join(home, 'node_modules', `node-bin-${platform}-${arch}`),
  ];
}

/**
 * The folder to hand to node-gyp as `npm_config_nodedir`: what the person has set if it fits the Node that will
 * run, else the headers found with that Node, else none (node-gyp then downloads them).
 */
export function chooseNodeDir({ inherited, nodeMajor, folders }) {
  return [inherited, ...folders].find(
    folder => headersMajor(folder) === nodeMajor,
  );
}
