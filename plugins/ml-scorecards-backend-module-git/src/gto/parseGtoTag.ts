/** What the name of a GTO tag says, before it is known which commit it stands on. */
export interface GtoTagName {
  /** Name of the artifact with a colon after its folder, such as `models/churn:churn`. */
  readonly artifact: string;
  readonly action:
    | { readonly kind: 'version'; readonly version: string }
    | { readonly kind: 'stage'; readonly stage: string }
    | { readonly kind: 'deprecated' | 'created' };
  /** Whether it takes back what it says. */
  readonly cancels: boolean;
  /** Number of the tag in the order in which they were made. */
  readonly counter?: number;
}

/** Longer ones are nobody's: it bounds what a stranger's tag may cost. */
const MAX_LENGTH = 300;

/** `gto/constants.py`, without its nested repetitions, which take time without end on some names. */
const NAME = '[a-zA-Z0-9](?:[a-zA-Z0-9/_-]*[a-zA-Z0-9])?';
const FOLDER = '[a-zA-Z0-9_./-]+';
const NUMBER = '(?:0|[1-9]\\d*)';
const VERSION = `v${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?`;
const TAG = new RegExp(
  `^((?:${FOLDER}=)?${NAME})(?:#(${NAME})(!?)|@(${VERSION})(!?)|@(deprecated|created))(?:#([0-9]{1,9}))?$`,
);

/** Reads the name of a tag as GTO does. Undefined for all other tags, such as a plain `v1.0.0`. */
export function parseGtoTag(tag: string): GtoTagName | undefined {
  if (tag.length > MAX_LENGTH) return undefined;
  const match = TAG.exec(tag);
  if (!match) return undefined;
  const [, artifact, stage, unassigns, version, deregisters, other, counter] =
    match;
  return {
    artifact: artifact.replace('=', ':'),
    action: actionOf(stage, version, other),
    cancels: Boolean(unassigns || deregisters),
    ...(counter ? { counter: Number(counter) } : {}),
  };
}

function actionOf(
  stage: string | undefined,
  version: string | undefined,
  other: string | undefined,
): GtoTagName['action'] {
  if (stage) return { kind: 'stage', stage };
  if (version) return { kind: 'version', version };
  return { kind: other === 'deprecated' ? 'deprecated' : 'created' };
}
