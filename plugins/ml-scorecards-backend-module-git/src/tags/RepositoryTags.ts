import { createHash } from 'node:crypto';
import {
  CollectionFailure,
  Parsed,
  problem,
} from 'backstage-plugin-ml-scorecards-node';
import { LRUCache } from 'lru-cache';
import { GtoTag } from '../gto/gtoState';
import { GtoTagName, parseGtoTag } from '../gto/parseGtoTag';
import { RunRequest } from '../repository/UrlRepositoryReader';
import { AnnotatedTag, TagDetails, TagReader } from './TagReader';

/** Each may cost a request, the first time. */
const MAX_DESCRIBED = 300;

type NamedTag = AnnotatedTag & GtoTagName;

/** A few hundred bytes each. */
const MAX_REMEMBERED = 20_000;

/** Remembers what tag objects say: their names are hashes of it, so that it never changes. */
export class TagMemory {
  readonly #known = new LRUCache<string, { details?: TagDetails }>({
    max: MAX_REMEMBERED,
  });

  async describe(
    tag: AnnotatedTag,
    read: () => Promise<TagDetails | undefined>,
  ): Promise<TagDetails | undefined> {
    if (tag.details) return tag.details;
    const known = this.#known.get(tag.sha);
    if (known) return known.details;
    const details = await read();
    this.#known.set(tag.sha, { details });
    return details;
  }
}

/** Where the tags of a repository come from. */
export interface TagSource {
  readonly reader: TagReader | { readonly unknown: string };
  readonly memory: TagMemory;
  readonly runRequest: RunRequest;
}

/** The GTO tags of one repository, listed once for all its components. */
export class RepositoryTags {
  /** Stands for what was listed: another text when a tag comes, goes or moves. */
  readonly state: string;
  readonly #source: TagSource;
  readonly #listed: Parsed<readonly NamedTag[]>;
  #missesDetails = false;

  private constructor(source: TagSource, listed: Parsed<readonly NamedTag[]>) {
    this.#source = source;
    this.#listed = listed;
    this.state =
      'problem' in listed
        ? 'unknown'
        : createHash('sha256')
            .update(
              JSON.stringify(
                listed.value.map(({ name, sha }) => [name, sha]).sort(),
              ),
            )
            .digest('hex');
  }

  /**
   * Lists them. What may pass by itself is thrown, so that facts stay as they were; what will not, makes the facts
   * unknown and leaves all others alone.
   */
  static async list(
    source: TagSource,
    signal: AbortSignal,
  ): Promise<RepositoryTags> {
    const { reader, runRequest } = source;
    if ('unknown' in reader) {
      return new RepositoryTags(source, problem(reader.unknown));
    }
    try {
      const { tags, truncated } = await runRequest(() =>
        reader.list({ signal }),
      );
      const named = tags.flatMap(tag => {
        const name = parseGtoTag(tag.name);
        return name ? [{ ...tag, ...name }] : [];
      });
      return new RepositoryTags(
        source,
        truncated
          ? problem('the repository has more tags than are read')
          : { value: named },
      );
    } catch (error) {
      return new RepositoryTags(source, toProblem(error));
    }
  }

  /**
   * Whether a tag was listed and could not be read. The list tells nothing of that, and would not change once the tag can
   * be read: it is worth another look.
   */
  get missesDetails(): boolean {
    return this.#missesDetails;
  }

  /** Names of all artifacts that have tags. */
  get artifacts(): Parsed<readonly string[]> {
    return 'problem' in this.#listed
      ? this.#listed
      : {
          value: [
            ...new Set(this.#listed.value.map(({ artifact }) => artifact)),
          ].sort(),
        };
  }

  /** The tags of one artifact with what each says. */
  async of(
    artifact: string,
    signal: AbortSignal,
  ): Promise<Parsed<readonly GtoTag[]>> {
    const { reader, memory, runRequest } = this.#source;
    if ('problem' in this.#listed) return this.#listed;
    const own = this.#listed.value.filter(tag => tag.artifact === artifact);
    if ('unknown' in reader || !own.length) return { value: [] };
    if (own.length > MAX_DESCRIBED) {
      return problem(
        `${artifact} has more than ${MAX_DESCRIBED} GTO tags, which is more than are read`,
      );
    }
    try {
      const described = await Promise.all(
        own.map(async tag => {
          const details = await memory.describe(tag, () =>
            runRequest(() => reader.describe(tag, { signal })),
          );
          return details ? [{ ...tag, ...details }] : [];
        }),
      );
      return { value: described.flat() };
    } catch (error) {
      this.#missesDetails = true;
      return toProblem(error);
    }
  }
}

function toProblem(error: unknown): { readonly problem: string } {
  if (!(error instanceof CollectionFailure)) throw error;
  if (mayPass(error)) throw error;
  return problem(
    `the tags of the repository could not be read: ${error.message}`,
  );
}

/** Whether a failure may pass by itself, so that what was known should stay. */
function mayPass({ error }: CollectionFailure): boolean {
  return ['unavailable', 'timeout', 'rate-limited'].includes(error.code);
}
