import { delimiter } from 'node:path';

// What `npm start` adds to the environment about itself. Left in, it would make the tools below believe that npm
// is the package manager of this repository.
const npmsOwn =
  /^npm_(lifecycle_|package_|execpath$|node_execpath$|command$|config_(user_agent|prefix|local_prefix|global_prefix|nodedir)$)/;

/** The environment for everything that the scripts start: the right Node and yarn first, their headers, no npm. */
export function childEnvironment(inherited, { binFolders, nodeDir }) {
  const env = Object.fromEntries(
    Object.entries(inherited).filter(([name]) => !npmsOwn.test(name)),
  );
  env.PATH = [...binFolders, inherited.PATH].filter(Boolean).join(delimiter);
  if (nodeDir) {
    env.npm_config_nodedir = nodeDir;
  }
  // Yarn does not read npm's configuration. A registry or a certificate file that a company set for npm is meant
  // for yarn too.
  if (inherited.npm_config_registry) {
    env.YARN_NPM_REGISTRY_SERVER ??= inherited.npm_config_registry;
  }
  if (inherited.npm_config_cafile) {
    env.YARN_HTTPS_CA_FILE_PATH ??= inherited.npm_config_cafile;
  }
  return env;
}
