import { z } from 'zod';

/** What a person writes: some sentences, without the NUL character, which PostgreSQL cannot take. */
export const writtenText = z
  .string()
  .trim()
  .max(2000)
  .refine(text => !text.includes('\0'), {
    error: 'must not hold a NUL character',
  });

/** An entity ref as callers write it, without the NUL character. */
export const entityRefText = z
  .string()
  .min(1)
  .max(400)
  .refine(ref => !ref.includes('\0'), {
    error: 'must not hold a NUL character',
  });
