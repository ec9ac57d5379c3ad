import {
  pages,
  SourceHttpClient,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { MAX_ENTRIES, ReadTree } from './ReadTree';

// An instance may allow less than this.
const PAGE_SIZE = 1000;

const commitsShape = z.looseObject({
  values: z.array(z.looseObject({ id: z.string().min(1) })).min(1),
});
const filesShape = z.looseObject({
  values: z.array(z.string()),
  isLastPage: z.boolean(),
  nextPageStart: z.number().nullish(),
});

/** Bitbucket Server lists the names of all files in pages. It tells nothing of them. */
export function bitbucketServerTree(
  client: SourceHttpClient,
  owner: string,
  name: string,
  ref?: string,
): ReadTree {
  return async ({ unlessCommit, signal }) => {
    const { values: commits } = await client.getJson(
      sourcePath`projects/${owner}/repos/${name}/commits`,
      { signal, schema: commitsShape, query: { until: ref, limit: 1 } },
    );
    const [{ id: commit }] = commits;
    if (commit === unlessCommit) return 'unchanged';
    const paths: string[] = [];
    let isTruncated = false;
    for await (const { items, truncated } of pages({
      read: start =>
        client.getJson(sourcePath`projects/${owner}/repos/${name}/files`, {
          signal,
          schema: filesShape,
          query: { at: commit, limit: PAGE_SIZE, start },
        }),
      items: ({ values }) => values,
      nextToken: ({ isLastPage, nextPageStart }) =>
        isLastPage ? undefined : nextPageStart?.toString(),
      maxPages: 200,
      maxItems: MAX_ENTRIES,
    })) {
      isTruncated = truncated;
      paths.push(...items);
    }
    return {
      commit,
      truncated: isTruncated,
      files: new Map(paths.map(path => [path, {}])),
    };
  };
}
