import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Visibility } from '../reading/Visibility';

type ReadableAmong = Pick<Visibility, 'readableAmong'>;

/**
 * For the answer to what has been written: that is done, whatever fails while it is told. As long as the catalog cannot say
 * which neighbours may be read, none is named.
 */
export function cautiousVisibility(
  visibility: ReadableAmong,
  logger: LoggerService,
): ReadableAmong {
  return {
    async readableAmong(refs, credentials) {
      try {
        return await visibility.readableAmong(refs, credentials);
      } catch (error) {
        logger.warn(
          'The answer to what was written names no entities around the component, as the catalog did not say which of them may be read.',
          toError(error),
        );
        return new Set();
      }
    },
  };
}
