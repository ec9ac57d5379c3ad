import {
  SourceHttpClient,
  sourcePath,
} from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';
import { filesOf, ReadTree } from './ReadTree';

const API_VERSION = { 'api-version': '6.0' };

const commitsShape = z.looseObject({
  value: z.array(z.looseObject({ commitId: z.string().min(1) })).min(1),
});
const itemsShape = z.looseObject({
  value: z.array(
    z.object({
      objectId: z.string(),
      gitObjectType: z.string(),
      path: z.string(),
      isSymLink: z.boolean().optional(),
    }),
  ),
});

/** Azure DevOps lists a whole repository in one answer. It does not tell sizes. */
export function azureTree(
  client: SourceHttpClient,
  name: string,
  ref?: string,
): ReadTree {
  return async ({ unlessCommit, signal }) => {
    const { value: commits } = await client.getJson(
      sourcePath`${name}/commits`,
      {
        signal,
        schema: commitsShape,
        query: {
          ...API_VERSION,
          'searchCriteria.$top': 1,
          ...(ref ? versionOf(ref) : {}),
        },
      },
    );
    const [{ commitId: commit }] = commits;
    if (commit === unlessCommit) return 'unchanged';
    const { value: items } = await client.getJson(sourcePath`${name}/items`, {
      signal,
      schema: itemsShape,
      query: {
        ...API_VERSION,
        recursionLevel: 'full',
        'versionDescriptor.version': commit,
        'versionDescriptor.versionType': 'commit',
      },
    });
    const entries = items.map(
      ({ objectId, gitObjectType, path, isSymLink }) => ({
        path: path.replace(/^\//, ''),
        type: gitObjectType,
        sha: objectId,
        isLink: isSymLink ?? false,
      }),
    );
    return { commit, truncated: false, files: filesOf(entries) };
  };
}

/** Addresses name branches as `GBmain`, and tags as `GTv1`. */
function versionOf(ref: string) {
  return {
    'searchCriteria.itemVersion.version': ref.slice(2),
    'searchCriteria.itemVersion.versionType': ref.startsWith('GT')
      ? 'tag'
      : 'branch',
  };
}
