import fs from 'node:fs/promises';
import { join } from 'node:path';
import { blobSha, commitSha, treeSha, TreeEntry } from './gitObjects';

/** A file as Git would store it. */
export interface SnapshotFile {
  path: string;
  mode: '100644' | '100755';
  sha: string;
  content: Buffer;
  modifiedAt: Date;
}

/** A folder at one moment, with the names that Git would give to all of it. */
export interface Snapshot {
  commitSha: string;
  /** By path, without a leading slash. Whoever looks a path up here cannot leave the folder. */
  files: Map<string, SnapshotFile>;
  /** Tree names by path; the root is the empty path. */
  trees: Map<string, string>;
}

async function readFolder(
  root: string,
  path: string,
  snapshot: Pick<Snapshot, 'files' | 'trees'>,
): Promise<string | undefined> {
  const entries: TreeEntry[] = [];
  for (const child of await fs.readdir(join(root, path), {
    withFileTypes: true,
  })) {
    const childPath = path ? `${path}/${child.name}` : child.name;
    if (child.name === '.git') {
      continue;
    }
    if (child.isDirectory()) {
      const sha = await readFolder(root, childPath, snapshot);
      // Git does not know empty folders.
      if (sha) {
        entries.push({ name: child.name, mode: '40000', sha });
      }
    } else if (child.isFile()) {
      const file = join(root, childPath);
      const [content, stat] = await Promise.all([
        fs.readFile(file),
        fs.stat(file),
      ]);
      // eslint-disable-next-line no-bitwise -- file modes are bits
      const mode = stat.mode & 0o100 ? '100755' : '100644';
      const sha = blobSha(content);
      entries.push({ name: child.name, mode, sha });
      snapshot.files.set(childPath, {
        path: childPath,
        mode,
        sha,
        content,
        modifiedAt: stat.mtime,
      });
    }
    // Symbolic links are left out: following one could lead outside of the folder.
  }
  if (entries.length === 0) {
    return undefined;
  }
  const sha = treeSha(entries);
  snapshot.trees.set(path, sha);
  return sha;
}

/** Reads a folder as if its present content were the newest commit of a repository. */
export async function readSnapshot(folder: string): Promise<Snapshot> {
  const content = { files: new Map(), trees: new Map() };
  const root = (await readFolder(folder, '', content)) ?? treeSha([]);
  content.trees.set('', root);
  return { commitSha: commitSha(root), ...content };
}
