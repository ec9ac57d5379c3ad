import fs from 'node:fs/promises';
import { join } from 'node:path';
import { NotFoundError } from '@backstage/errors';

/** An annotated tag as Git made it. */
export interface RecordedTag {
  name: string;
  /** Name of the tag object. */
  sha: string;
  commit: string;
  /** ISO 8601 */
  taggedAt: string;
}

interface Recording {
  /** The day from which the ages of the tags count. */
  asOf: string;
  tags: RecordedTag[];
}

const DAY = 24 * 3_600_000;

/** Tags that examples/make-repositories.sh recorded, one file per repository. They grow no older than they were then. */
export class RecordedTags {
  readonly #folder: string | undefined;
  readonly #now: () => number;

  constructor(folder: string | undefined, now: () => number = Date.now) {
    this.#folder = folder;
    this.#now = now;
  }

  /** The tags of a repository, none where none were recorded. Its name must be known to be a name. */
  async of(repository: string): Promise<RecordedTag[]> {
    if (!this.#folder) {
      return [];
    }
    const text = await fs
      .readFile(join(this.#folder, `${repository}.json`), 'utf8')
      .catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') {
          return undefined;
        }
        throw error;
      });
    if (text === undefined) {
      return [];
    }
    const { asOf, tags }: Recording = JSON.parse(text);
    const days = Math.floor((this.#now() - Date.parse(asOf)) / DAY);
    return tags.map(tag => ({
      ...tag,
      taggedAt: new Date(Date.parse(tag.taggedAt) + days * DAY).toISOString(),
    }));
  }

  /** The tag with this object. */
  async at(repository: string, sha: string): Promise<RecordedTag> {
    const tag = (await this.of(repository)).find(each => each.sha === sha);
    if (!tag) {
      throw new NotFoundError(`No tag ${sha} in ${repository}`);
    }
    return tag;
  }
}
