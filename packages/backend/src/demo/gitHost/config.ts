import fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { RootConfigService } from '@backstage/backend-plugin-api';

/** Where the demo Git host listens and what it serves. */
export interface GitHostConfig {
  port: number;
  root: string;
}

// A backend runs in packages/backend, a test anywhere: the folder with backstage.json is the root of the repository.
function findRepositoryRoot(start: string): string {
  let folder = start;
  while (!fs.existsSync(join(folder, 'backstage.json'))) {
    const parent = dirname(folder);
    if (parent === folder) {
      return start;
    }
    folder = parent;
  }
  return folder;
}

/** Undefined when this portal is not a demo. */
export function readGitHostConfig(
  config: RootConfigService,
): GitHostConfig | undefined {
  const section = config.getOptionalConfig('demo.gitHost');
  if (!section) {
    return undefined;
  }
  const root = resolve(
    findRepositoryRoot(process.cwd()),
    section.getString('root'),
  );
  if (!fs.statSync(root, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`demo.gitHost.root is not a folder: ${root}`);
  }
  return { port: section.getNumber('port'), root };
}
