import {
  SourceHttpClient,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { TagReader } from './TagReader';

const refsShape = z.array(
  z.looseObject({
    ref: z.string(),
    object: z.looseObject({ sha: z.string(), type: z.string() }),
  }),
);
const tagShape = z.looseObject({
  tagger: z.looseObject({ date: z.iso.datetime({ offset: true }) }).nullish(),
  object: z.looseObject({ sha: z.string(), type: z.string() }),
});

/** GitHub lists all tags in one answer, without pages, and tells of each annotated one on its own. */
export function githubTags(
  client: SourceHttpClient,
  owner: string,
  name: string,
): TagReader {
  return {
    async list({ signal }) {
      const refs = await client.getJson(
        sourcePath`repos/${owner}/${name}/git/matching-refs/tags/`,
        { signal, schema: refsShape, remember: true },
      );
      return {
        tags: refs
          .filter(({ object }) => object.type === 'tag')
          .map(({ ref, object }) => ({
            name: ref.replace(/^refs\/tags\//, ''),
            sha: object.sha,
          })),
        truncated: false,
      };
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
