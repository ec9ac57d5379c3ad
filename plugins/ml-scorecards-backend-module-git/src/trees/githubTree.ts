import {
  SourceHttpClient,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { filesOf, ReadTree } from './ReadTree';

const commitShape = z.object({ sha: z.string().min(1) });
const treeShape = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      type: z.string(),
      mode: z.string().optional(),
      sha: z.string(),
      size: z.number().optional(),
    }),
  ),
});

/** GitHub lists a whole repository in one answer, with up to 100,000 files. */
export function githubTree(
  client: SourceHttpClient,
  owner: string,
  name: string,
  ref: string,
): ReadTree {
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
    return { commit, truncated, files: filesOf(tree) };
  };
}
