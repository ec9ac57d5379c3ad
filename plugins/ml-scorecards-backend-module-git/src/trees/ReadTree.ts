/** What a host says of a file. */
export interface TreeFile {
  /** Git's name for the content. Absent for links, whose content is that of another file, and where it is no SHA-1. */
  readonly sha?: string;
  /** In bytes. Absent where the host does not tell. */
  readonly size?: number;
}

/** All files of a repository at one commit, or as many as the host names. */
export interface Tree {
  readonly commit: string;
  readonly truncated: boolean;
  /** By path. */
  readonly files: ReadonlyMap<string, TreeFile>;
}

/** The tree of a repository at a branch, tag or commit, unless it is still at the commit that is known. */
export type ReadTree = (options: {
  readonly unlessCommit?: string;
  readonly signal: AbortSignal;
}) => Promise<Tree | 'unchanged'>;

/** How many files and folders are taken of a host that lists in pages. More is truncated. */
export const MAX_ENTRIES = 100_000;

const SYMBOLIC_LINK = '120000';

/** The files among what a host lists; the rest are folders and submodules. */
export function filesOf(
  entries: ReadonlyArray<{
    readonly path: string;
    readonly type: string;
    readonly mode?: string;
    /** Where the host says so without a mode. */
    readonly isLink?: boolean;
    readonly sha: string;
    readonly size?: number;
  }>,
): ReadonlyMap<string, TreeFile> {
  return new Map(
    entries
      .filter(({ type }) => type === 'blob')
      .map(({ path, mode, isLink, sha, size }) => [
        path,
        isLink || mode === SYMBOLIC_LINK
          ? {}
          : {
              ...(/^[0-9a-f]{40}$/.test(sha) ? { sha } : {}),
              ...(size === undefined ? {} : { size }),
            },
      ]),
  );
}
