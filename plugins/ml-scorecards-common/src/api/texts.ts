import { z } from 'zod';

/** Refuses what PostgreSQL cannot take in any text. */
export function withoutNul(text: z.ZodString): z.ZodString {
  return text.refine(value => !value.includes('\0'), {
    error: 'must not hold a NUL character',
  });
}

/** What a person writes: some sentences. */
export const writtenText = withoutNul(z.string().trim().max(2000));

/** An entity ref as callers write it. */
export const entityRefText = withoutNul(z.string().min(1).max(400));
