import { createHash } from 'node:crypto';

/** One name in a Git tree object. */
export interface TreeEntry {
  name: string;
  mode: '100644' | '100755' | '40000';
  sha: string;
}

function objectSha(type: 'blob' | 'tree' | 'commit', content: Buffer): string {
  return createHash('sha1')
    .update(`${type} ${content.length}\0`)
    .update(content)
    .digest('hex');
}

/** The name that Git gives a file's content. */
export function blobSha(content: Buffer): string {
  return objectSha('blob', content);
}

/** The name that Git gives a folder. */
export function treeSha(entries: TreeEntry[]): string {
  // Git orders a folder as if its name ended in a slash, byte by byte and not by locale.
  const key = (entry: TreeEntry) =>
    Buffer.from(entry.mode === '40000' ? `${entry.name}/` : entry.name);
  const sorted = [...entries].sort((a, b) => Buffer.compare(key(a), key(b)));
  return objectSha(
    'tree',
    Buffer.concat(
      sorted.flatMap(entry => [
        Buffer.from(`${entry.mode} ${entry.name}\0`),
        Buffer.from(entry.sha, 'hex'),
      ]),
    ),
  );
}

/**
 * A commit of a folder that has no history. Author and date are fixed, so that the same content is always the same commit,
 * and an edit is always another one: that is what readers take their etags from.
 */
export function commitSha(rootTreeSha: string): string {
  const who = 'Acme <demo@acme.example> 1735689600 +0000';
  return objectSha(
    'commit',
    Buffer.from(
      `tree ${rootTreeSha}\nauthor ${who}\ncommitter ${who}\n\nThe folder as it is now\n`,
    ),
  );
}
