import {
  pages,
  SourceHttpClient,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { filesOf, MAX_ENTRIES, ReadTree } from './ReadTree';

// What Gitea allows, unless its administrator says otherwise: it may give less than was asked for.
const PAGE_SIZE = 1000;

const commitShape = z.looseObject({ sha: z.string().min(1) });
const entryShape = z.object({
  path: z.string(),
  type: z.string(),
  mode: z.string(),
  sha: z.string(),
  size: z.number().optional(),
});
const treeShape = z.looseObject({
  // Of this page: whether there is another one.
  truncated: z.boolean(),
  tree: z.array(entryShape).nullish(),
});

/** Gitea lists a repository in pages. */
export function giteaTree(
  client: SourceHttpClient,
  owner: string,
  name: string,
  ref: string,
): ReadTree {
  return async ({ unlessCommit, signal }) => {
    const { sha: commit } = await client.getJson(
      sourcePath`repos/${owner}/${name}/git/commits/${ref}`,
      {
        signal,
        schema: commitShape,
        query: { stat: false, verification: false, files: false },
      },
    );
    if (commit === unlessCommit) return 'unchanged';
    const read = async (page: number) => ({
      page,
      ...(await client.getJson(
        sourcePath`repos/${owner}/${name}/git/trees/${commit}`,
        {
          signal,
          schema: treeShape,
          query: { recursive: true, per_page: PAGE_SIZE, page },
        },
      )),
    });
    const entries: z.infer<typeof entryShape>[] = [];
    let isTruncated = false;
    for await (const { items, truncated } of pages({
      read: token => read(token === undefined ? 1 : Number(token)),
      items: ({ tree }) => tree ?? [],
      nextToken: ({ page, truncated: hasMore }) =>
        hasMore ? String(page + 1) : undefined,
      maxPages: 200,
      maxItems: MAX_ENTRIES,
    })) {
      isTruncated = truncated;
      entries.push(...items);
    }
    return { commit, truncated: isTruncated, files: filesOf(entries) };
  };
}
