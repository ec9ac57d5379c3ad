import fs from 'node:fs';
import { dirname, join } from 'node:path';

/** A backend runs in packages/backend, a test anywhere: the folder with backstage.json is the root of the repository. */
export function findRepositoryRoot(start: string): string {
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
