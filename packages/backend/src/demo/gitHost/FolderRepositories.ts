import fs from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { readSnapshot, Snapshot } from './snapshot';

/** The only branch there is. */
export const DEFAULT_BRANCH = 'main';

// What GitHub allows in the name of a repository.
const REPOSITORY_NAME = /^[A-Za-z0-9._-]{1,100}$/;

// A reader asks for a commit first and for its files after that. A folder may be edited in between, so the latest commits that
// were handed out stay readable.
const REMEMBERED_COMMITS = 5;

/** Serves each folder below a root as a repository with one branch. */
export class FolderRepositories {
  readonly #root: string;
  readonly #remembered = new Map<string, Snapshot[]>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The state of a repository at a ref: the branch, or a commit that was handed out before. */
  async at(repository: string, ref: string): Promise<Snapshot> {
    const remembered = this.#remembered.get(repository) ?? [];
    const known = remembered.find(snapshot => snapshot.commitSha === ref);
    if (known) {
      return known;
    }
    const head = await readSnapshot(await this.#folderOf(repository));
    this.#remembered.set(
      repository,
      [
        head,
        ...remembered.filter(({ commitSha }) => commitSha !== head.commitSha),
      ].slice(0, REMEMBERED_COMMITS),
    );
    if (ref !== DEFAULT_BRANCH && ref !== head.commitSha) {
      throw new NotFoundError(`No commit ${ref} in ${repository}`);
    }
    return head;
  }

  /** The content with this name, in the present or in a remembered state. */
  async blob(repository: string, sha: string): Promise<Buffer> {
    const find = () => {
      for (const snapshot of this.#remembered.get(repository) ?? []) {
        for (const file of snapshot.files.values()) {
          if (file.sha === sha) {
            return file.content;
          }
        }
      }
      return undefined;
    };
    let content = find();
    if (!content) {
      await this.at(repository, DEFAULT_BRANCH);
      content = find();
    }
    if (!content) {
      throw new NotFoundError(`No blob ${sha} in ${repository}`);
    }
    return content;
  }

  async #folderOf(repository: string): Promise<string> {
    if (!REPOSITORY_NAME.test(repository) || /^\.+$/.test(repository)) {
      throw new NotFoundError(`No repository ${repository}`);
    }
    const folder = resolveSafeChildPath(this.#root, repository);
    const stat = await fs.lstat(folder).catch(() => undefined);
    if (!stat?.isDirectory()) {
      throw new NotFoundError(`No repository ${repository}`);
    }
    return folder;
  }
}
