import { CollectionFailure } from 'backstage-plugin-ml-scorecards-node';

/**
 * Gives undefined for what MLflow itself says does not exist. Any other 404, such as of a proxy or of a wrong address,
 * says nothing about it.
 */
export async function ifExists<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (
      error instanceof CollectionFailure &&
      error.status === 404 &&
      error.body?.includes('RESOURCE_DOES_NOT_EXIST')
    ) {
      return undefined;
    }
    throw error;
  }
}
