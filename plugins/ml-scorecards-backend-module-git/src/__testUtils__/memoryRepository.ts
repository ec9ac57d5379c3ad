import { ComponentFiles } from '../repository/ComponentFiles';
import { isCode, isInteresting } from '../repository/interestingFiles';
import { RepositoryReader } from '../repository/RepositoryReader';

/** Content by path; undefined is a file that is not there. */
export type Files = Record<string, string | undefined | { problem: string }>;

/** A repository in memory. */
export function repository(files: Files, canList = true): ComponentFiles {
  const present = Object.keys(files).filter(path => files[path] !== undefined);
  const reader: RepositoryReader = {
    list: async () => 'unchanged',
    listFolder: async folder =>
      canList
        ? present.filter(path => path.startsWith(`${folder}/`))
        : undefined,
    read: async path => {
      const file = files[path];
      if (file === undefined) return { absent: true };
      return typeof file === 'string' ? { bytes: Buffer.from(file) } : file;
    },
    link: path => `https://host/${path}`,
  };
  return new ComponentFiles({
    reader,
    listing: {
      complete: canList,
      paths: canList ? present.filter(isInteresting) : [],
      code: { complete: canList, paths: canList ? present.filter(isCode) : [] },
    },
    signal: new AbortController().signal,
    maxFiles: 200,
  });
}
