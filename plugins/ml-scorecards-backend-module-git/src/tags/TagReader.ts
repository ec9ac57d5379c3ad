/** A tag of a repository, as its host lists it. Only annotated tags are listed: others say nothing about themselves. */
export interface AnnotatedTag {
  readonly name: string;
  /** Name of the tag object. It changes when somebody moves the tag. */
  readonly sha: string;
  /** What some hosts list, and others tell of each tag on its own. */
  readonly details?: TagDetails;
}

/** What a tag stands on. */
export interface TagDetails {
  readonly commit: string;
  /** When the tag was made: ISO 8601. Absent where the host does not tell. */
  readonly at?: string;
}

/** Reads the tags of one repository from the API of its host. */
export interface TagReader {
  /** Lists the annotated tags; `truncated` says that there are more. */
  list(options: { signal: AbortSignal }): Promise<{
    readonly tags: readonly AnnotatedTag[];
    readonly truncated: boolean;
  }>;
  /** Undefined for a tag on something else than a commit. */
  describe(
    tag: AnnotatedTag,
    options: { signal: AbortSignal },
  ): Promise<TagDetails | undefined>;
}
