import { isSafePath } from 'backstage-plugin-ml-scorecards-node';

/**
 * Paths of files in a repository: relative to its root, with `/` between the parts, never empty parts, `.` or `..`; the
 * root itself is the empty text. Everything that comes from an annotation or from a file in a repository goes through
 * here before it becomes part of an address.
 */

/** A path from somewhere else, resolved: where it is, or why we do not go there. */
export type ResolvedPath =
  | { readonly path: string }
  /** It is not in a repository: an address of a storage, or an absolute path of a machine. */
  | { readonly outside: 'elsewhere' }
  /** It leaves the repository, or holds characters that we do not send to a host. */
  | { readonly outside: 'refused' };

/** Resolves a path as DVC and Git write it, relative to a folder of the repository. */
export function resolvePath(folder: string, path: string): ResolvedPath {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(path)) return { outside: 'elsewhere' };
  const parts = folder ? folder.split('/') : [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return { outside: 'refused' };
    } else if (part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  const resolved = parts.join('/');
  return resolved === '' || isSafePath(resolved)
    ? { path: resolved }
    : { outside: 'refused' };
}

/** The folder that a file is in. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** Joins a folder with a name or path below it. */
export function joinPath(folder: string, path: string): string {
  return folder ? `${folder}/${path}` : path;
}

/** Whether a path is the folder or below it. */
export function isWithin(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** A path as people of the folder know it: relative to the folder if it is below, whole otherwise. */
export function relativeTo(folder: string, path: string): string {
  return folder && path.startsWith(`${folder}/`)
    ? path.slice(folder.length + 1)
    : path;
}

/** The folder itself and the folders above it, up to the root. */
export function foldersUpFrom(folder: string): string[] {
  const parts = folder ? folder.split('/') : [];
  return [
    ...parts.map((_, index) => parts.slice(0, parts.length - index).join('/')),
    '',
  ];
}
