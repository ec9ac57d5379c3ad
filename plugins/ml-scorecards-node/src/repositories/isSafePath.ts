/** Characters that mean something in addresses, or that no path in a source tree needs. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const UNSAFE = /[\u0000-\u001f\u007f\\%#?\p{Cs}]/u;

/** Of a path. */
export const MAX_LENGTH = 1000;

/**
 * Whether a path below a folder may become part of an address without changing what the address means: it has no empty parts,
 * no `.` and no `..`, so that it never leaves the folder, and no part begins or ends with a blank, which addresses leave out.
 *
 * @public
 */
export function isSafePath(path: string): boolean {
  return (
    path.length <= MAX_LENGTH &&
    !UNSAFE.test(path) &&
    path
      .split('/')
      .every(part => part === part.trim() && !['', '.', '..'].includes(part))
  );
}
