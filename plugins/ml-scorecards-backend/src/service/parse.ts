import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { Request } from 'express';
import { z } from 'zod';

/** Parses what a caller sent, or throws an InputError that says what is wrong with it. */
export function parse<T extends z.ZodType>(
  schema: T,
  value: unknown,
): z.output<T> {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InputError(
      result.error.issues
        .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
        .join('; '),
    );
  }
  return result.data;
}

const segment = z
  .string()
  .min(1)
  .max(253)
  .refine(text => !text.includes('\0'), {
    error: 'must not hold a NUL character',
  });
const refParamsSchema = z.object({
  kind: segment,
  namespace: segment,
  name: segment,
});

/** The entity ref that the path of a request names. */
export function entityRefOf(params: unknown): string {
  return stringifyEntityRef(parse(refParamsSchema, params));
}

/** The same for the audit log, which is told of all that was asked for, also of what cannot be. */
export function askedEntityRefOf(params: Request['params']): string {
  const { kind, namespace, name } = params;
  return stringifyEntityRef({ kind, namespace, name });
}

/** Entity refs as they are stored, with the default namespace put in. */
export function parseEntityRefs(refs: readonly string[]): string[] {
  return refs.map(ref => {
    if (ref.includes('\0')) {
      throw new InputError('An entity ref must not hold a NUL character');
    }
    try {
      return stringifyEntityRef(parseEntityRef(ref));
    } catch {
      throw new InputError(`"${ref}" is no entity ref`);
    }
  });
}
