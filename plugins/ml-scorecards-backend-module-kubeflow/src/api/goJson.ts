import { z } from 'zod';

/** Messages of Go servers as JSON: what has the value of its type's default may be left out. */
export const text = z
  .string()
  .nullish()
  .transform(value => value ?? '');

export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform(items => items ?? []);

export const mapOf = <T extends z.ZodType>(value: T) =>
  z
    .record(z.string(), value)
    .nullish()
    .transform(values => values ?? {});
