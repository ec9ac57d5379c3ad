import { JsonValue } from '@backstage/types';
import { CatalogRule } from './catalogConditions';

/** Longer keys and values cannot be asked for in the catalog. */
const MAX_LENGTH = 200;

/** Parts of an entity that the catalog does not look into. */
const NOT_TAKEN_APART = ['metadata.name', 'metadata.namespace', 'metadata.uid'];

/** A rule about what an entity says of itself. */
export type FieldRule = Extract<
  CatalogRule,
  { rule: 'label' | 'annotation' | 'field' }
>;

/** The part of an entity that a rule looks at. */
export function fieldOf(rule: FieldRule): string {
  switch (rule.rule) {
    case 'label':
      return 'metadata.labels';
    case 'annotation':
      return 'metadata.annotations';
    default:
      return rule.field;
  }
}

/** Whether the part of an entity that a rule looks at meets the rule. Undefined is a part that is not there. */
export function meetsRule(
  rule: FieldRule,
  part: JsonValue | undefined,
): boolean {
  return rule.rule === 'field'
    ? meetsField(rule, part)
    : meetsNamed(rule, part);
}

/** As the catalog looks at labels and annotations: whatever the case of letters. */
function meetsNamed(
  { name, value }: { name: string; value?: string },
  part: JsonValue | undefined,
): boolean {
  return (
    typeof part === 'object' &&
    part !== null &&
    Object.entries(part).some(
      ([key, text]) =>
        key.toLowerCase() === name &&
        (value === undefined || String(text).toLowerCase() === value),
    )
  );
}

/** As the catalog makes an entity searchable: see its `buildEntitySearch`. */
function meetsField(
  { field, key, value }: Extract<FieldRule, { rule: 'field' }>,
  part: JsonValue | undefined,
): boolean {
  if (key.length > MAX_LENGTH) {
    return false;
  }
  for (const [path, found] of searchRows(field, part)) {
    if (path.toLowerCase() === key) {
      const text = found === null ? undefined : String(found).toLowerCase();
      if (
        value === undefined ||
        (text === value && text.length <= MAX_LENGTH)
      ) {
        return true;
      }
    }
  }
  return false;
}

/** What an entity can be found by, with the path where it says so. */
function* searchRows(
  path: string,
  part: JsonValue | undefined,
): Generator<[path: string, value: string | number | boolean | null]> {
  if (part === undefined) {
    return;
  }
  if (part === null || typeof part !== 'object') {
    yield [path, part];
  } else if (NOT_TAKEN_APART.includes(path)) {
    return;
  } else if (Array.isArray(part)) {
    for (const item of part) {
      yield* searchRows(path, item);
      if (typeof item === 'string') {
        yield [`${path}.${item}`, true];
      }
    }
  } else {
    for (const [key, value] of Object.entries(part)) {
      yield* searchRows(`${path}.${key}`, value);
    }
  }
}
