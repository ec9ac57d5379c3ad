import { Fact, parseTimeSpan } from 'backstage-plugin-ml-scorecards-node';
import { z } from 'zod';

const DAY_MS = 24 * 60 * 60 * 1000;

const DAY = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** An annotation of an entity. Its value is undefined if the entity does not have it. */
export interface Annotation {
  readonly name: string;
  readonly value: string | undefined;
}

/** A time span as Backstage's configuration writes it, in milliseconds. Without the annotation it is unknown. */
export function readTimeSpan(annotation: Annotation): Fact<number> {
  const { value } = annotation;
  if (value === undefined) {
    return absent(annotation);
  }
  const milliseconds = parseTimeSpan(value);
  return milliseconds !== undefined
    ? { value: milliseconds }
    : notUnderstood(
        annotation,
        'a time span such as "PT4H", "P1D", "4 hours" or "200ms"',
      );
}

/** A day or an instant as an instant; a day by its beginning. Nothing has been done in the future. */
export function readPastDay(annotation: Annotation, now: Date): Fact<string> {
  const { value } = annotation;
  if (value === undefined) {
    return absent(annotation);
  }
  const instant = DAY.safeParse(value).success ? Date.parse(value) : NaN;
  // Where it is day first, tomorrow has begun.
  return instant <= now.getTime() + DAY_MS
    ? { value: new Date(instant).toISOString() }
    : notUnderstood(annotation, 'a past day such as "2026-03-31"');
}

/** Any text; empty without the annotation. */
export function readText({ value = '' }: Annotation): Fact<string> {
  return { value: value.trim() };
}

/** A choice among words, with commas between them; none without the annotation. */
export function readWords(
  annotation: Annotation,
  allowed: readonly string[],
): Fact<readonly string[]> {
  const words = (annotation.value ?? '')
    .split(',')
    .map(word => word.trim())
    .filter(Boolean);
  return words.every(word => allowed.includes(word))
    ? { value: allowed.filter(word => words.includes(word)) }
    : notUnderstood(
        annotation,
        `one or several of ${allowed.join(', ')}, with commas between them`,
      );
}

function absent({ name }: Annotation): { unknownBecause: string } {
  return { unknownBecause: `the entity has no annotation ${name}` };
}

function notUnderstood(
  { name, value }: Annotation,
  what: string,
): { unknownBecause: string } {
  return {
    unknownBecause: `the annotation ${name} says "${value}", and should be ${what}`,
  };
}
