import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';

/**
 * Refuses addresses with a NUL character, which PostgreSQL cannot take in any text. For what reads: what writes has to
 * tell the audit log of it, see `entityRefOf`.
 */
export const refuseNul: RequestHandler = (request, _response, next) => {
  next(
    /%00|\0/.test(request.url)
      ? new InputError('The address holds a NUL character')
      : undefined,
  );
};
