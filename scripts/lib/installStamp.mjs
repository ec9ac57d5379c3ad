// A stamp of everything that `yarn install` depends on, so that a start with nothing changed installs nothing.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const relevantFields = [
  'name',
  'version',
  'packageManager',
  'workspaces',
  'bin',
  'dependencies',
  'devDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'optionalDependencies',
  'dependenciesMeta',
  'resolutions',
];

/** What of a package.json decides about the installation: an edited script or description does not. */
export function relevantPart(packageJson) {
  return relevantFields.map(field => [field, packageJson[field] ?? null]);
}

export function stampOf({ lockfile, settings, packages, nodeMajor, platform }) {
  const hash = createHash('sha256');
  hash.update(
    JSON.stringify([
      lockfile,
      settings,
      Object.keys(packages)
        .sort()
        .map(path => [path, relevantPart(packages[path])]),
      nodeMajor,
      platform,
    ]),
  );
  return hash.digest('hex');
}

function readPackages(root) {
  const workspaces = ['packages', 'plugins'].flatMap(folder =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder)).map(name => join(folder, name))
      : [],
  );
  const packages = {};
  for (const workspace of ['.', ...workspaces]) {
    const file = join(root, workspace, 'package.json');
    if (existsSync(file)) {
      packages[workspace] = JSON.parse(readFileSync(file, 'utf8'));
    }
  }
  return packages;
}

export function installStamp(root, nodeMajor) {
  const read = name =>
    existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : '';
  return stampOf({
    lockfile: read('yarn.lock'),
    settings: read('.yarnrc.yml'),
    packages: readPackages(root),
    nodeMajor,
    platform: `${process.platform}-${process.arch}`,
  });
}
