import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { ErrorRequestHandler } from 'express';

/** Errors whose message holds the statement and its values. Backstage hides only those of PostgreSQL. */
const DATABASE_ERRORS = ['SqliteError', 'KnexTimeoutError'];

/** Keeps SQL and values out of answers. The log says what happened. */
export function hideDatabaseErrors(logger: LoggerService): ErrorRequestHandler {
  return (error, _request, _response, next) => {
    const { name } = toError(error);
    const isDatabaseError =
      DATABASE_ERRORS.includes(name) ||
      DATABASE_ERRORS.includes(error?.constructor?.name);
    if (!isDatabaseError) {
      next(error);
      return;
    }
    logger.error('The database refused a request.', toError(error));
    next(new Error('The database refused the request'));
  };
}
