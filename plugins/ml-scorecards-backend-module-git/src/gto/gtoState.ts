import { compareVersions } from './compareVersions';
import { GtoTagName } from './parseGtoTag';

/** A GTO tag with what its annotation holds. */
export interface GtoTag extends GtoTagName {
  /** The commit that it stands on. */
  readonly commit: string;
  /** When it was made: ISO 8601. Absent where the host does not tell. */
  readonly at?: string;
}

/** What the tags of one artifact amount to. */
export interface GtoState {
  /** Versions that are registered, oldest first. */
  readonly versions: readonly string[];
  /** When the newest registration was made. Absent where the host does not tell. */
  readonly newestAt?: string;
  /** The current version of each stage. */
  readonly stages: ReadonlyMap<string, string>;
}

/**
 * Goes through the tags of one artifact as `gto` does. The version of a stage is the one that was assigned last and not
 * taken away since, which after a roll-back is not the greatest.
 */
export function gtoState(tags: readonly GtoTag[]): GtoState {
  const registered = registrations(tags);
  const versions = [...registered.keys()].sort(compareVersions);
  const times = [...registered.values()].flatMap(({ at }) =>
    at === undefined ? [] : [at],
  );
  const newestAt = times.reduce<string | undefined>(
    (newest, at) =>
      newest === undefined || Date.parse(at) > Date.parse(newest) ? at : newest,
    undefined,
  );
  return {
    versions,
    ...(newestAt && times.length === registered.size ? { newestAt } : {}),
    stages: isDeprecated(tags) ? new Map() : stagesOf(tags, registered),
  };
}

/** Versions with the tag that registered them last, without those that were taken back. */
function registrations(tags: readonly GtoTag[]): Map<string, GtoTag> {
  const groups = groupBy(tags, ({ action }) =>
    action.kind === 'version' ? action.version : undefined,
  );
  return new Map(
    [...groups].flatMap(([version, group]) => {
      const last = inOrder(group).at(-1);
      return last && !last.cancels ? [[version, last]] : [];
    }),
  );
}

function stagesOf(
  tags: readonly GtoTag[],
  registered: ReadonlyMap<string, GtoTag>,
): Map<string, string> {
  const everRegistered = new Set(
    tags.flatMap(({ action }) =>
      action.kind === 'version' ? [action.version] : [],
    ),
  );
  const groups = groupBy(tags, ({ action }) =>
    action.kind === 'stage' ? action.stage : undefined,
  );
  return new Map(
    [...groups].flatMap(([stage, group]) => {
      /** The latest at the end. */
      let assigned: string[] = [];
      for (const tag of inOrder(group)) {
        const version = versionAt(tag.commit, tags, registered);
        assigned = assigned.filter(each => each !== version);
        if (!tag.cancels) assigned.push(version);
      }
      const current = assigned
        .filter(each => registered.has(each) || !everRegistered.has(each))
        .at(-1);
      return current === undefined ? [] : [[stage, current]];
    }),
  );
}

function groupBy(
  tags: readonly GtoTag[],
  keyOf: (tag: GtoTag) => string | undefined,
): Map<string, GtoTag[]> {
  const groups = new Map<string, GtoTag[]>();
  for (const tag of tags) {
    const key = keyOf(tag);
    if (key === undefined) continue;
    groups.set(key, [...(groups.get(key) ?? []), tag]);
  }
  return groups;
}

/** The version that a commit has: the greatest if it has several, and its own name if it has none. */
function versionAt(
  commit: string,
  tags: readonly GtoTag[],
  registered: ReadonlyMap<string, GtoTag>,
): string {
  const here = tags.flatMap(tag =>
    tag.action.kind === 'version' && tag.commit === commit
      ? [tag.action.version]
      : [],
  );
  const known = here.filter(version => registered.has(version));
  return (
    (known.length ? known : here).sort(compareVersions).at(-1) ??
    commit.slice(0, 7)
  );
}

/** Deprecated for good: whatever is tagged afterwards brings the artifact back. */
function isDeprecated(tags: readonly GtoTag[]): boolean {
  return inOrder(tags).at(-1)?.action.kind === 'deprecated';
}

/**
 * Oldest first. GTO numbers the tags that it makes, and the numbers are more certain than the clocks of those who tag.
 * Where not all have one, they are as old as they say.
 */
function inOrder(tags: readonly GtoTag[]): GtoTag[] {
  const byCounter = tags.every(({ counter }) => counter !== undefined);
  const timeOf = ({ at }: GtoTag) => (at ? Date.parse(at) : 0);
  const order = (a: GtoTag, b: GtoTag) =>
    (a.counter ?? 0) - (b.counter ?? 0) ||
    // Made in the same second, as scripts do: first what says something, then what takes it back.
    Number(a.cancels) - Number(b.cancels);
  return [...tags].sort((a, b) =>
    byCounter ? order(a, b) : timeOf(a) - timeOf(b) || order(a, b),
  );
}
