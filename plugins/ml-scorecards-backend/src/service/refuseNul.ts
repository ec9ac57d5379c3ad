import { InputError } from '@backstage/errors';
import { RequestHandler } from 'express';

/** Refuses addresses with a NUL character, which PostgreSQL cannot take in any text. */
export const refuseNul: RequestHandler = (request, _response, next) => {
  next(
    /%00|\0/.test(request.url)
      ? new InputError('The address holds a NUL character')
      : undefined,
  );
};
