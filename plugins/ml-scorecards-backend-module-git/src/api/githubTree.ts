import {
  SourceHttpClient,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';

const commitShape = z.object({ sha: z.string().min(1) });
const treeShape = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      type: z.string(),
      mode: z.string().optional(),
      sha: z.string(),
    }),
  ),
});

const SYMBOLIC_LINK = '120000';

/** All files of a repository at one commit, or as many as the host names at once. */
export interface Tree {
  readonly commit: string;
  readonly truncated: boolean;
  /** Git's names for the content of files, by path. Absent for links: what one reads is the content of another file. */
  readonly files: ReadonlyMap<string, string | undefined>;
}

/** The tree of a repository at a branch, tag or commit, unless it is still at the commit that is known. */
export type ReadTree = (options: {
  readonly unlessCommit?: string;
  readonly signal: AbortSignal;
}) => Promise<Tree | 'unchanged'>;

/**
 * Lists as Backstage's URL reader does it, with the same two questions, but with an end: that one takes answers of any
 * size, waits without its deadline, follows redirects anywhere, and does not tell which files changed.
 */
export function githubTree(
  client: SourceHttpClient,
  repository: {
    readonly owner: string;
    readonly name: string;
    readonly ref: string;
  },
): ReadTree {
  const { owner, name, ref } = repository;
  return async ({ unlessCommit, signal }) => {
    const { sha: commit } = await client.getJson(
      sourcePath`repos/${owner}/${name}/commits/${ref}/status`,
      {
        signal,
        schema: commitShape,
        query: { per_page: 0 },
        remember: true,
      },
    );
    if (commit === unlessCommit) return 'unchanged';
    const { truncated, tree } = await client.getJson(
      sourcePath`repos/${owner}/${name}/git/trees/${commit}`,
      { signal, schema: treeShape, query: { recursive: true } },
    );
    return {
      commit,
      truncated,
      files: new Map(
        tree
          .filter(({ type }) => type === 'blob')
          .map(({ path, mode, sha }) => [
            path,
            mode === SYMBOLIC_LINK ? undefined : sha,
          ]),
      ),
    };
  };
}
