import {
  pages,
  SourceHttpClient,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { AnnotatedTag, TagReader } from './TagReader';

const PAGE_SIZE = 100;

const tagsShape = z.array(
  z.looseObject({
    name: z.string(),
    // Of the tag object if it is annotated, and of the commit otherwise.
    target: z.string(),
    commit: z.looseObject({ id: z.string() }).nullish(),
    // Of annotated tags, since GitLab 16.11.
    created_at: z.iso.datetime({ offset: true }).nullish(),
  }),
);

/** GitLab lists tags in pages, with the commit of each. */
export function gitlabTags(
  client: SourceHttpClient,
  project: string,
): TagReader {
  return {
    async list({ signal }) {
      const read = async (page: number) => ({
        page,
        tags: await client.getJson(
          sourcePath`projects/${project}/repository/tags`,
          {
            signal,
            schema: tagsShape,
            query: { per_page: PAGE_SIZE, page },
          },
        ),
      });
      const found: AnnotatedTag[] = [];
      let isTruncated = false;
      for await (const { items, truncated } of pages({
        read: token => read(token === undefined ? 1 : Number(token)),
        items: ({ tags }) => tags,
        nextToken: ({ page, tags }) =>
          tags.length < PAGE_SIZE ? undefined : String(page + 1),
      })) {
        isTruncated = truncated;
        for (const { name, target, commit, created_at: at } of items) {
          if (!commit || commit.id === target) continue;
          found.push({
            name,
            sha: target,
            details: { commit: commit.id, ...(at ? { at } : {}) },
          });
        }
      }
      return { tags: found, truncated: isTruncated };
    },
    describe: async ({ details }) => details,
  };
}
