import { InputError } from '@backstage/errors';
import express, { Request, Response } from 'express';

/** Reads the body of a request, within the handler, so that a body that is refused is in the audit log as well. */
export async function readJsonBody(
  request: Request,
  response: Response,
  limit = '64kb',
): Promise<unknown> {
  if (!request.is('application/json')) {
    throw new InputError('The body must be JSON');
  }
  const parseJson = express.json({ limit });
  await new Promise<void>((resolve, reject) =>
    parseJson(request, response, error => (error ? reject(error) : resolve())),
  );
  refusePrototypes(request.body);
  return request.body;
}

/** Schemas pass over such a key without a word, and code that does not know of it would change other objects by it. */
function refusePrototypes(body: unknown): void {
  // Not recursive: a body can be nested more deeply than the stack is high.
  const left = [body];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === 'object' && value !== null) {
      if (Object.hasOwn(value, '__proto__')) {
        throw new InputError('The body holds a key __proto__');
      }
      left.push(...Object.values(value));
    }
  }
}
