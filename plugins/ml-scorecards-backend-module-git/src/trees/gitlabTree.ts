import {
  CollectionFailure,
  SourceHttpClient,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { filesOf, ReadTree } from './ReadTree';

const commitShape = z.looseObject({ id: z.string().min(1) });
const treeShape = z.array(
  z.object({
    id: z.string(),
    path: z.string(),
    type: z.string(),
    mode: z.string(),
  }),
);

/** GitLab lists a whole repository in one answer since 15.2. It does not tell sizes. */
export function gitlabTree(
  client: SourceHttpClient,
  project: string,
  ref: string,
): ReadTree {
  return async ({ unlessCommit, signal }) => {
    const { id: commit } = await client.getJson(
      sourcePath`projects/${project}/repository/commits/${ref}`,
      { signal, schema: commitShape, query: { stats: false }, remember: true },
    );
    if (commit === unlessCommit) return 'unchanged';
    try {
      const tree = await client.getJson(
        sourcePath`projects/${project}/repository/tree`,
        {
          signal,
          schema: treeShape,
          query: { ref: commit, recursive: true, pagination: 'none' },
        },
      );
      const entries = tree.map(({ id: sha, ...rest }) => ({ sha, ...rest }));
      return { commit, truncated: false, files: filesOf(entries) };
    } catch (error) {
      if (!isNoAnswer(error)) throw error;
      return { commit, truncated: true, files: new Map() };
    }
  };
}

/** More than we take in one answer, or an older GitLab that does not know the question. */
function isNoAnswer(error: unknown): boolean {
  return (
    error instanceof CollectionFailure &&
    (error.error.code === 'bad-payload' || error.status === 400)
  );
}
