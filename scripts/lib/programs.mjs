import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first of the names that is a program on the PATH (or, as an absolute path, on the disk). */
export function findProgram(names, path = process.env.PATH ?? '') {
  for (const name of names) {
    const candidates = isAbsolute(name)
      ? [name]
      : path
          .split(delimiter)
          .filter(Boolean)
          .map(folder => join(folder, name));
    const found = candidates.find(isExecutable);
    if (found) {
      return found;
    }
  }
  return undefined;
}
