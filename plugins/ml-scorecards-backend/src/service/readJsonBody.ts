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
  return request.body;
}
