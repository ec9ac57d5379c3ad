import {
  pages,
  SourceHttpClient,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { AnnotatedTag, TagReader } from './TagReader';

// What Gitea allows, unless its administrator says otherwise.
const PAGE_SIZE = 50;

const tagsShape = z.array(
  z.looseObject({
    name: z.string(),
    // Of the tag object if it is annotated, and of the commit otherwise.
    id: z.string(),
    commit: z.looseObject({ sha: z.string() }).nullish(),
  }),
);
const tagShape = z.looseObject({
  tagger: z.looseObject({ date: z.iso.datetime({ offset: true }) }).nullish(),
  object: z.looseObject({ sha: z.string(), type: z.string() }),
});

/** Gitea lists tags in pages, and tells of each annotated one on its own when it was made. */
export function giteaTags(
  client: SourceHttpClient,
  owner: string,
  name: string,
): TagReader {
  return {
    async list({ signal }) {
      const read = async (page: number) => ({
        page,
        tags: await client.getJson(sourcePath`repos/${owner}/${name}/tags`, {
          signal,
          schema: tagsShape,
          query: { limit: PAGE_SIZE, page },
        }),
      });
      const found: AnnotatedTag[] = [];
      let isTruncated = false;
      for await (const { items, truncated } of pages({
        read: token => read(token === undefined ? 1 : Number(token)),
        items: ({ tags }) => tags,
        // An instance may allow less than was asked for: only an empty page is the last for certain.
        nextToken: ({ page, tags }) =>
          tags.length ? String(page + 1) : undefined,
        maxPages: 200,
      })) {
        isTruncated = truncated;
        for (const { name: tag, id, commit } of items) {
          if (commit && commit.sha !== id) found.push({ name: tag, sha: id });
        }
      }
      return { tags: found, truncated: isTruncated };
    },
    async describe({ sha }, { signal }) {
      const { object, tagger } = await client.getJson(
        sourcePath`repos/${owner}/${name}/git/tags/${sha}`,
        { signal, schema: tagShape },
      );
      return object.type === 'commit'
        ? { commit: object.sha, ...(tagger ? { at: tagger.date } : {}) }
        : undefined;
    },
  };
}
