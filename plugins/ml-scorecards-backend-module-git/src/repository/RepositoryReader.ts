/** Content of a file, that the repository does not hold it, or why we do not read it. */
export type RepositoryFile =
  | { readonly bytes: Buffer }
  | { readonly absent: true }
  | { readonly problem: string };

/** The files of a repository that facts are read from. */
export interface Listing {
  /** Whether every file that we look for is listed. Only then is absence a fact. */
  readonly complete: boolean;
  /** Paths in the repository, of the files that we look for only. */
  readonly paths: readonly string[];
  /** Files with code. */
  readonly code: {
    readonly complete: boolean;
    readonly paths: readonly string[];
  };
  /** The commit that was listed. Absent if the host does not tell. */
  readonly commit?: string;
}

/**
 * Reads one repository at one branch or tag. Whatever prevents reading as a whole is thrown as a
 * {@link CollectionFailure}.
 */
export interface RepositoryReader {
  /** Lists the files that we look for, or answers `unchanged` if the repository is still at `unlessCommit`. */
  list(options: {
    unlessCommit?: string;
    signal: AbortSignal;
  }): Promise<Listing | 'unchanged'>;
  /** All paths below a folder, or undefined if the host cannot list. */
  listFolder(
    folder: string,
    options: { signal: AbortSignal },
  ): Promise<readonly string[] | undefined>;
  read(path: string, options: { signal: AbortSignal }): Promise<RepositoryFile>;
  /** The page where a person sees the file. */
  link(path: string): string | undefined;
}
